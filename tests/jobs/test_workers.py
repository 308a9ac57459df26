"""Workers as processes: two at once, one killed half-way, and stopped together with their server."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

from django.db import connection

from jobs.conftest import WORKING, Installation

MANY = 60
KILLS = 20
A_TURN = 8
LEASE = 4


def test_two_workers_do_each_of_many_due_tasks_once(installation: Installation) -> None:
    # Both are at work before there is anything to do: one that starts earlier could do it all.
    workers = [installation.start("worker") for _ in (0, 1)]
    wait_until(lambda: all("开始了" in one.said for one in workers))
    installation.fill(MANY)
    wait_until_more_than(MANY - 1, installation)
    for one in workers:
        one.terminate()
        assert one.wait() == 0, one.said
    seen = installation.look()
    assert seen["problems"] == []
    assert seen["public"] == MANY
    assert seen["states"] == {"SUCCESSFUL": MANY}
    assert seen["tries"] == [1] * MANY
    # SQLite's only write lock may stay with one of them from task to task; rows are locked one by one.
    assert len(seen["workers"]) == 2 or connection.vendor == "sqlite", "both had a share"


def test_nothing_is_lost_or_done_twice_when_workers_are_killed_twenty_times(installation: Installation) -> None:
    installation.fill(KILLS * A_TURN)
    chance, before = random.Random(8), 0
    for _ in range(KILLS):
        worker = installation.start("worker", "--lease", str(LEASE))
        # Kill just after one more publication, while the next is under way.
        wait_until_more_than(before, installation)
        time.sleep(chance.uniform(0, 0.1))
        worker.kill()
        before = installation.count_published()
    assert installation.look()["problems"] == [], "with what the last was cut off from"
    time.sleep(LEASE)
    last = installation.start("worker", "--once")
    assert last.wait() == 0, last.said
    seen = installation.look()
    assert seen["problems"] == []
    assert seen["public"] == KILLS * A_TURN
    assert seen["states"] == {"SUCCESSFUL": KILLS * A_TURN}
    cut_off = sum(seen["tries"]) - len(seen["tries"])
    print(f"{KILLS} kills, {before} published until the last, {cut_off} tries cut off and taken up again")
    assert cut_off >= KILLS // 4, "the test proves something only if tasks were cut off"


def test_a_worker_ends_with_the_process_that_it_was_started_for(installation: Installation) -> None:
    installation.fill(1)
    parent = installation.loaded.start_program(WORKING / "starter.py")
    wait_until_more_than(0, installation)
    worker = int(parent.said)
    assert is_there(worker)
    # Alone: the worker is of the same session.
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    for _ in range(150):
        if not is_there(worker):
            return
        time.sleep(0.1)
    os.kill(worker, signal.SIGKILL)
    raise AssertionError("the worker outlived its parent")


def is_there(process: int) -> bool:
    """Return whether the process runs; one that has ended but was not reaped counts as gone."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def wait_until_more_than(count: int, installation: Installation) -> None:
    """Wait until one more entry is published."""
    wait_until(lambda: installation.count_published() > count)


def wait_until(happened: Callable[[], bool]) -> None:
    """Wait a minute at most."""
    for _ in range(1200):
        if happened():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen within a minute")
