"""Where a machine found nothing the pages say so, and never that there is nothing."""

from __future__ import annotations

import re
from pathlib import Path

from mingbai.privacy.advice import NOTHING_FOUND

SOURCE = Path(__file__).parents[2] / "src/mingbai"
CLAIMS = re.compile(r"没有(?:个人信息|密级|敏感|找到不能公开|查出不能公开|查出问题|发现)|未发现|不含个人信息")
# The report's findings are about figures that the machine itself counted.
SAYS_NO_PROBLEM = re.compile(r"没有问题")
WHERE = ("workspace/entries", "workspace/review", "workspace/imports", "workspace/documents", "workspace/jinja2/work/entries")
MORE = ("workspace/jinja2/work/review", "workspace/jinja2/work/imports", "workspace/jinja2/work/documents", "cli/scan.py")
SAID_IN = (
    "cli/scan.py",
    "workspace/entries/draft/shown.py",
    "workspace/review/decision/words.py",
    "workspace/jinja2/work/entries/entry.jinja",
    "workspace/jinja2/work/entries/files.jinja",
    "workspace/jinja2/work/entries/masked.jinja",
    "workspace/jinja2/work/entries/part_findings.jinja",
    "workspace/jinja2/work/documents/slip_files.jinja",
    "workspace/jinja2/work/imports/batch.jinja",
    "workspace/jinja2/work/review/import.jinja",
)


def _files() -> list[Path]:
    return [path for path in SOURCE.rglob("*") if path.suffix in (".py", ".jinja", ".html", ".js")]


def test_no_page_claims_that_there_is_nothing() -> None:
    assert [str(path) for path in _files() if CLAIMS.search(path.read_text("utf-8"))] == []
    near = [path for path in _files() if str(path.relative_to(SOURCE)).startswith((*WHERE, *MORE))]
    assert len(near) > 50
    assert [str(path) for path in near if SAYS_NO_PROBLEM.search(path.read_text("utf-8"))] == []


def test_every_place_of_a_check_says_what_the_machine_can_say() -> None:
    said = {name: (SOURCE / name).read_text("utf-8") for name in SAID_IN}
    assert [name for name, text in said.items() if NOTHING_FOUND not in text and "NOTHING_FOUND" not in text] == []
