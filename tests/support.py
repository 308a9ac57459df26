"""Plain helpers of the tests; fixtures stand in conftest.py."""

from __future__ import annotations

from datetime import date, datetime

from django.test import Client

from mingbai.accounts.models import Person, Post
from mingbai.accounts.values import Acting, acting
from mingbai.core.acts import open_act
from mingbai.core.audit import Actor
from mingbai.core.words import CHINA
from mingbai.entries.actions import tally
from mingbai.entries.models import Entry, Tally
from mingbai.organs.models import Organ

TODAY = date(2021, 1, 19)
NOW = datetime(2021, 1, 19, 9, 30, tzinfo=CHINA)
SYSTEM = Actor(label="测试")


def appointed(organ: Organ, kind: str, username: str, section: str = "") -> Acting:
    """A new person in a post of the organ, without a usable password."""
    person = Person(username=username, label=username)
    person.set_unusable_password()
    person.save()
    return acting(Post.objects.create(person=person, organ=organ, kind=kind, section=section, since_on=date(2020, 1, 1)))


def count_anew(organ_id: int) -> None:
    """Make the numbers of what is listed again, for entries that a test stored past the actions."""
    Tally.objects.filter(organ_id=organ_id).delete()
    with open_act(by=SYSTEM, at=NOW) as done:
        tally.add_all(done, Entry.objects.filter(organ_id=organ_id, is_listed=True))
        done.no_entry("rows of a test")


def sign_in(client: Client, who: Acting) -> Client:
    """The client with a session of this person in this post."""
    person = Person.objects.get(pk=who.person_id)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session["post"] = who.post_id
    session.save()
    return client
