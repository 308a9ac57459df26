"""Marks of tables that every page needs and hardly any act changes: organs, the catalogue, the site, channels, reports.

The database itself draws a new mark for such a table with every write to it, so no act can forget to. A mark never comes back,
not after a rollback and not after a restore: two answers made under the same mark are the same. Models ask for one with
`has_mark = True`. The marks are no data of anybody's; after each migration they are set up anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db import connection

from mingbai.core.once import once_a_page

TABLE = "core_mark"
EVENTS = ("INSERT", "UPDATE", "DELETE")
WRITERS = 16
"""A server's connections each draw in a row of their own, so that two acts never wait for each other here."""
MADE = f"""
CREATE TABLE IF NOT EXISTS {TABLE} (name text NOT NULL, writer integer NOT NULL, mark text NOT NULL, PRIMARY KEY (name, writer))
"""
DRAWN = f"""
CREATE OR REPLACE FUNCTION {TABLE}_drawn() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
INSERT INTO {TABLE} VALUES (TG_TABLE_NAME, pg_backend_pid() % {WRITERS}, gen_random_uuid()::text)
ON CONFLICT (name, writer) DO UPDATE SET mark = excluded.mark; RETURN NULL; END $$
"""  # noqa: S608


@once_a_page
def marks() -> Mapping[str, tuple[str, ...]]:
    """Return the marks of the tables as they are now."""
    found: dict[str, tuple[str, ...]] = {}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT name, mark FROM {TABLE} ORDER BY name, writer")  # noqa: S608
        for name, mark in cursor.fetchall():
            found[name] = (*found.get(name, ()), mark)
    return found


def table(model: str) -> str:
    """Return the table of a model, as core.Site; an error for one without marks."""
    name: str = apps.get_model(model)._meta.db_table
    assert name in tables(), f"{model} has no mark"
    return name


def tables() -> frozenset[str]:
    """Return the tables that have marks."""
    return frozenset(model._meta.db_table for model in apps.get_models() if getattr(model, "has_mark", False))


def stop_drawing(**_: Any) -> None:
    """Take the triggers away before a migration: SQLite makes a table anew to change it, and would lose or refuse them."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [f"{TABLE}_%"])
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")


def draw(**_: Any) -> None:
    """Let the database draw marks for the tables that there are, and draw the first of each."""
    present = sorted(tables() & set(connection.introspection.table_names()))
    with connection.cursor() as cursor:
        for statement in _server(present) if connection.vendor == "postgresql" else _file(present):
            cursor.execute(statement)


def _file(present: list[str]) -> Iterator[str]:
    yield MADE
    for name in present:
        yield f"INSERT OR REPLACE INTO {TABLE} VALUES ('{name}', 0, hex(randomblob(16)))"  # noqa: S608
        for event in EVENTS:
            # No INSERT OR REPLACE here: a statement's own OR IGNORE would hold for its triggers too.
            drawn = f"UPDATE {TABLE} SET mark = hex(randomblob(16)) WHERE name = '{name}'"  # noqa: S608
            yield f"CREATE TRIGGER IF NOT EXISTS {TABLE}_{name}_{event} AFTER {event} ON {name} BEGIN {drawn}; END"


def _server(present: list[str]) -> Iterator[str]:
    yield from (MADE, DRAWN)
    for name in present:
        yield (
            f"INSERT INTO {TABLE} VALUES ('{name}', 0, gen_random_uuid()::text)"  # noqa: S608
            f" ON CONFLICT (name, writer) DO UPDATE SET mark = excluded.mark"
        )
        yield (
            f"CREATE OR REPLACE TRIGGER {TABLE}_{name} AFTER {' OR '.join(EVENTS)} OR TRUNCATE ON {name}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_drawn()"
        )
