"""What an act on an entry touches of what the public sees, in the words of core/public.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Q

from mingbai.entries.actions.tally import TallyPlace
from mingbai.entries.models import Entry
from mingbai.organs import queries as organs

MOST = 100


def touched(entry: Entry, *places: TallyPlace | None) -> tuple[str, ...]:
    """Return the subjects of one entry that was listed, or is, at these places (None: nowhere)."""
    return tuple(dict.fromkeys((*_about(entry), *of_places(place for place in places if place is not None))))


def touched_all(entries: Iterable[Entry], places: Iterable[TallyPlace]) -> tuple[str, ...]:
    """Return the subjects of several entries that were listed, or are, at these places; none, for everything, of very many."""
    entries = tuple(entries)
    if len(entries) > MOST:
        return ()
    return tuple(dict.fromkeys((*(subject for entry in entries for subject in _about(entry)), *of_places(places))))


def of_places(places: Iterable[TallyPlace]) -> Iterator[str]:
    """Yield the lists and counts in which an entry stands that is listed at these places."""
    for place in set(places):
        code = organs.organ_by_id(place.organ_id).code
        yield from ("entries", f"entries:{code}", f"item:{code}:{place.statutory_item}", f"line:{code}:{place.line_id or ''}")
        yield from (f"field:{code}:{place.field}", f"field:{place.field}")
        for key in (place.organ_id, *organs.ancestors(place.organ_id)):
            yield f"below:{organs.organ_by_id(key).code}"


def _about(entry: Entry) -> Iterator[str]:
    """Yield the entry and what shows more of it than its line in a list: entries that name it, and its whole process."""
    root = entry.adoption_of_id or entry.final_of_id or entry.pk
    family = Q(pk=root) | Q(adoption_of_id=root) | Q(final_of_id=root) | Q(interprets_id=entry.pk) | Q(pk=entry.interprets_id)
    keys = Entry.objects.filter(family).values_list("id", flat=True)
    yield from (f"entry:{key}" for key in (entry.pk, *keys))
    if entry.chain_id is not None:
        yield from (f"chain:{entry.chain_id}", f"chains:{entry.organ.code}")
