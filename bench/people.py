"""The small county of the benchmarks: a township with its people, the standard catalogue, and a session for each person."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any


def county(today: date, at: datetime) -> dict[str, Any]:
    """Return the people as they act, and under "sessions" the key of a signed-in session for each."""
    from mingbai.accounts.actions import Appointment, install
    from mingbai.accounts.models import Person
    from mingbai.accounts.queries import acting_for
    from mingbai.catalogue.actions import load_standard
    from mingbai.core.audit import Actor
    from mingbai.core.models import Site
    from mingbai.core.sessions import SessionStore
    from mingbai.organs.actions import Establishment, establish

    by = Actor("bench")
    Site.objects.create(name="测量县", sponsor="测量县人民政府", demo_today=today)
    establish(organ=Establishment("county", "测量县人民政府", "测量县", "county"), by=by, at=at)
    establish(organ=Establishment("measured", "测量镇人民政府", "测量镇", "township", "county"), by=by, at=at)
    staff = (("clerk", "clerk"), ("reviewer", "secrecy_reviewer"))
    kinds = (*((name, "measured", kind) for name, kind in staff), ("officer", "county", "county_officer"))
    since = today - timedelta(days=400)
    wanted = tuple(Appointment(name, name, organ, kind, since) for name, organ, kind in kinds)
    passwords = {one.username: "gelber-kranich-8" for one in wanted}
    install(appointments=wanted, passwords=passwords, must_change=False, by=by, at=at)
    people: dict[str, Any] = {}
    sessions = {}
    for person in Person.objects.all():
        people[person.username] = acting_for(person.pk, None, today)
        store = SessionStore()
        store.update(
            {
                "_auth_user_id": str(person.pk),
                "_auth_user_backend": "django.contrib.auth.backends.ModelBackend",
                "_auth_user_hash": person.get_session_auth_hash(),
            }
        )
        store.create()
        sessions[person.username] = store.session_key
    load_standard(by=people["officer"], at=at)
    return {**people, "sessions": sessions}
