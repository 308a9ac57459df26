"""An installation of its own for commands that run in processes of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from loaded import Loaded

#: Where commands are run on an SQLite installation of their own, a second round would only repeat the first.
once = pytest.mark.skipif(
    connection.vendor == "postgresql", reason="uses SQLite in each round; the suite's run on SQLite does it"
)


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A data directory and, on PostgreSQL, a database of its own."""
    shown = {**os.environ, "DATA_DIR": str(tmp_path / "data"), "DJANGO_SETTINGS_MODULE": "mingbai.config.settings"}
    url = os.environ.get("DATABASE_URL")
    if not url:
        yield shown
        return
    import psycopg

    name = f"serve_{os.getpid()}_{abs(hash(tmp_path))}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
        yield {**shown, "DATABASE_URL": url.rsplit("/", 1)[0] + f"/{name}"}
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[call-overload]


def loaded(where: Path, database: str = "") -> Loaded:
    """Return the product, loaded for the installation in this data directory."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return Loaded({**kept, "DATA_DIR": str(where), **({"DATABASE_URL": database} if database else {})})
