"""Databases that one test run prepares once; whoever needs one gets a copy.

They live in a folder that the run's workers share; `scripts/test` makes one for all its rounds. None of it
outlives the run, so no test can meet a database made by other code.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test.utils import override_settings

from mingbai.cli import tables
from mingbai.config import settings as product
from mingbai.core.sealing import FILE as KEY

FOLDER = "PREPARED_FOR_TESTS"
MIGRATED = "migrated"
#: The same tables, but by every migration from the first on: slow, and only to compare.
STEP_BY_STEP = "step-by-step"
DEMONSTRATION = "demonstration"
#: The demonstration after a worker did what is due on its day; every server on a fresh one would do that first.
SETTLED = "settled"
FILE = "mingbai.sqlite3"
#: The command that makes each kind of data directory.
COMMANDS = {MIGRATED: ("setup",), DEMONSTRATION: ("demo",), SETTLED: ("worker", "--once")}


class Prepared:
    """What the run has prepared; the first to ask for something makes it, the others on the same engine wait."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.sqlite = connections["default"].vendor == "sqlite"

    def name(self, kind: str) -> str:
        """Return the name of the database to copy."""
        with self._alone(connections["default"].vendor):
            return self._made(kind)

    @contextmanager
    def copied(self, kind: str, data: Path) -> Iterator[None]:
        """Make a copy the default database, with its stored files in `data`; drop the copy afterwards."""
        source = self.name(kind)
        _copy_files(self._data(kind), data)
        with self._own(source, data):
            yield

    def empty(self, data: Path) -> AbstractContextManager[None]:
        """Make a new database without any table the default; drop it afterwards."""
        return self._own("", data)

    @contextmanager
    def _own(self, source: str, data: Path) -> Iterator[None]:
        number = hashlib.sha256(str(data).encode()).hexdigest()[:8]
        target = str(data / FILE) if self.sqlite else f"{source or self._server_name('empty')}_{number}"
        self._copy(source, target)
        try:
            with using(target):
                yield
        finally:
            self._drop(target)

    def data_directory(self, kind: str) -> Path:
        """Return a data directory as the product's command leaves it, always on SQLite; copy it, never use it."""
        ready = self.folder / f"directory-{kind}"
        source = self.data_directory(DEMONSTRATION) if kind == SETTLED else self.folder / f"sqlite-{kind}"
        with self._alone("directory"), self._alone("sqlite"):
            if not ready.exists():
                started = self.folder / "being-made"
                shutil.rmtree(started, ignore_errors=True)
                # The command finds what a round on SQLite prepared and adds what is missing.
                shutil.copytree(source, started) if (source / FILE).exists() else started.mkdir()
                _run(started, COMMANDS[kind])
                _make_single(started / FILE)
                started.rename(ready)
        return ready

    @contextmanager
    def _alone(self, what: str) -> Iterator[None]:
        with (self.folder / f"{what}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _data(self, kind: str) -> Path:
        return self.folder / f"{'sqlite' if self.sqlite else 'with-postgresql'}-{kind}"

    def _made(self, kind: str) -> str:
        made = self.folder / f"{connections['default'].vendor}-{kind}.name"
        if not made.exists():
            data = self._data(kind)
            shutil.rmtree(data, ignore_errors=True)
            data.mkdir()
            name = str(data / FILE) if self.sqlite else self._server_name(kind)
            self._make(kind, name, data)
            made.write_text(name)
        return made.read_text()

    def _server_name(self, kind: str) -> str:
        return f"test_{kind}_{hashlib.sha256(str(self.folder).encode()).hexdigest()[:8]}"

    def _make(self, kind: str, name: str, data: Path) -> None:
        if kind in (MIGRATED, STEP_BY_STEP):
            self._copy("", name)
            with using(name):
                if kind == MIGRATED and tables.may_make():
                    tables.make()
                else:
                    call_command("migrate", verbosity=0, interactive=False)
        elif self.sqlite and (ready := self.folder / f"directory-{kind}").exists():
            # The browser's round comes first and has built the same by the product's command.
            shutil.copyfile(ready / FILE, name)
            _copy_files(ready, data)
        else:
            from mingbai.cli import demo

            self._copy(self._made(MIGRATED), name)
            before, settings.DATA_DIR = settings.DATA_DIR, data
            try:
                # Servers that use a copy know only the product's ways of hashing a password.
                with using(name), override_settings(PASSWORD_HASHERS=product.PASSWORD_HASHERS):
                    demo.build(lambda line: None)
            finally:
                settings.DATA_DIR = before
        if self.sqlite:
            _make_single(Path(name))

    def _copy(self, source: str, target: str) -> None:
        if not self.sqlite:
            template = f' TEMPLATE "{source}"' if source else ""
            self._on_server(f'CREATE DATABASE "{target}"{template}')
        elif source:
            shutil.copyfile(source, target)

    def _drop(self, name: str) -> None:
        if self.sqlite:
            Path(name).unlink(missing_ok=True)
        else:
            self._on_server(f'DROP DATABASE IF EXISTS "{name}"')

    def _on_server(self, statement: str) -> None:
        with connections["default"]._nodb_cursor() as cursor:
            cursor.execute(statement)


def remove(folder: Path) -> None:
    """Remove everything, including databases on a server that the run did not start."""
    names = [made.read_text() for made in folder.glob("postgresql-*.name")]
    if names:
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
            for name in names:
                server.execute(f'DROP DATABASE IF EXISTS "{name}"'.encode())
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def using(name: str) -> Iterator[None]:
    """Make another database of the same server, or another file, this thread's default."""
    before = connections["default"]
    other = before.copy()
    other.settings_dict["NAME"] = name
    connections["default"] = other
    try:
        yield
    finally:
        other.close()
        connections["default"] = before


def _make_single(database: Path) -> None:
    """Take the write-ahead log away: whoever reads would make one beside it, while others copy the folder."""
    with closing(sqlite3.connect(database)) as opened:
        opened.execute("PRAGMA journal_mode=DELETE")


def _copy_files(source: Path, target: Path) -> None:
    if (source / "files").exists():
        shutil.copytree(source / "files", target / "files", dirs_exist_ok=True)
    if (source / KEY).exists():
        shutil.copy2(source / KEY, target / KEY)


def _run(data: Path, command: tuple[str, ...]) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "PORT", "HOST"}}
    environment = {**kept, "DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "mingbai.config.settings"}
    arguments = [sys.executable, "-m", "mingbai.cli.main", *command]
    done = subprocess.run(arguments, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, f"mingbai {' '.join(command)}: {done.stdout}{done.stderr}"
