"""The public entries as addresses: walked by key, whatever their number."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import ExpressionWrapper, F, IntegerField, Max

from mingbai.entries.models import Entry, Version, VersionFile


@dataclass(frozen=True, slots=True)
class ListedPlace:
    """A listed entry: the organ under which it stands, and the moment of its last version."""

    id: int
    organ_code: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A file of an entry that the public can download."""

    id: int
    entry_id: int
    name: str


@dataclass(frozen=True, slots=True)
class TitledPlace:
    """A listed entry as a list names it."""

    id: int
    organ_code: str
    published_at: datetime
    title: str
    document_number: str


def entry_places(first: int, last: int) -> tuple[ListedPlace, ...]:
    """Return the listed entries with keys from the first to the last, both included."""
    listed = Entry.objects.filter(is_listed=True, pk__gte=first, pk__lte=last).order_by("id")
    changed = _changed(first, last)
    rows = listed.values_list("id", "organ__code", "published_at")
    return tuple(ListedPlace(key, code, changed.get(key, at)) for key, code, at in rows if at is not None)


def file_places(entry_ids: Collection[int]) -> tuple[FilePlace, ...]:
    """Return the files of the last versions of these entries, in the order of the entries."""
    last = Version.objects.filter(entry_id__in=list(entry_ids)).order_by().values("entry_id").annotate(last=Max("id"))
    kept = VersionFile.objects.filter(version_id__in=[row["last"] for row in last], file__isnull=False)
    rows = kept.order_by("version__entry_id", "attachment_id").values_list(
        "attachment_id", "version__entry_id", "attachment__name"
    )
    return tuple(FilePlace(*row) for row in rows)


def titles(first: int, last: int) -> tuple[TitledPlace, ...]:
    """Return the listed entries with keys from the first to the last with what they are called."""
    listed = Entry.objects.filter(is_listed=True, pk__gte=first, pk__lte=last).order_by("id")
    rows = listed.values_list("id", "organ__code", "published_at", "title", "document_number")
    return tuple(TitledPlace(key, code, at, *said) for key, code, at, *said in rows if at is not None)


def last_entry() -> int:
    """Return the largest key of an entry; 0 before the first."""
    return Entry.objects.aggregate(last=Max("id"))["last"] or 0


def walked(at_once: int) -> Iterator[tuple[ListedPlace, ...]]:
    """Yield all listed entries in the order of their keys, so many keys at a time."""
    for first in range(1, last_entry() + 1, at_once):
        yield entry_places(first, first + at_once - 1)


def last_changes(size: int) -> Mapping[int, datetime]:
    """Return the moment of the last change among the listed entries of each span of so many keys, by the span's number."""
    spans = ExpressionWrapper(F("id") / size, IntegerField())
    # The partial index of the listed has moment and key, and corrections are few: cheap at a million.
    listed = Entry.objects.filter(is_listed=True).order_by().annotate(span=spans).values_list("span")
    found = dict(listed.annotate(last=Max("published_at")))
    later = Version.objects.filter(number__gt=1, entry__is_listed=True).order_by().values_list("entry_id", "published_at")
    for key, at in later.iterator():
        found[key // size] = max(at, found[key // size])
    return found


def _changed(first: int, last: int) -> dict[int, datetime]:
    """Return the moment of the last version of the entries that have more than one."""
    later = Version.objects.filter(entry_id__gte=first, entry_id__lte=last, number__gt=1).order_by("entry_id", "number")
    return dict(later.values_list("entry_id", "published_at"))
