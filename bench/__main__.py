"""`make bench` runs every benchmark in a process and data directory of its own; `python -m bench pages` runs one."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

PARTS = (
    "counting",
    "files",
    "pages",
    "addresses",
    "burst",
    "entries",
    "reading",
    "cases",
    "importing",
    "scanning",
    "acts",
    "search",
    "nginx",
)
ON_BOTH, ON_POSTGRESQL = ("counting", "entries", "cases", "search"), ("acts",)
SCRIPT = Path(__file__).resolve().parents[1] / "scripts" / "postgres"


def main(asked: list[str]) -> int:
    """Run the parts and report at the end which limits were missed."""
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        for part in asked or PARTS:
            for engine in _engines(part):
                print(f"\n== {part} ({engine})", flush=True)
                if not _run(part, engine, Path(folder)):
                    failed.append(f"{part} ({engine})")
    print("\nall limits kept" if not failed else f"\nlimits missed: {', '.join(failed)}")
    return 1 if failed else 0


def _engines(part: str) -> tuple[str, ...]:
    if part in ON_POSTGRESQL:
        return ("postgresql",)
    return ("sqlite", "postgresql") if part in ON_BOTH else ("sqlite",)


def _run(part: str, engine: str, folder: Path) -> bool:
    environment = {
        **os.environ,
        "DATA_DIR": str(folder / f"{part}-{engine}"),
        "DJANGO_SETTINGS_MODULE": "mingbai.config.settings",
    }
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", f"bench.{part}"]
    if engine == "sqlite":
        return subprocess.run(command, env=environment).returncode == 0
    cluster = folder / "cluster"
    # The acts need commits that reach the disk: without that wait no row stays locked for long.
    settings = ("fsync=on",) if part == "acts" else ()
    started = subprocess.run([SCRIPT, "start", cluster, *settings], stdout=subprocess.PIPE, text=True)
    if started.returncode:
        print("no PostgreSQL server is installed: not measured" if started.returncode == 5 else "PostgreSQL did not start")
        return started.returncode == 5
    try:
        return subprocess.run(command, env={**environment, "DATABASE_URL": started.stdout.strip()}).returncode == 0
    finally:
        subprocess.run([SCRIPT, "stop", cluster])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
