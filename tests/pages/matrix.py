"""The people of the role matrix and what they find, in a database of its own; and what a request to it wrote."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from digests import touched, watch_tables
from mingbai.accounts.models import Person
from mingbai.accounts.values import Acting
from mingbai.core import apart, clock
from mingbai.rendering.report.value import ReportDocument
from pages.states import PASSWORD, new_things
from prepared import MIGRATED, Prepared
from reading.builders import pdf, write
from support import POSTS, new_organ, new_person, new_site, sign_in

ROLES = ("nobody", "clerk", "section_head", "reviewer", "leader", "officer", "auditor", "sysadmin", "stranger")
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Being signed in leaves traces of its own: when the session was last used, and attempts to sign in.
#: What stands for every pdf that is drawn.
SMALL = pdf(write("A page"))
TRACES = ("django_session", "axes_")
WRITE = re.compile(r"\s*(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO)\s+\"?(\w+)", re.I)


@dataclass(frozen=True)
class Matrix:
    """The people of the roles, the key of each one's session, what was made for them, and where its files are stored."""

    people: dict[str, Acting | None]
    sessions: dict[str, str]
    made: dict[str, object]
    data: Path

    def client(self, role: str) -> Client:
        """Return a client signed in as this role."""
        client = Client()
        if role in self.sessions:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[role]
        return client


@contextmanager
def new_matrix(prepared: Prepared, data: Path) -> Iterator[Matrix]:
    """Make a matrix in a database of its own, which is the default until the end."""
    with prepared.copied(MIGRATED, data), override_settings(DATA_DIR=data, PASSWORD_HASHERS=QUICK):
        people = new_people()
        sessions = {role: sign_in(Client(), who).session.session_key for role, who in people.items() if who}
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(apart, "report_files", no_rendering)
            patch.setattr(apart, "paper_file", lambda paper, ending: SMALL if ending == "pdf" else ending.encode())
            patch.setattr(apart, "page_count", lambda data: 1)
            now = clock.now
            minute = now().timetz()
            patch.setattr(clock, "now", lambda: datetime.combine(now().date(), minute))
            made = Matrix(people, sessions, new_things(people), data)
            for role in sessions:
                # A session is stored once a minute; rolled back, it would be stored, and all tables read, at every request.
                made.client(role).get(reverse("work:security-code"))
            if connection.vendor == "sqlite":
                watch_tables()
            yield made


def no_rendering(doc: ReportDocument, wanted: object) -> dict[str, bytes]:
    """Two files of a report without their contents, whose rendering has its own tests."""
    return dict.fromkeys(("report.docx", "report.json"), doc.title.encode())


def new_people() -> dict[str, Acting | None]:
    """Create one person for each role."""
    new_site()
    county = new_organ("county")
    organs = {"county": county, "baiyang": new_organ("baiyang", county), "wangwa": new_organ("wangwa", county)}
    people = {role: new_person(role, organs[POSTS[role][0]]) if role in POSTS else None for role in ROLES}
    Person.objects.update(password=make_password(PASSWORD))
    return people


def filled(args: Mapping[str, object], made: Mapping[str, object]) -> dict[str, Any]:
    """The arguments of a row with the keys of this run."""
    return {name: made[name] if value == 0 and name in made else made.get(str(value), value) for name, value in args.items()}


@contextmanager
def written() -> Iterator[list[str]]:
    """Yield what is written meanwhile: each statement, and on SQLite each table of which a row was touched."""
    seen: list[str] = []

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        found = WRITE.match(sql)
        if found and not found[1].startswith(TRACES):
            seen.append(sql[:120])
        return execute(sql, params, many, context)

    on_sqlite = connection.vendor == "sqlite"
    if on_sqlite:
        touched()
    with connection.execute_wrapper(watch):
        yield seen
    if on_sqlite:
        seen += [name for name in touched() if not name.startswith(TRACES)]
