"""Run as a program on an empty database: schedule that many publications for a moment already past; print their keys."""

from __future__ import annotations

import json
import sys
from datetime import timedelta

import django

django.setup()

from django.db import transaction  # noqa: E402

from domains.entries.made import CONTENT  # noqa: E402
from mingbai.core.models import Site  # noqa: E402
from mingbai.entries import actions  # noqa: E402
from mingbai.entries.models import Draft, Entry  # noqa: E402
from mingbai.organs.models import Organ  # noqa: E402
from mingbai.statute.disclosure.review import EntryAct  # noqa: E402
from support import NOW, TODAY, appointed  # noqa: E402

EARLY = NOW.replace(hour=0, minute=0)


def main(count: int) -> None:
    # All at once: workers are waiting, and what they have published has no draft left to copy.
    with transaction.atomic():
        print(json.dumps(planned(count)))


def planned(count: int) -> list[int]:
    """Return the keys of that many publications, all due."""
    Site.objects.create(name="彭阳县政务公开", sponsor="彭阳县人民政府办公室", demo_today=TODAY)
    county = Organ.objects.create(code="pengyang", name="彭阳县人民政府", short_name="彭阳县", level="county")
    organ = Organ.objects.create(code="baiyang", name="白阳镇人民政府", short_name="白阳镇", level="township", parent=county)
    clerk, *team = (appointed(organ, kind, kind) for kind in ("clerk", "section_head", "secrecy_reviewer", "signing_leader"))
    first = actions.open_draft(organ_code="baiyang", content=CONTENT, by=clerk, at=EARLY)
    actions.submit(entry_id=first, by=clerk, at=EARLY)
    *reviewers, leader = team
    for one in reviewers:
        actions.decide(entry_id=first, act=EntryAct.APPROVE, by=one, at=EARLY)
    keys = [first, *(copied(first, n) for n in range(1, count))]
    for key in keys:
        actions.decide(entry_id=key, act=EntryAct.APPROVE, by=leader, at=EARLY)
        actions.schedule(entry_id=key, publish_at=EARLY + timedelta(seconds=1), by=clerk, at=EARLY)
    return keys


def copied(first: int, n: int) -> int:
    """Copy an entry that waits for its last review; a hundred entries through every review would take minutes."""
    entry, draft = Entry.objects.get(pk=first), Draft.objects.get(entry_id=first)
    entry.pk = draft.pk = None
    entry._state.adding = draft._state.adding = True
    entry.title = f"{CONTENT.title}之{n}"
    entry.save()
    draft.entry, draft.content = entry, {**draft.content, "title": entry.title}
    draft.save()
    return int(entry.pk)


main(int(sys.argv[1]))
