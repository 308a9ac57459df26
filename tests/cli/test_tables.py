"""The tables of a new database equal those that the migrations of an old one end in."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.db import connections
from pytest_django import DjangoDbBlocker

from mingbai.cli import tables
from prepared import MIGRATED, STEP_BY_STEP, Prepared, using


def split(definition: str) -> frozenset[str]:
    """Return columns and constraints of a CREATE TABLE, whose order depends on when each was added."""
    inside, depth, parts = definition[definition.index("(") + 1 : definition.rindex(")")], 0, [""]
    for letter in inside:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return frozenset(part.strip() for part in parts)


def nameless(definition: str) -> str:
    """Return an index without the name that Django gave it; one made before its column was renamed keeps the old name."""
    return re.sub(r'INDEX "?\w+_[0-9a-f]{8}(_\w+)?"? ON', "INDEX ON", definition)


def found() -> Iterator[object]:
    """Yield every table with its columns and constraints, and every index."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
        for kind, name, definition in cursor.fetchall():
            yield (name, split(definition)) if kind == "table" else nameless(definition)


@pytest.mark.skipif(connections["default"].vendor != "sqlite", reason="elsewhere a new database is migrated")
def test_a_new_database_has_the_tables_of_one_that_was_migrated(prepared: Prepared, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        seen = {}
        for kind in (MIGRATED, STEP_BY_STEP):
            with using(prepared.name(kind)):
                seen[kind] = set(found())
    assert seen[MIGRATED] - seen[STEP_BY_STEP] == set()
    assert seen[STEP_BY_STEP] - seen[MIGRATED] == set()
    assert len(seen[MIGRATED]) > 100


@pytest.mark.django_db
def test_a_database_with_tables_is_left_to_the_migrations() -> None:
    assert not tables.may_make()
