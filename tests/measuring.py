"""Measure which lines and branches of the product the tests reach: a pytest plugin, and the report on what it wrote.

`scripts/test` names it in PYTEST_PLUGINS: a plugin named with `-p` starts in xdist's workers only after the product is imported.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
import slipcover
from slipcover.slipcover import format_missing

PRODUCT = Path(__file__).resolve().parents[1] / "src" / "mingbai"
LAW = PRODUCT / "statute"
#: The folder into which each process writes what it saw.
FOLDER = "MEASURED_INTO"
#: SlipCover rewrites code without the probes that have fired this often; rewriting costs more than they do, except in long loops.
OFTEN = 1_000_000

MEASURED = pytest.StashKey[slipcover.Slipcover]()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Watch the product from its first import on, in every process that runs tests."""
    is_worker = "PYTEST_XDIST_WORKER" in os.environ
    if not is_worker and getattr(early_config.known_args_namespace, "numprocesses", None):
        return
    early = [name for name in sys.modules if name.partition(".")[0] == "mingbai"]
    assert not early, f"imported before anything was measured: {early}"
    early_config.stash[MEASURED] = measured = slipcover.Slipcover(branch=True, d_miss_threshold=OFTEN)
    slipcover.ImportManager(measured, slipcover.FileMatcher(sources=[PRODUCT])).__enter__()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write down what this process saw."""
    if measured := session.config.stash.get(MEASURED, None):
        seen = Path(os.environ[FOLDER]) / f"{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}.json"
        seen.write_text(json.dumps(measured.get_coverage()), "utf-8")


def together(folder: Path) -> dict[str, Any]:
    """Return what all processes saw; a file that none imported counts with every line and branch missing."""
    whole = slipcover.Slipcover(branch=True, source=[str(PRODUCT)]).get_coverage()
    for seen in sorted(folder.glob("*.json")):
        slipcover.merge_coverage(whole, json.loads(seen.read_text("utf-8")))
    return {str(Path(name).resolve()): file for name, file in whole["files"].items()}


def percent(files: list[dict[str, Any]]) -> float:
    """Return the share of lines and branches that were reached."""
    reached, missing = (
        sum(len(file[f"{kind}_{what}"]) for file in files for what in ("lines", "branches")) for kind in ("executed", "missing")
    )
    return 100 * reached / (reached + missing)


def report(folder: Path, floor: int) -> int:
    """Print what is missing from the law and how much of the rest is reached; 1 says that one of them is too little."""
    files = together(folder)
    law = {Path(name).relative_to(PRODUCT): file for name, file in files.items() if Path(name).is_relative_to(LAW)}
    rest = percent([file for name, file in files.items() if not Path(name).is_relative_to(LAW)])
    for name, file in sorted(law.items()):
        if gaps := format_missing(file["missing_lines"], file["executed_lines"], file["missing_branches"]):
            print(f"{name}：{gaps}")
    print(f"statute {percent(list(law.values())):.2f} %，其余 {rest:.2f} %（下限 {floor} %）")
    if rest < floor:
        print("覆盖率低于下限，请补测试。")
    elif int(rest) > floor:
        print(f"可以把 tests/coverage_floor 提高到 {int(rest)}。")
    return int(rest < floor or percent(list(law.values())) < 100)


if __name__ == "__main__":
    sys.exit(report(Path(sys.argv[1]), int(sys.argv[2])))
