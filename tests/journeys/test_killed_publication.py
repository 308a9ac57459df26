"""The server is killed twenty times while entries are published: each is public whole or not at all, nothing is lost."""

from __future__ import annotations

import itertools
import json
import random
import shutil
import threading
import time
from pathlib import Path

from journeys.killing.presses import press
from journeys.test_kill import HERE, Checker, Server, program

KILLS = 20
A_TURN = 4
#: Seconds a busy machine may take to answer the first press of a turn.
PATIENCE = 30.0


def test_an_entry_is_public_whole_or_not_at_all_when_the_server_is_killed(demonstration: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(demonstration, data)
    made = json.loads(program(data, str(HERE / "entries_fill.py"), str(KILLS * A_TURN)))
    acknowledged: list[int] = []
    chance = random.Random(20)
    under_way = 0
    with Checker(data, "entries_check.py") as checker:
        for turn in range(KILLS):
            server = Server(data)
            before = len(acknowledged)
            asked = [key for key in made["approved"] if key not in acknowledged][:A_TURN]
            begun = threading.Event()
            told = (made["session"], acknowledged, begun)
            publishers = [threading.Thread(target=publish, args=(server.url, asked[n::2], *told)) for n in (0, 1)]
            for thread in publishers:
                thread.start()
            begun.wait(PATIENCE)
            # Every other turn lets one publication through first: on a slow machine none would be answered otherwise.
            if turn % 2:
                wait_until_more_than(before, acknowledged, publishers)
            time.sleep(chance.uniform(0, 0.12))
            server.kill()
            for thread in publishers:
                thread.join(60)
            under_way += any(key not in acknowledged for key in asked)
            seen = checker.asked({"entries": [made["published"], *made["approved"]], "acknowledged": acknowledged})
            assert seen["problems"] == [], f"turn {turn}"
    print(f"{KILLS} kills, {under_way} of them during a publication, {len(acknowledged)} acknowledged, {seen['public']} public")
    # The test proves something only if some publications were cut off and others went through.
    assert under_way >= KILLS // 4
    assert acknowledged


def wait_until_more_than(count: int, acknowledged: list[int], publishers: list[threading.Thread]) -> None:
    """Wait until one more was answered, nobody presses any longer, or patience ends."""
    end = time.monotonic() + PATIENCE
    while len(acknowledged) <= count and any(thread.is_alive() for thread in publishers) and time.monotonic() < end:
        time.sleep(0.005)


def publish(url: str, keys: list[int], session: str, acknowledged: list[int], begun: threading.Event) -> None:
    """Publish one after the other, each twice, until the server is gone."""
    for key in itertools.chain.from_iterable((key, key) for key in keys):
        begun.set()
        try:
            if press(url, session, f"/work/entries/{key}/acts/publish/") == 302 and key not in acknowledged:
                acknowledged.append(key)
        except OSError:
            return
