"""Public entries for other systems: lists by key, single entries whole. What is not listed does not exist here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from mingbai.catalogue import queries as catalogue
from mingbai.core.errors import NotVisible
from mingbai.core.words import CHINA
from mingbai.entries.models import Entry, Version, VersionFile
from mingbai.entries.queries.own import last_content
from mingbai.entries.values.content import load
from mingbai.entries.values.open_data import (
    CommentDeadline,
    EntryFilter,
    EntryKind,
    OpenEntry,
    OpenFile,
    OpenLink,
    OpenPlace,
    OpenVersion,
    WholeEntry,
)
from mingbai.statute.disclosure.ranges import Range
from mingbai.statute.disclosure.review import Standing

COLUMNS = (
    "id", "organ_id", "title", "summary", "index_number", "document_number", "statutory_item", "field", "formed_on",
    "valid_until", "published_at", "comment_until", "interprets_id",
)  # fmt: skip
COUNTED = 1000
AT_ONCE = 500
_IS_DRAFT = Q(comment_until__isnull=False)
_INTERPRETS = Q(interprets__isnull=False)
_NUMBERED = ~Q(document_number="")
KINDS = {
    EntryKind.DRAFT_FOR_COMMENT: _IS_DRAFT,
    EntryKind.INTERPRETATION: ~_IS_DRAFT & _INTERPRETS,
    EntryKind.DOCUMENT: ~_IS_DRAFT & ~_INTERPRETS & _NUMBERED,
    EntryKind.INFORMATION: ~_IS_DRAFT & ~_INTERPRETS & ~_NUMBERED,
}


class Withdrawn(NotVisible):
    """It was public and has been withdrawn; nothing more may be said of it."""


def open_entries(asked: EntryFilter, *, after: OpenPlace | None = None, limit: int) -> tuple[OpenEntry, ...]:
    """Return public entries, newest first, that follow a place."""
    found = _filtered(asked)
    if after is not None:
        at, key = after.published_at, after.id
        # The first bound is where the index scan starts; the alternative alone would scan from the newest row.
        found = found.filter(published_at__lte=at).filter(Q(published_at__lt=at) | Q(pk__lt=key))
    return _entries(found.order_by("-published_at", "-id")[:limit].values(*COLUMNS))


def count_open(asked: EntryFilter) -> tuple[int, bool]:
    """Return how many public entries there are, and whether that is exact: more than COUNTED are not counted."""
    found = _filtered(asked).order_by()[: COUNTED + 1].count()
    return min(found, COUNTED), found <= COUNTED


def open_entries_of(keys: Sequence[int]) -> tuple[OpenEntry, ...]:
    """Return those of these entries that are public, in the order of the keys."""
    found = {one.id: one for one in _entries(Entry.objects.filter(pk__in=keys, is_listed=True).values(*COLUMNS))}
    return tuple(found[key] for key in keys if key in found)


def all_open(organ_id: int, year: int) -> Iterator[tuple[OpenEntry, ...]]:
    """Yield every public entry of an organ and a year, newest first, a few hundred at a time."""
    asked = EntryFilter(organs=(organ_id,), year=year)
    place = None
    while rows := open_entries(asked, after=place, limit=AT_ONCE):
        yield rows
        place = OpenPlace(rows[-1].published_at, rows[-1].id)


def is_any_open(organ_id: int, year: int) -> bool:
    """Return whether an organ has a public entry of a year."""
    return _filtered(EntryFilter(organs=(organ_id,), year=year)).exists()


def places_of(keys: Sequence[int]) -> set[tuple[str, int]]:
    """Return the organs, by code, and the years of publication of these entries, public or not."""
    rows = Entry.objects.filter(pk__in=keys, published_at__isnull=False).values_list("organ__code", "published_at")
    return {(code, at.astimezone(CHINA).year) for code, at in rows if at is not None}


def open_years(organ_ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Return the first and the last year (in China) in which each organ published; organs without anything are left out."""
    found = {}
    for organ_id in organ_ids:
        listed = _of_organ(organ_id).values_list("published_at", flat=True)
        first, last = listed.order_by("published_at", "id").first(), listed.order_by("-published_at", "-id").first()
        if first is not None and last is not None:
            found[organ_id] = (first.astimezone(CHINA).year, last.astimezone(CHINA).year)
    return found


def whole_entry(entry_id: int) -> WholeEntry:
    """Return one public entry; raise Withdrawn for one that was public, NotVisible for everything else."""
    row = Entry.objects.filter(pk=entry_id).first()
    if row is None or not row.is_listed:
        raise Withdrawn(str(entry_id)) if row is not None and _was_public(row) else NotVisible(str(entry_id))
    kept = Version.objects.filter(entry_id=entry_id).order_by("number")
    versions = list(kept.values_list("number", "published_at", "note", "content"))
    (entry,) = open_entries_of((entry_id,))
    related = {key for key in (row.interprets_id,) if key}
    return WholeEntry(
        entry=entry,
        content=load(versions[-1][3]) if versions else last_content(row),
        versions=tuple(OpenVersion(number, at, note) for number, at, note, _ in versions),
        interprets=next(iter(_links(Entry.objects.filter(pk__in=related))), None),
        interpreted_by=_links(Entry.objects.filter(interprets_id=entry_id)),
        chain=catalogue.chain(row.chain_id) if row.chain_id else None,
        chain_step=row.chain_step,
    )


def comment_deadlines(organ_ids: Sequence[int], since: date) -> tuple[CommentDeadline, ...]:
    """Return the public drafts for comment whose last day is not before a day, earliest first; of all organs if none is named."""
    found = Entry.objects.filter(is_listed=True, comment_until__gte=since)
    if organ_ids:
        found = found.filter(organ_id__in=organ_ids)
    changed = Version.objects.filter(entry=OuterRef("pk")).order_by("-number").values("published_at")[:1]
    rows = found.annotate(changed=Subquery(changed)).order_by("comment_until", "id")[:AT_ONCE]
    names = ("id", "organ__code", "organ__name", "title", "comment_until", "changed", "published_at")
    return tuple(
        CommentDeadline(key, code, name, title, until, changed or published)
        for key, code, name, title, until, changed, published in rows.values_list(*names)
        if until is not None and published is not None
    )


def _was_public(row: Entry) -> bool:
    is_released = row.approval_id is not None or row.release_id is not None
    return row.standing == Standing.WITHDRAWN and row.range == Range.OPEN and is_released


def _of_organ(organ_id: int) -> QuerySet[Entry]:
    # The standing is implied, and names the index by organ and moment.
    return Entry.objects.filter(organ_id=organ_id, standing=Standing.PUBLISHED.value, is_listed=True)


def _filtered(asked: EntryFilter) -> QuerySet[Entry]:
    found = Entry.objects.filter(is_listed=True)
    if len(asked.organs) == 1:
        found = _of_organ(asked.organs[0])
    elif asked.organs:
        found = found.filter(organ_id__in=asked.organs)
    if asked.item:
        found = found.filter(statutory_item=asked.item)
    if asked.field:
        found = found.filter(field=asked.field)
    if asked.year:
        first, after = (datetime(year, 1, 1, tzinfo=CHINA) for year in (asked.year, asked.year + 1))
        found = found.filter(published_at__gte=first, published_at__lt=after)
    if asked.kind:
        found = found.filter(KINDS[asked.kind])
    return found.filter(_valid(asked)) if asked.validity else found


def _valid(asked: EntryFilter) -> Q:
    validity = asked.validity
    assert validity is not None
    chosen = Q(pk__in=validity.keys)
    if validity.is_over is None:
        return chosen
    over = Q(valid_until__isnull=False, valid_until__lt=validity.on)
    return chosen | (~Q(pk__in=validity.documents) & (over if validity.is_over else ~over))


def _entries(rows: Iterable[dict[str, Any]]) -> tuple[OpenEntry, ...]:
    listed = list(rows)
    keys = [row["id"] for row in listed]
    last = {
        entry: (version, at)
        for entry, version, at in Version.objects.filter(entry_id__in=keys)
        .annotate(newest=Subquery(Version.objects.filter(entry=OuterRef("entry")).order_by("-number").values("pk")[:1]))
        .filter(pk=F("newest"))
        .values_list("entry_id", "pk", "published_at")
    }
    files = _files([version for version, _ in last.values()])
    return tuple(
        OpenEntry(
            id=row["id"],
            kind=_kind(row),
            changed_at=last[row["id"]][1] if row["id"] in last else row["published_at"],
            files=tuple(files.get(last[row["id"]][0], ())) if row["id"] in last else (),
            **{name: row[name] for name in COLUMNS[1:-2]},
        )
        for row in listed
    )


def _kind(row: dict[str, Any]) -> EntryKind:
    if row["comment_until"] is not None:
        return EntryKind.DRAFT_FOR_COMMENT
    if row["interprets_id"] is not None:
        return EntryKind.INTERPRETATION
    return EntryKind.DOCUMENT if row["document_number"] else EntryKind.INFORMATION


def _files(versions: Sequence[int]) -> dict[int, list[OpenFile]]:
    found: dict[int, list[OpenFile]] = {}
    kept = VersionFile.objects.filter(version_id__in=versions, file__isnull=False)
    rows = kept.order_by("attachment__position", "attachment_id")
    names = ("version_id", "attachment_id", "attachment__name", "file__file__size", "file_id")
    for version, key, name, size, sha256 in rows.values_list(*names):
        found.setdefault(version, []).append(OpenFile(key, name, size, sha256 or ""))
    return found


def _links(found: QuerySet[Entry]) -> tuple[OpenLink, ...]:
    listed = found.filter(is_listed=True).order_by("published_at", "id")
    return tuple(OpenLink(*row) for row in listed.values_list("id", "organ__code", "title"))
