"""Acts per second of eight writers in eight organs, against the same with one audit head and one generation for the county.

The old way is the product's own code with every organ sent to one row: the statements are the same, only the locked rows
differ. Each writer is a process with its own connection, as on a server.

An act holds its rows until its commit is on the disk. That takes less than a millisecond on a flash disk, about 10 on a
spinning one, more when a second server must confirm: `commit_delay` makes the server wait that long before it flushes. Without
such a wait, eight writers on two processors measure the processors.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from zoneinfo import ZoneInfo

import django

from bench.measure import verdict

WRITERS, ROUNDS, SECONDS = 8, 3, 4.0
AT = datetime(2021, 1, 19, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
WAYS = ("own", "one")
# Milliseconds that a disk takes for a commit, on top of this machine's own. The last is not a real disk: it makes waiting
# outweigh the processor time of eight writers, so that its ratio is that of the locks.
DISKS = (0, 20, 100)
LIMIT = 4


def main() -> int:
    """Let the writers write in turn to their own rows and to one row, at each commit delay."""
    django.setup()
    from django.db import connection

    from mingbai.cli.setup import bring_up_to_date

    bring_up_to_date(lambda line: None)
    _found()
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('fsync'), current_setting('synchronous_commit')")
        fsync, waits = cursor.fetchone()
    print(f"fsync {fsync}, synchronous_commit {waits}, {os.cpu_count()} processors")
    ratios = []
    with _writers() as writers:
        for disk in DISKS:
            found: dict[str, list[tuple[float, float]]] = {way: [] for way in WAYS}
            for number in range(ROUNDS):
                for way in WAYS if number % 2 else WAYS[::-1]:
                    found[way].append(_round(writers, way, disk))
            ratios.append(_say(disk, found))
    return (
        0
        if _is_whole()
        & verdict("acts per second in own rows against one row, where waiting dominates", ratios[-1], LIMIT, at_least=True)
        else 1
    )


def _say(disk: int, found: dict[str, list[tuple[float, float]]]) -> float:
    print(f"{disk} ms more for a commit:")
    speed = {}
    for way, rounds in found.items():
        speed[way] = statistics.median(acts for acts, _ in rounds)
        waiting = statistics.mean(waiters for _, waiters in rounds)
        each = " ".join(f"{acts:.0f}" for acts, _ in rounds)
        print(f"  {'own rows' if way == 'own' else 'one row '}{speed[way]:>8.0f} acts/s  {waiting:.1f} waiting  ({each})")
    print(f"  own rows / one row: {speed['own'] / speed['one']:.2f}")
    return speed["own"] / speed["one"]


def _found() -> None:
    """Create the county and its eight organs."""
    from mingbai.core.audit import Actor
    from mingbai.organs.actions import Establishment, establish

    by = Actor("bench")
    establish(organ=Establishment("county", "测量县人民政府", "测量县", "county"), by=by, at=AT)
    for n in range(WRITERS):
        establish(organ=Establishment(f"organ-{n}", f"第{n}镇人民政府", f"第{n}镇", "township", "county"), by=by, at=AT)


@contextmanager
def _writers() -> Iterator[list[subprocess.Popen[str]]]:
    """Start one process per organ; each reports when it is ready and ends when its input closes."""
    command = (sys.executable, "-m", "bench.acts")
    piped = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "bufsize": 1}
    processes = [subprocess.Popen([*command, str(n)], **piped) for n in range(WRITERS)]
    try:
        for process in processes:
            assert process.stdout.readline().strip() == "ready"
        yield processes
    finally:
        for process in processes:
            process.stdin.close()
            process.wait(30)


def _round(writers: list[subprocess.Popen[str]], way: str, disk: int) -> tuple[float, float]:
    """Return the acts per second of all writers together, and how many of them waited for a row on average."""
    start = time.time() + 0.2
    for writer in writers:
        writer.stdin.write(f"{way} {disk} {start}\n")
    waiting: list[int] = []
    watch = threading.Thread(target=_watch, args=(start, waiting))
    watch.start()
    acts = sum(int(writer.stdout.readline()) for writer in writers)
    watch.join()
    return acts / SECONDS, statistics.mean(waiting)


def _watch(start: float, waiting: list[int]) -> None:
    from django.db import connection

    time.sleep(max(0.0, start - time.time()))
    with connection.cursor() as cursor:
        while time.time() < start + SECONDS:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
            waiting.append(cursor.fetchone()[0])
            time.sleep(0.05)
    connection.close()


def _is_whole() -> bool:
    """Return whether what was written so fast is still an intact trail."""
    from mingbai.core import verification

    found = verification.check_trail()
    return verdict("broken places in the trail afterwards", len(found.broken), 0)


def write(number: int) -> int:
    """Run a writer: its township establishes villages, which are public acts, for as long as a round takes."""
    django.setup()
    from django.db import connection

    from mingbai.core import audit, public
    from mingbai.core.audit import Actor
    from mingbai.core.models import Generation
    from mingbai.organs.actions import Establishment, establish

    organ = f"organ-{number}"
    actor, own_head, own_touch = Actor(f"第{number}镇 经办", organ_code=organ), audit._locked_head, public.touch
    Generation.objects.get_or_create(organ_code="one")
    connection.ensure_connection()
    numbers = count(number * 10_000_000)
    print("ready", flush=True)
    for line in sys.stdin:
        way, disk, start = line.split()
        audit._locked_head = own_head if way == "own" else lambda chain: own_head("one")
        public.touch = own_touch if way == "own" else lambda organ_code: own_touch("one")
        with connection.cursor() as cursor:
            cursor.execute(f"SET commit_siblings = 0; SET commit_delay = {int(disk) * 1000}")
        done = 0
        time.sleep(max(0.0, float(start) - time.time()))
        while time.time() < float(start) + SECONDS:
            name = f"village-{next(numbers)}"
            establish(organ=Establishment(name, name, name, "village", organ), by=actor, at=AT)
            done += 1
        print(done, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(write(int(sys.argv[1])) if len(sys.argv) > 1 else main())
