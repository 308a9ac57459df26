"""The server is killed twenty times while people save, submit and publish: nothing half-done, nothing acknowledged lost."""

from __future__ import annotations

import itertools
import json
import random
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from journeys.killing.people import People
from journeys.killing.presses import press
from journeys.killing.programs import HERE, Server, environment
from loaded import Loaded
from prepared import MIGRATED, Prepared

KILLS = 20
KINDS = ("text", "cell", "submit", "send-back", "publish")
WAITING = [(f"township-{n}", 2020) for n in range(40)]
# Enough per turn that one is under way at the kill, and few enough that some are left for the last turn.
REPORTS_A_TURN = 2
ENTRIES_A_TURN = 4
#: Seconds a busy machine may take to answer.
PATIENCE = 30.0


def test_nothing_is_lost_or_half_done_when_the_server_is_killed_twenty_times(prepared: Prepared, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(prepared.data_directory(MIGRATED), data)
    acknowledged: dict[str, list[str]] = {kind: [] for kind in KINDS}
    published: list[int] = []
    numbers, refusals, under_way = itertools.count(1000), [], 0
    chance = random.Random(711)
    with Loaded(environment(data)) as loaded:
        made = json.loads(loaded.run(HERE / "fill.py", str(KILLS * ENTRIES_A_TURN)))
        entries = made["entries"]
        for turn in range(KILLS):
            left = [(code, year) for code, year in WAITING if f"{code} {year}" not in acknowledged["publish"]]
            asked = [key for key in entries["approved"] if key not in published][:ENTRIES_A_TURN]
            server = Server(loaded)
            people = People(server.url, made["sessions"], iter(left[:REPORTS_A_TURN]), numbers)
            publishers = Publishers(server.url, entries["session"], asked, published)
            people.begin()
            # Each kind is under way in its turn, on slow machines too.
            wait_until(lambda: bool(people.done[KINDS[turn % len(KINDS)]]))  # noqa: B023
            time.sleep(chance.uniform(0, 0.2))
            publishers.begin()
            # Every other turn lets one publication through first: on a slow machine none would be answered otherwise.
            if turn % 2:
                publishers.wait_for_one()
            time.sleep(chance.uniform(0, 0.12))
            server.kill()
            people.wait()
            publishers.wait()
            for kind, done in people.done.items():
                acknowledged[kind] += done
            refusals += people.refusals
            under_way += any(key not in published for key in asked)
            keys = [entries["published"], *entries["approved"]]
            asked_of = {"reports": acknowledged, "entries": keys, "published": published}
            seen = json.loads(loaded.run(HERE / "check.py", json.dumps(asked_of)))
            assert seen["problems"] == [], f"turn {turn}"
    counts = {kind: len(done) for kind, done in acknowledged.items()}
    print(f"{KILLS} kills, {counts}; {under_way} while entries went out, {len(published)} acknowledged, {seen['public']} public")
    # The test proves something only if every kind was really under way, some were cut off and others went through.
    if not all(acknowledged.values()):
        pytest.fail(f"{counts} {refusals[:20]}")
    assert under_way >= KILLS // 4
    assert published


class Publishers:
    """Two people who publish entries, each twice, until the server is gone."""

    def __init__(self, url: str, session: str, keys: list[int], published: list[int]) -> None:
        self.url = url
        self.session = session
        self.published = published
        self.before = len(published)
        self.begun = threading.Event()
        self.threads = [threading.Thread(target=self._publish, args=(keys[n::2],)) for n in (0, 1)]

    def begin(self) -> None:
        for thread in self.threads:
            thread.start()
        self.begun.wait(PATIENCE)

    def wait_for_one(self) -> None:
        """Wait until one more was answered or nobody presses any longer."""
        wait_until(lambda: len(self.published) > self.before or not any(thread.is_alive() for thread in self.threads))

    def wait(self) -> None:
        for thread in self.threads:
            thread.join(60)
            assert not thread.is_alive()

    def _publish(self, keys: list[int]) -> None:
        for key in itertools.chain.from_iterable((key, key) for key in keys):
            self.begun.set()
            try:
                if press(self.url, self.session, f"/work/entries/{key}/acts/publish/") == 302 and key not in self.published:
                    self.published.append(key)
            except OSError:
                return


def wait_until(is_so: Callable[[], bool]) -> None:
    """Wait until it is so or patience ends."""
    end = time.monotonic() + PATIENCE
    while not is_so() and time.monotonic() < end:
        time.sleep(0.005)
