"""The server is killed twenty times while people save, submit and publish: nothing half-done, nothing acknowledged lost."""

from __future__ import annotations

import itertools
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from journeys.killing.people import People
from prepared import MIGRATED, Prepared

KILLS = 20
KINDS = ("text", "cell", "submit", "send-back", "publish")
HERE = Path(__file__).parent / "killing"
WAITING = [(f"township-{n}", 2020) for n in range(40)]
# Enough per turn that one is under way at the kill, and few enough that some are left for the last turn.
PUBLISHED_A_TURN = 2


def environment(data: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "PORT", "HOST"}}
    tests = str(HERE.parents[1])
    return {**kept, "PYTHONPATH": tests, "DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "mingbai.config.settings"}


def program(data: Path, *arguments: str, said: str = "") -> str:
    done = subprocess.run(
        [sys.executable, *arguments], env=environment(data), input=said, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


class Checker:
    """A program, started once, that inspects the database after each kill, reopening it each time."""

    def __init__(self, data: Path, name: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / name)],
            env=environment(data),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Checker:
        return self

    def __exit__(self, *failure: object) -> None:
        self.process.communicate(timeout=60)

    def asked(self, what: object) -> dict[str, Any]:
        """Send one question as a line and return the answer read from the next."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(what) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer


class Server:
    """The product's own command, in its own process group."""

    def __init__(self, data: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.log = (data / "server.log").open("ab")
        command = [sys.executable, "-m", "mingbai.cli.main", "serve", "--port", str(port), "--workers", "2"]
        self.process = subprocess.Popen(
            command, env=environment(data), stdout=self.log, stderr=subprocess.STDOUT, start_new_session=True
        )
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{self.url}/work/sign-in/", timeout=5).close()
            except OSError:
                assert self.process.poll() is None, (data / "server.log").read_text()
                time.sleep(0.1)
            else:
                return
        raise AssertionError((data / "server.log").read_text())

    def kill(self) -> None:
        """Kill the whole group at once, as a power failure would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.log.close()


def wait_for(people: People, kind: str) -> None:
    """Wait for the first acknowledged act of this kind, so that every kind gets its turn on slow machines too."""
    for _ in range(150):
        if people.done[kind]:
            return
        time.sleep(0.1)


def test_nothing_is_lost_or_half_done_when_the_server_is_killed_twenty_times(prepared: Prepared, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(prepared.data_directory(MIGRATED), data)
    sessions = json.loads(program(data, str(HERE / "fill.py")))
    acknowledged: dict[str, list[str]] = {kind: [] for kind in KINDS}
    numbers, refusals = itertools.count(1000), []
    chance = random.Random(711)
    with Checker(data, "check.py") as checker:
        for turn in range(KILLS):
            left = [(code, year) for code, year in WAITING if f"{code} {year}" not in acknowledged["publish"]]
            waiting = iter(left[:PUBLISHED_A_TURN])
            server = Server(data)
            people = People(server.url, sessions, waiting, numbers)
            people.begin()
            wait_for(people, KINDS[turn % len(KINDS)])
            time.sleep(chance.uniform(0, 1.5))
            server.kill()
            people.wait()
            for kind, done in people.done.items():
                acknowledged[kind] += done
            refusals += people.refusals
            assert checker.asked(acknowledged)["problems"] == []
    # The test proves something only if every kind was really under way.
    if not all(acknowledged.values()):
        pytest.fail(f"{ ({k: len(v) for k, v in acknowledged.items()}) } {refusals[:20]}")
