"""`scripts/setup` leaves nothing running and nothing lying about, however it ends. What it installs with are stand-ins."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: Answers every question with yes; the first half of the packages ends as told, the second goes on for a while.
PYTHON = """#!/bin/sh
case "$*" in
*part-0*) sleep 0.3; exit $FIRST ;;
*part-1*) echo $$ > half; exec sleep 20 ;;
esac
"""
#: Needs a moment for a system package, whatever comes between.
APT = '#!/bin/sh\ncase "$*" in *install*) sleep 0.6; touch installed ;; esac\n'


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "setup", tmp_path / "scripts")
    for name in ("requirements.lock", "requirements-test.lock", "pyproject.toml"):
        (tmp_path / name).write_text("one==1\ntwo==2\n")
    stands_in(tmp_path / ".venv/bin/python", PYTHON)
    stands_in(tmp_path / "bin/apt-get", APT)
    # No font is found, so one is asked for; nobody becomes anyone.
    stands_in(tmp_path / "bin/find", "#!/bin/sh\n")
    stands_in(tmp_path / "bin/sudo", '#!/bin/sh\nshift; exec "$@"\n')
    return tmp_path


def stands_in(place: Path, said: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(said)
    place.chmod(0o755)


def begun(clone: Path, first: int) -> subprocess.Popen[str]:
    environment = {**os.environ, "PATH": f"{clone / 'bin'}:{os.environ['PATH']}", "FIRST": str(first)}
    # A run in the background of a script ignores Ctrl-C, and what it starts would too.
    command = ["env", "--default-signal=INT", "bash", "scripts/setup", "run"]
    return subprocess.Popen(command, cwd=clone, env=environment, stderr=subprocess.PIPE, text=True)


def is_running(number: int) -> bool:
    return Path(f"/proc/{number}/stat").exists() and Path(f"/proc/{number}/stat").read_text().split()[2] != "Z"


@pytest.mark.parametrize("is_interrupted", [False, True])
def test_nothing_goes_on_after_a_failure_or_an_interruption(clone: Path, is_interrupted: bool) -> None:
    running = begun(clone, first=0 if is_interrupted else 1)
    while not (clone / "half").exists() or not (clone / "half").read_text():
        time.sleep(0.02)
    if is_interrupted:
        running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=120)
    assert running.returncode == (130 if is_interrupted else 4), told
    assert ("没有装上" in told) is not is_interrupted
    assert not is_running(int((clone / "half").read_text())), "the other half of the packages"
    assert (clone / "installed").exists(), "what apt began it ended"
    assert list((clone / ".venv").glob("part-*")) == []
