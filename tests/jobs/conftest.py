"""A separate installation for worker processes: a data directory and, on PostgreSQL, a database."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pytest_django import DjangoDbBlocker

from prepared import FILE, MIGRATED, Prepared

WORKING = Path(__file__).parent / "working"
MINGBAI = [sys.executable, "-m", "mingbai.cli.main"]


@dataclass(frozen=True)
class Installation:
    """Where the processes of one test work."""

    environment: dict[str, str]

    def fill(self, count: int) -> list[int]:
        """Schedule that many publications; return their keys."""
        return list(json.loads(self._run([sys.executable, str(WORKING / "plan_some.py"), str(count)])))

    def look(self) -> dict[str, Any]:
        """Return what became of the publications."""
        return dict(json.loads(self._run([sys.executable, str(WORKING / "what_became.py")])))

    def count_published(self) -> int:
        """Return how many entries are published, asked from outside the worker processes."""
        query = "SELECT count(*) FROM entries_entry WHERE standing = 'published'"
        if url := self.environment.get("DATABASE_URL"):
            import psycopg

            with psycopg.connect(url) as connection:
                return int(connection.execute(query).fetchone()[0])  # type: ignore[index]
        with closing(sqlite3.connect(Path(self.environment["DATA_DIR"]) / FILE, timeout=20)) as connection:
            return int(connection.execute(query).fetchone()[0])

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a product command as a process."""
        return subprocess.Popen([*MINGBAI, *arguments], env=self.environment, stderr=subprocess.PIPE, start_new_session=True)

    def _run(self, command: list[str]) -> str:
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture
def installation(prepared: Prepared, django_db_blocker: DjangoDbBlocker, tmp_path: Path) -> Iterator[Installation]:
    """A migrated installation; `fill` makes the county."""
    shown = {
        **os.environ,
        "DATA_DIR": str(tmp_path / "data"),
        "DJANGO_SETTINGS_MODULE": "mingbai.config.settings",
        "PYTHONPATH": str(WORKING.parents[1]),
    }
    url = os.environ.get("DATABASE_URL")
    with django_db_blocker.unblock():
        migrated = prepared.name(MIGRATED)
    if not url:
        (tmp_path / "data").mkdir()
        shutil.copyfile(migrated, tmp_path / "data" / FILE)
        yield Installation(shown)
        return
    import psycopg

    name = f"jobs_{os.getpid()}_{abs(hash(tmp_path))}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE {name} TEMPLATE "{migrated}"')  # type: ignore[call-overload]
        yield Installation({**shown, "DATABASE_URL": url.rsplit("/", 1)[0] + f"/{name}"})
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[call-overload]
