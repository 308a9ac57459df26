"""Plain helpers for the tests; fixtures are in conftest.py."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.test import Client

from mingbai.accounts.models import Person, Post
from mingbai.accounts.queries import holders_of
from mingbai.accounts.values import Acting, acting, system
from mingbai.calendars import queries as calendars
from mingbai.channels import actions as channels
from mingbai.core import clock
from mingbai.core.acts import open_act
from mingbai.core.audit import Actor
from mingbai.core.errors import Unconfirmed
from mingbai.core.models import Site
from mingbai.core.words import CHINA
from mingbai.entries import queries as entries
from mingbai.entries.actions import Published, import_published, submit, tally
from mingbai.entries.models import Entry, ReviewVerdict, Tally
from mingbai.jobs import queue, tasks
from mingbai.jobs.schedule import SCHEDULE
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from mingbai.workspace.tasks import Day

TODAY = date(2021, 1, 19)
NOW = datetime(2021, 1, 19, 9, 30, tzinfo=CHINA)
SYSTEM = Actor(label="测试")
#: Baiyang's clerk, section head, secrecy reviewer and signing leader.
Team = tuple[Acting, Acting, Acting, Acting]
#: Takes a database to some migrations, as `("core", "0001_initial")`, and returns their models.
Migrate = Callable[..., Any]

#: The organs of the small county.
COUNTY = {"level": "county", "office": "政务公开办公室"}
TOWNSHIP = {"level": "township", "office": "党政办公室"}
ORGANS = {
    "county": {"code": "pengyang", "name": "彭阳县人民政府", "short_name": "彭阳县", **COUNTY},
    "baiyang": {"code": "baiyang", "name": "白阳镇人民政府", "short_name": "白阳镇", "order": 1, **TOWNSHIP},
    "wangwa": {"code": "wangwa", "name": "王洼镇人民政府", "short_name": "王洼镇", "order": 2, **TOWNSHIP},
}
#: The people of the small county: organ, kind of post, username and section.
POSTS = {
    "clerk": ("baiyang", "clerk", "baiyang", "党政办公室"),
    "section_head": ("baiyang", "section_head", "baiyang-head", "党政办公室"),
    "reviewer": ("baiyang", "secrecy_reviewer", "baiyang-secrecy", ""),
    "leader": ("baiyang", "signing_leader", "baiyang-leader", ""),
    "officer": ("county", "county_officer", "county", "政务公开办公室"),
    "auditor": ("county", "auditor", "auditor", ""),
    "sysadmin": ("county", "system_administrator", "admin", ""),
    "stranger": ("wangwa", "clerk", "wangwa", "党政办公室"),
}


def new_site() -> Site:
    return Site.objects.create(name="彭阳县政务公开", sponsor="彭阳县人民政府办公室", demo_today=TODAY)


def new_organ(which: str, parent: Organ | None = None) -> Organ:
    return Organ.objects.create(**ORGANS[which], parent=parent)


def new_person(which: str, organ: Organ) -> Acting:
    return appointed(organ, *POSTS[which][1:])


def appointed(organ: Organ, kind: str, username: str, section: str = "") -> Acting:
    """Return a new person in a post of the organ, without a usable password."""
    person = Person(username=username, label=username)
    person.set_unusable_password()
    person.save()
    return acting(Post.objects.create(person=person, organ=organ, kind=kind, section=section, since_on=date(2020, 1, 1)))


def day_of(who: Acting, on: date = TODAY) -> Day:
    """Return this person's day, as 今日 asks for it."""
    return Day(who, organs.organ_by_id(who.organ_id), on, calendars.national(), holders_of(who.organ_id, on))


def brought_in(clerk: Acting, *records: Published) -> tuple[int, ...]:
    """Records from before, brought in by the clerk and let through by the organ's secrecy reviewer; their keys."""
    reviewer = secrecy_reviewer(clerk)
    made = import_published(organ_code=clerk.organ_code, entries=records, uploader_id=clerk.person_id, by=reviewer, at=NOW)
    return made.keys


def secrecy_reviewer(clerk: Acting) -> Acting:
    """The secrecy reviewer of the clerk's organ, appointed where there is none."""
    organ = Organ.objects.get(pk=clerk.organ_id)
    post = Post.objects.filter(organ=organ, kind="secrecy_reviewer").exclude(person_id=clerk.person_id).first()
    return acting(post) if post else appointed(organ, "secrecy_reviewer", f"{organ.code}-imports")


def approved_once(entry: Entry) -> ReviewVerdict:
    """Return an approval of the entry's round, as the last review of it writes one."""
    told = {"stage": "final_review", "act": "approve", "person_id": 1, "decided_by": "签发", "decided_at": NOW}
    return ReviewVerdict.objects.create(entry=entry, round=entry.round, **told)


def publicly(entry: Entry) -> Entry:
    """Store an entry as publication does, under an approval of its own."""
    is_listed, entry.is_listed, entry.round = entry.is_listed, False, 1
    entry.save()
    entry.is_listed, entry.approval = is_listed, approved_once(entry)
    entry.save()
    return entry


def count_anew(organ_id: int) -> None:
    """Recount the tallies of listed entries, for entries that a test stored without the actions."""
    Tally.objects.filter(organ_id=organ_id).delete()
    with open_act(by=SYSTEM, at=NOW) as done:
        tally.add_all(done, Entry.objects.filter(organ_id=organ_id, is_listed=True))
        done.no_entry("rows of a test")


def sign_in(client: Client, who: Acting) -> Client:
    """Give the client a session of this person in this post."""
    person = Person.objects.get(pk=who.person_id)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session["post"] = who.post_id
    session.save()
    return client


def publish_due(at: datetime) -> list[int]:
    """Publish what the schedule would find due at that moment; return the published entries."""
    done = []
    for entry_id, organ_id, planned_at in entries.scheduled_until(at):
        by = system(organs.organ_by_id(organ_id))
        if channels.publish_planned(entry_id=entry_id, planned_at=planned_at, by=by, at=at):
            done.append(entry_id)
    return done


def expire_due(at: datetime) -> int:
    """Take down what is due at that moment; return how many."""
    found = entries.down_until(at.date())
    for entry_id, organ_id in found:
        channels.expire(entry_id=entry_id, by=system(organs.organ_by_id(organ_id)), at=at)
    return len(found)


def failed_task(failure: Exception | None = None) -> UUID:
    """Create a task that failed on its last try, the duties of an organ; return its key."""
    at = clock.machine_now()
    kind = next(kind for kind in SCHEDULE if kind.task is tasks.list_duties)
    queue.enqueue(kind=kind, found=[{"organ_id": organs.tree()[0].id}], at=at)
    for _ in range(len(queue.PAUSES) + 1):
        claim = queue.claim(lane="default", worker="测试", at=at, lease=timedelta(minutes=1))
        assert claim is not None
        queue.fail(done=claim, failure=failure or OSError(28, "No space left on device"), at=at)
        at += timedelta(days=1)
    return UUID(str(claim.row.pk))


def handed_in(entry_id: int, by: Acting, at: datetime = NOW) -> None:
    """Hand in a draft, with its gaps and contradictions confirmed where it has any."""
    try:
        submit(entry_id=entry_id, by=by, at=at)
    except Unconfirmed as asked:
        submit(entry_id=entry_id, confirmed=asked.digest, by=by, at=at)
