"""What the programs of both kill tests need: sessions, answers, and whether the database is whole. Django is set up already."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from mingbai.accounts.models import Person


def session(name: str) -> str:
    """A session as sign-in leaves it."""
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
    """What SQLite says about its own file."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        integrity = cursor.fetchall()
        cursor.execute("PRAGMA foreign_key_check")
        dangling = cursor.fetchall()
    return [f"integrity: {integrity}"] * (integrity != [("ok",)]) + [f"dangling: {row}" for row in dangling]


def answer(judged: Callable[[Any], dict[str, Any]]) -> None:
    """Each line of standard input is a question, each line of output its answer; the database is opened anew for each."""
    for line in sys.stdin:
        print(json.dumps(judged(json.loads(line)), ensure_ascii=False), flush=True)
        connection.close()
