"""An entry is withdrawn while fifty readers load it: two seconds later it is nowhere, except as a trace for staff."""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from pathlib import Path

from journeys.killing.presses import press
from journeys.killing.programs import HERE, Server, environment
from loaded import Loaded

READERS = 50
LIMIT = 2.0
TITLE = "第0期财务公开"
TEXT = "第0期"


class Readers:
    """Fifty readers at once, each requesting one address again and again; `seen` is when each last saw the entry."""

    def __init__(self, url: str, addresses: list[str]) -> None:
        self.url = url
        self.stop = threading.Event()
        self.seen: dict[str, float] = {}
        self.statuses: Counter[tuple[str, int]] = Counter()
        self.threads = [threading.Thread(target=self._read, args=(addresses[n % len(addresses)],)) for n in range(READERS)]

    def _read(self, path: str) -> None:
        while not self.stop.is_set():
            began = time.monotonic()
            status, body = self._get(path)
            self.statuses[path, status] += 1
            if TEXT in body:
                self.seen[path] = max(self.seen.get(path, 0), began)
            time.sleep(0.02)

    def _get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.url + urllib.parse.quote(path, safe="/?=&"), timeout=30) as answer:
                return answer.status, answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as failure:
            return failure.code, ""


def test_two_seconds_after_the_withdrawal_nobody_sees_it(demonstration: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(demonstration, data)
    with Loaded(environment(data)) as loaded:
        withdraw_before_readers(loaded, data)


def withdraw_before_readers(loaded: Loaded, data: Path) -> None:
    made = json.loads(loaded.run(HERE / "entries_fill.py", "1"))
    entry = made["published"]
    here = f"/baiyang/entries/{entry}/"
    own = [here, f"{here}files/{made['file']}/", f"{here}files/{made['file']}/明细.txt"]
    lists = ["/", "/baiyang/records/?item=20.7", "/baiyang/field/?name=财政预决算", "/baiyang/records/?year=2021"]
    server = Server(loaded)
    try:
        readers = Readers(server.url, [*own, *lists])
        for thread in readers.threads:
            thread.start()
        time.sleep(3)
        assert set(readers.seen) >= {*own, *lists}, "everybody saw it before"
        asked = {"reason": "金额有误，重新核对以后再公开。"}
        assert press(server.url, made["session"], f"/work/entries/{entry}/acts/withdraw/", **asked) == 302
        answered = time.monotonic()
        time.sleep(4)
        readers.stop.set()
        for thread in readers.threads:
            thread.join(30)
        last = max(readers.seen.values()) - answered
        requests = sum(readers.statuses.values())
        print(f"{requests} requests of {READERS} readers; last begun that still saw it {last:.2f} s after the answer")
        assert last < LIMIT, {path: f"{at - answered:.2f}" for path, at in readers.seen.items()}
        assert not [key for key in readers.statuses if key[1] >= 500]
        assert all(readers.statuses[path, 404] for path in own)
        assert press(server.url, made["session"], f"/work/entries/{made['approved'][0]}/acts/publish/") == 302
        assert readers._get(f"/baiyang/entries/{made['approved'][0]}/")[0] == 200
    finally:
        server.kill()
    check_trace(data, entry, made["approved"][0])
    verified = loaded.start("audit", "verify")
    assert verified.wait() == 0, verified.said
    assert "完整" in verified.said


def check_trace(data: Path, entry: int, following: int) -> None:
    """Check that the row, its reason and its number stay, and that the next entry gets another number."""
    with sqlite3.connect(data / "mingbai.sqlite3") as base:
        rows = dict(base.execute("select id, index_number from entries_entry where id in (?, ?)", [entry, following]).fetchall())
        assert rows[entry]
        assert rows[following]
        assert rows[entry] != rows[following]
        kept = base.execute("select standing, withdrawal_reason from entries_entry where id=?", [entry]).fetchone()
        assert kept == ("withdrawn", "金额有误，重新核对以后再公开。")
        said = base.execute("select count(*) from core_auditentry where event='entry.withdrawn'").fetchone()
        assert said == (1,)
