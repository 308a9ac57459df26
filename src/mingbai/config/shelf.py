"""Pages on disk, shared by the public processes of one server: what one has made, the others need not make.

One SQLite file in the run folder, which is this account's alone and goes when the server ends. It is a cache: nothing waits for
it to reach the disk, and where it fails, the page is made. What is deleted is overwritten.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from mingbai.config.pages import MEBIBYTE, Key, Page, restored

LIMIT = 512 * MEBIBYTE
SCHEMA = """
CREATE TABLE IF NOT EXISTS page (key TEXT PRIMARY KEY, used REAL NOT NULL, size INTEGER NOT NULL, stamp INTEGER NOT NULL,
    head TEXT NOT NULL, bodies BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS page_used ON page (used);
CREATE TABLE IF NOT EXISTS subject (name TEXT, key TEXT, PRIMARY KEY (name, key)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS subject_key ON subject (key);
"""
SETTINGS = "PRAGMA busy_timeout=500; PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA secure_delete=ON;"
SECONDS = 60.0
"""How exactly it is known when a page was last used."""
SIZED_EVERY, AT_ONCE, MOST_WAITING = 50, 20, 500
HEAD = 2
"""The last headers of a page, which `restored` adds."""


class Shelf:
    """The pages of one file. One thread writes, in order; any thread reads."""

    def __init__(self, file: Path, limit: int = LIMIT) -> None:
        self._file, self._limit, self._put = file, limit, 0
        self._own = threading.local()
        self._writer = ThreadPoolExecutor(1, "shelf")
        self._waiting = 0
        with suppress(sqlite3.Error):
            self._connection.executescript(SCHEMA)

    def get(self, key: Key) -> Page | None:
        """Return a page as some process made it; whether it is still right, the reader must see from its stamp."""
        try:
            row = self._connection.execute("SELECT used, stamp, head, bodies FROM page WHERE key = ?", [_name(key)]).fetchone()
        except sqlite3.Error:
            return None
        if row is None:
            return None
        used, stamp, head, bodies = row
        if used < time.monotonic() - SECONDS:
            self._later(lambda c: c.execute("UPDATE page SET used = ? WHERE key = ?", [time.monotonic(), _name(key)]))
        status, given, mark, lengths, subjects = json.loads(head)
        cut, at = {}, 0
        for encoding, length in lengths:
            cut[encoding] = bodies[at : at + length]
            at += length
        return restored(status, [(name, value) for name, value in given], mark, cut, subjects=subjects, stamp=stamp)

    def put(self, key: Key, page: Page, is_current: Callable[[Page], bool]) -> None:
        """Keep a page, unless it is no longer right when its turn comes."""
        if self._waiting < MOST_WAITING:
            self._later(lambda connection: self._keep(connection, key, page) if is_current(page) else None)

    def forget(self, subjects: Collection[str]) -> None:
        """Erase the pages that depend on any of these."""
        self._later(lambda connection: _erase(connection, tuple(subjects)))

    def clear(self) -> None:
        """Erase all pages."""
        self._later(lambda connection: connection.executescript("DELETE FROM page; DELETE FROM subject;"))

    def flush(self) -> None:
        """Wait until everything asked for so far is done."""
        self._writer.submit(lambda: None).result()

    @property
    def _connection(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if found is None:
            found = self._own.connection = sqlite3.connect(self._file, isolation_level=None)
            found.executescript(SETTINGS)
        return found

    def _later(self, work: Callable[[sqlite3.Connection], object]) -> None:
        def run() -> None:
            self._waiting -= 1
            with suppress(sqlite3.Error):
                connection = self._connection
                connection.execute("BEGIN IMMEDIATE")
                try:
                    work(connection)
                finally:
                    if connection.in_transaction:
                        connection.execute("COMMIT")

        self._waiting += 1
        self._writer.submit(run)

    def _keep(self, connection: sqlite3.Connection, key: Key, page: Page) -> None:
        name, sent = _name(key), tuple(page.sent.items())
        if page.sent.keys() & {"gzip"}:
            sent = tuple((encoding, one) for encoding, one in sent if encoding)
        lengths = [(encoding, len(one.body)) for encoding, one in sent]
        head = json.dumps([page.status, page.head[:-HEAD], page.mark, lengths, sorted(page.subjects)])
        bodies = b"".join(one.body for _, one in sent)
        _delete(connection, [name])
        connection.execute(
            "INSERT INTO page VALUES (?, ?, ?, ?, ?, ?)", [name, time.monotonic(), page.size, page.stamp, head, bodies]
        )
        connection.executemany("INSERT INTO subject VALUES (?, ?)", [(subject, name) for subject in page.subjects])
        self._put += 1
        if self._put % SIZED_EVERY == 0:
            self._make_room(connection)

    def _make_room(self, connection: sqlite3.Connection) -> None:
        """Let the least recently used go."""
        while (connection.execute("SELECT sum(size) FROM page").fetchone()[0] or 0) > self._limit:
            _delete(connection, [name for (name,) in connection.execute("SELECT key FROM page ORDER BY used LIMIT ?", [AT_ONCE])])


def _erase(connection: sqlite3.Connection, subjects: tuple[str, ...]) -> None:
    asked = ",".join("?" * len(subjects))
    found = connection.execute(f"SELECT DISTINCT key FROM subject WHERE name IN ({asked})", subjects)  # noqa: S608
    if names := [name for (name,) in found]:
        _delete(connection, names)
        connection.execute("COMMIT")
        # What the log still says of them goes too.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _delete(connection: sqlite3.Connection, names: list[str]) -> None:
    for name in names:
        connection.execute("DELETE FROM page WHERE key = ?", [name])
        connection.execute("DELETE FROM subject WHERE key = ?", [name])


def _name(key: Key) -> str:
    return "\n".join(key)
