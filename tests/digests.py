"""A digest of every table, so that a test can say what an act changed and that a refused one changed nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping

from django.db import connection

#: What a request may write without acting: its session, and the count of failed sign-ins.
OF_THE_REQUEST = frozenset({"django_session"})


def digests(*, without: Collection[str] = OF_THE_REQUEST) -> Mapping[str, str]:
    """Return a digest of the rows of each table, independent of their order."""
    names = sorted({*connection.introspection.table_names()} - {*without})
    return _on_postgresql(names) if connection.vendor == "postgresql" else {name: _of(name) for name in names}


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Return the names of the tables that differ."""
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
