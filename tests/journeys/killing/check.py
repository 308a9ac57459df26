"""A program run after each kill: given what was acknowledged, it prints everything wrong."""

from __future__ import annotations

import json
import sys
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402

from journeys.killing.check_entries import count_public, of_entries  # noqa: E402
from journeys.killing.check_reports import of_reports  # noqa: E402
from mingbai.core.content_check import check_all  # noqa: E402


def judged(asked: dict[str, Any]) -> dict[str, Any]:
    """Return everything wrong, and how many of the entries are public."""
    problems = [
        *of_the_database(),
        *(f"trail {b.chain} {b.seq}: {b.reason}" for b in check_all().broken),
        *of_reports(asked["reports"]),
        *of_entries(asked["entries"], asked["published"]),
    ]
    return {"problems": problems, "public": count_public(asked["entries"])}


def of_the_database() -> list[str]:
    """Return SQLite's complaints about its own file."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        integrity = cursor.fetchall()
        cursor.execute("PRAGMA foreign_key_check")
        dangling = cursor.fetchall()
    return [f"integrity: {integrity}"] * (integrity != [("ok",)]) + [f"dangling: {row}" for row in dangling]


print(json.dumps(judged(json.loads(sys.argv[1])), ensure_ascii=False))
