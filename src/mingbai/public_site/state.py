"""What an export knows of itself between two runs: which file stands where, and which acts change it. One SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mingbai.public_site.rendering import ExportedAnswer
from mingbai.public_site.trees import FileChange

TABLES = """
CREATE TABLE IF NOT EXISTS file (
    path TEXT PRIMARY KEY, address TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, gz TEXT NOT NULL, br TEXT NOT NULL,
    size INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS depends (subject TEXT, address TEXT, PRIMARY KEY (subject, address)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS depends_of ON depends (address);
CREATE TABLE IF NOT EXISTS made_depends (subject TEXT, address TEXT, PRIMARY KEY (address, subject)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS todo (address TEXT PRIMARY KEY, state INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS todo_waiting ON todo (state, address);
CREATE TABLE IF NOT EXISTS made (
    path TEXT PRIMARY KEY, address TEXT NOT NULL, digest TEXT NOT NULL, gz TEXT NOT NULL, br TEXT NOT NULL, size INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS made_at ON made (address);
CREATE TABLE IF NOT EXISTS plan (
    path TEXT PRIMARY KEY, digest TEXT NOT NULL, gz TEXT NOT NULL, br TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS said (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
EVERYTHING = "*"
"""The subject of a page that depends on every act."""
WAITING, DONE = 0, 1


class ExportState:
    """The database beside the trees. What it says was written is in `file`; what this run has made, in `made`."""

    def __init__(self, place: Path) -> None:
        self.base = sqlite3.connect(place, isolation_level=None)
        # Addresses of what was withdrawn, such as names of files, do not stay in free pages.
        self.base.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;" + TABLES)

    def close(self) -> None:
        """Close the database."""
        self.base.close()

    def remembered(self, name: str, otherwise: Any) -> Any:
        """Return a value that an earlier run kept."""
        row = self.base.execute("SELECT value FROM said WHERE name = ?", [name]).fetchone()
        return json.loads(row[0]) if row else otherwise

    def remember(self, name: str, value: Any) -> None:
        """Keep a value for later runs."""
        self.base.execute("INSERT OR REPLACE INTO said VALUES (?, ?)", [name, json.dumps(value)])

    def begin(self) -> None:
        """Forget what a run that was not finished had made."""
        self.base.executescript("BEGIN; DELETE FROM todo; DELETE FROM made; DELETE FROM made_depends; DELETE FROM plan; COMMIT;")

    def want(self, addresses: Iterable[str], *, again: bool = False) -> None:
        """Note addresses to render; those noted before only where they are to be rendered `again`."""
        verb = "REPLACE" if again else "IGNORE"
        with self._all():
            self.base.executemany(f"INSERT OR {verb} INTO todo VALUES (?, {WAITING})", ((one,) for one in addresses))  # noqa: S608

    def want_new(self, addresses: Iterable[str]) -> None:
        """Note those of these addresses that no file stands for."""
        with self._all():
            self.base.executemany(
                f"INSERT OR IGNORE INTO todo SELECT ?1, {WAITING} WHERE NOT EXISTS (SELECT 1 FROM file WHERE address = ?1)",  # noqa: S608
                ((one,) for one in addresses),
            )

    def want_touched(self, subjects: Iterable[str], *, with_everything: bool = True) -> None:
        """Note the addresses that depend on these subjects, and those that depend on every act."""
        wanted = [*subjects, *([EVERYTHING] if with_everything else ())]
        with self._all():
            self.base.executemany(
                f"INSERT OR REPLACE INTO todo SELECT address, {WAITING} FROM depends WHERE subject = ?",  # noqa: S608
                ((one,) for one in wanted),
            )

    def waiting(self, limit: int) -> list[tuple[str, str]]:
        """Return some addresses still to render, each with the digest of what is stored for it."""
        rows = self.base.execute(
            "SELECT todo.address, coalesce(file.digest, '') FROM todo LEFT JOIN file ON file.address = todo.address"
            " WHERE state = ? ORDER BY todo.address LIMIT ?",
            [WAITING, limit],
        )
        return rows.fetchall()

    def digest_at(self, path: str) -> str:
        """Return the digest of the file at a path; empty when there is none."""
        row = self.base.execute("SELECT digest FROM file WHERE path = ?", [path]).fetchone()
        return str(row[0]) if row else ""

    def take(self, answers: Iterable[tuple[str | None, ExportedAnswer]]) -> None:
        """Keep what was made, and on what it depends; note where it leads."""
        with self._all():
            for path, one in answers:
                self.base.execute("INSERT OR REPLACE INTO todo VALUES (?, ?)", [one.address, DONE])
                # Apart from what holds until the plan is made: whoever stops before that must find again what to render.
                self.base.execute("DELETE FROM made WHERE address = ?", [one.address])
                self.base.execute("DELETE FROM made_depends WHERE address = ?", [one.address])
                if path is None or not one.digest:
                    continue
                self.base.execute("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?, ?)", self._made(path, one))
                subjects = {EVERYTHING} if one.subjects is None else one.subjects
                self.base.executemany(
                    "INSERT OR IGNORE INTO made_depends VALUES (?, ?)", ((subject, one.address) for subject in subjects)
                )

    def _made(self, path: str, one: ExportedAnswer) -> tuple[object, ...]:
        """Return a row; of what is stored already the twins are known."""
        old = self.base.execute("SELECT gz, br FROM file WHERE path = ? AND digest = ?", [path, one.digest]).fetchone()
        return (path, one.address, one.digest, *(old or one.packed), one.size)

    def make_plan(self, remembered: Mapping[str, object], *, is_whole: bool) -> int:
        """Work out what changes on disk, and take it over as what is written, in one step; return how many files.

        `remembered` is kept in the same step: a mark that came before its pages would hide what they lack.
        """
        gone = "SELECT path FROM file WHERE address IN (SELECT address FROM todo)"
        gone = "SELECT path FROM file" if is_whole else gone
        with self._all():
            self.base.execute("DELETE FROM plan")
            self.base.execute(f"INSERT INTO plan SELECT path, '', '', '' FROM ({gone}) WHERE path NOT IN (SELECT path FROM made)")  # noqa: S608
            self.base.execute(
                "INSERT INTO plan SELECT path, digest, gz, br FROM made"
                " WHERE NOT EXISTS (SELECT 1 FROM file WHERE file.path = made.path AND file.digest = made.digest)"
            )
            self.base.execute(
                "DELETE FROM depends WHERE address IN (SELECT address FROM todo) OR address IN"
                " (SELECT address FROM file WHERE path IN (SELECT path FROM plan WHERE digest = ''))"
            )
            self.base.execute("INSERT OR IGNORE INTO depends SELECT subject, address FROM made_depends")
            self.base.execute("DELETE FROM file WHERE path IN (SELECT path FROM plan)")
            self.base.execute("INSERT OR REPLACE INTO file SELECT * FROM made")
            for used in ("made", "made_depends", "todo"):
                self.base.execute(f"DELETE FROM {used}")  # noqa: S608
            count = self.base.execute("SELECT count(*) FROM plan").fetchone()[0]
            for name, value in {**remembered, "is_planned": True}.items():
                self.remember(name, value)
        return int(count)

    def plan(self) -> Iterator[FileChange]:
        """Yield what changes on disk: first what goes."""
        yield from map(FileChange._make, self.base.execute("SELECT path, digest, gz, br FROM plan ORDER BY digest <> '', path"))

    def files(self) -> Iterator[FileChange]:
        """Yield every file of the export, in order."""
        yield from map(FileChange._make, self.base.execute("SELECT path, digest, gz, br FROM file ORDER BY path"))

    def totals(self) -> tuple[int, int]:
        """Return the number of files, packed twins not counted, and their bytes."""
        count, size = self.base.execute("SELECT count(*), coalesce(sum(size), 0) FROM file").fetchone()
        return int(count), int(size)

    def _all(self) -> _Whole:
        return _Whole(self.base)


class _Whole:
    """A transaction: all of it or nothing."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base

    def __enter__(self) -> None:
        self.base.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, *_: object) -> None:
        self.base.execute("ROLLBACK" if kind else "COMMIT")
