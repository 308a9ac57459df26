"""Who wrote the drafts in hand, and so may not review them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from mingbai.entries.models import DraftAuthor, Entry, ReviewVerdict
from mingbai.statute.disclosure.review import EDITABLE, EntryAct, Stage


def drafters(entry_ids: Collection[int]) -> Mapping[int, frozenset[int]]:
    """Return, by entry, everybody who changed the draft in hand and whoever is in charge of it; one query."""
    keys = list(entry_ids)
    wrote = DraftAuthor.objects.filter(entry_id__in=keys, version__isnull=True).values_list("entry_id", "person_id")
    charged = Entry.objects.filter(pk__in=keys, drafted_by__isnull=False).values_list("pk", "drafted_by")
    found: dict[int, set[int]] = {}
    for entry_id, person_id in wrote.union(charged) if keys else ():
        found.setdefault(entry_id, set()).add(person_id)
    return {entry_id: frozenset(people) for entry_id, people in found.items()}


def handed_in_by(entry: Entry) -> frozenset[int]:
    """Return everybody who wrote a draft, is in charge of it, or submitted it for the review under way."""
    people = drafters([entry.pk]).get(entry.pk, frozenset())
    if Stage(entry.stage) in EDITABLE:
        return people
    submitted = ReviewVerdict.objects.filter(entry=entry, round=entry.round, act=EntryAct.SUBMIT.value)
    return people | frozenset(submitted.values_list("person_id", flat=True))
