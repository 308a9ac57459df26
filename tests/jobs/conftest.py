"""A separate installation for worker processes: a data directory and, on PostgreSQL, a database."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pytest_django import DjangoDbBlocker

from loaded import Loaded, Running
from prepared import FILE, MIGRATED, Prepared

WORKING = Path(__file__).parent / "working"


@dataclass(frozen=True)
class Installation:
    """Where the processes of one test work."""

    environment: dict[str, str]
    loaded: Loaded

    def fill(self, count: int) -> list[int]:
        """Schedule that many publications; return their keys."""
        return list(json.loads(self.loaded.run(WORKING / "plan_some.py", str(count))))

    def look(self) -> dict[str, Any]:
        """Return what became of the publications."""
        return dict(json.loads(self.loaded.run(WORKING / "what_became.py")))

    def count_published(self) -> int:
        """Return how many entries are published, asked from outside the worker processes."""
        query = "SELECT count(*) FROM entries_entry WHERE standing = 'published'"
        if url := self.environment.get("DATABASE_URL"):
            import psycopg

            with psycopg.connect(url) as connection:
                return int(connection.execute(query).fetchone()[0])  # type: ignore[index]
        with closing(sqlite3.connect(Path(self.environment["DATA_DIR"]) / FILE, timeout=20)) as connection:
            return int(connection.execute(query).fetchone()[0])

    def start(self, *arguments: str) -> Running:
        """Start a product command as a process."""
        return self.loaded.start(*arguments)


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
        with Loaded(shown) as loaded:
            yield Installation(shown, loaded)
        return
    import psycopg

    name = f"jobs_{os.getpid()}_{abs(hash(tmp_path))}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE {name} TEMPLATE "{migrated}"')  # type: ignore[call-overload]
        shown["DATABASE_URL"] = url.rsplit("/", 1)[0] + f"/{name}"
        (tmp_path / "data").mkdir()
        with Loaded(shown) as loaded:
            yield Installation(shown, loaded)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[call-overload]
