"""Shared by the programs of both kill tests: sessions, answers, database checks. Django is already set up."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from mingbai.accounts.models import Person


def session(name: str) -> str:
    """Return the key of a session like the one sign-in creates."""
    person = Person.objects.get(username=name)
    store = SessionStore()
    store.update(
        {
            "_auth_user_id": str(person.pk),
            "_auth_user_backend": "django.contrib.auth.backends.ModelBackend",
            "_auth_user_hash": person.get_session_auth_hash(),
        }
    )
    store.create()
    return str(store.session_key)


def of_the_database() -> list[str]:
    """Return SQLite's complaints about its own file."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        integrity = cursor.fetchall()
        cursor.execute("PRAGMA foreign_key_check")
        dangling = cursor.fetchall()
    return [f"integrity: {integrity}"] * (integrity != [("ok",)]) + [f"dangling: {row}" for row in dangling]


def answer(judged: Callable[[Any], dict[str, Any]]) -> None:
    """Answer each line of standard input with a line of output, reopening the database for every one."""
    for line in sys.stdin:
        print(json.dumps(judged(json.loads(line)), ensure_ascii=False), flush=True)
        connection.close()
