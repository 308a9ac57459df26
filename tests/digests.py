"""A digest of every table, so that a test can say what an act changed and that a refused one changed nothing.

On SQLite triggers note which tables a request touches, so that only those are compared.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import TypeVar

from django.apps import apps
from django.db import connection

from mingbai.organs.models import Organ

Name = TypeVar("Name", str, tuple[str, int])

#: What a request may write without acting: its session, and the count of failed sign-ins.
OF_THE_REQUEST = frozenset({"django_session"})


def tables() -> list[str]:
    """Return the tables that can be read from end to end: all but indexes of words, whose rows stand in other tables."""
    names = connection.introspection.table_names()
    return [name for name in names if name not in _virtual()]


def _virtual() -> tuple[str, ...]:
    if connection.vendor != "sqlite":
        return ()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL %'")
        return tuple(name for (name,) in cursor.fetchall())


def watch_tables() -> None:
    """Note each table in which rows are inserted, updated or deleted from now on, as long as this SQLite connection is open."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE touched (name TEXT PRIMARY KEY)")
        # No trigger can stand on an index of words, nor on its shadows.
        virtual = _virtual()
        for name in connection.introspection.table_names():
            if name.startswith(virtual):
                continue
            for act in ("INSERT", "UPDATE", "DELETE"):
                # Not OR IGNORE: a statement with a conflict clause of its own would put that in its place.
                cursor.execute(
                    f'CREATE TEMP TRIGGER "{act}_{name}" AFTER {act} ON main."{name}" '
                    f"BEGIN INSERT INTO touched SELECT '{name}' WHERE '{name}' NOT IN (SELECT name FROM touched); END"
                )


def touched(*, without: Collection[str] = OF_THE_REQUEST) -> list[str]:
    """Return the tables noted since the last call; what is rolled back takes its note with it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM touched ORDER BY name")
        names = [name for (name,) in cursor.fetchall() if name not in without]
        cursor.execute("DELETE FROM touched")
    return names


def digests(names: Collection[str] | None = None) -> Mapping[str, str]:
    """Return a digest of the rows of each of these tables, or of all, independent of their order."""
    if names is None:
        names = {*tables()} - OF_THE_REQUEST
    return _on_postgresql(sorted(names)) if connection.vendor == "postgresql" else {name: _of(name) for name in names}


def of_organs(tables: Collection[str]) -> Mapping[tuple[str, int], str]:
    """Return a digest of each organ's rows in those of these tables that say whose their rows are."""
    found: dict[tuple[str, int], str] = {}
    for model in apps.get_models():
        if model._meta.db_table not in tables:
            continue
        owner = next((one for one in model._meta.fields if one.related_model is Organ and model is not Organ), None)
        if column := owner.attname if owner else "pk" if model is Organ else "":
            rows = defaultdict[int, list[str]](list)
            for organ_id, *row in model._base_manager.values_list(column, *(one.attname for one in model._meta.concrete_fields)):
                rows[organ_id].append(repr(row))
            found |= {(model._meta.db_table, organ): "\n".join(sorted(of_one)) for organ, of_one in rows.items()}
    return found


def changed(before: Mapping[Name, str], after: Mapping[Name, str]) -> list[Name]:
    """Return the names of what differs, by default tables."""
    return sorted(name for name in {*before, *after} if before.get(name) != after.get(name))


def _of(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
        rows = sorted(map(repr, cursor.fetchall()))
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def _on_postgresql(names: Collection[str]) -> Mapping[str, str]:
    quoted = connection.ops.quote_name
    each = (f"SELECT '{name}', md5(string_agg(t::text, '' ORDER BY t::text)) FROM {quoted(name)} t" for name in names)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(each))
        return dict(cursor.fetchall())
