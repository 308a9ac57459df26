"""What the search is told of documents beyond their entries: their validity on a day, and when it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from django.db.models import Q

from mingbai.documents.models import NormativeDocument
from mingbai.documents.queries.normative import days_of
from mingbai.entries.queries.policies import listed_with_number
from mingbai.search.values import Record, RecordKind
from mingbai.statute.disclosure.validity import Days, validity


def with_validity(records: Sequence[Record], on: date) -> Sequence[Record]:
    """Return the entries with the validity of the normative documents that they publish."""
    known = _days([one.key for one in records if one.also is RecordKind.DOCUMENT], {one.number for one in records if one.number})
    return [
        replace(one, validity=validity(known[one.key], on).value, next_on=_next(known[one.key], on)) if one.key in known else one
        for one in records
    ]


def entries_of(row: NormativeDocument) -> list[int]:
    """Return the entries whose validity this document decides."""
    if row.document is not None:
        return [row.document.entry_id] if row.document.entry_id else []
    return list(listed_with_number({(row.organ_id, row.document_number)}).values())


def _days(entry_ids: Sequence[int], numbers: set[str]) -> Mapping[int, Days]:
    """Return the days of the documents by entry; one registered by hand is that of its organ's document with this number."""
    if not entry_ids:
        return {}
    found = NormativeDocument.objects.filter(removed_at__isnull=True)
    found = found.filter(Q(document__entry_id__in=entry_ids) | Q(document__isnull=True, document_number__in=numbers))
    rows = list(found.select_related("document").prefetch_related("amendments"))
    loose = {(row.organ_id, row.document_number): days_of(row) for row in rows if row.document is None}
    by_number = listed_with_number(loose) if loose else {}
    known = {key: loose[number] for number, key in by_number.items()}
    return known | {row.document.entry_id: days_of(row) for row in rows if row.document and row.document.entry_id}


def _next(days: Days, on: date) -> date | None:
    """Return the next day on which the validity may be another one."""
    ends = days.valid_until + timedelta(days=1) if days.valid_until else None
    turns = (days.in_force_on, ends, days.repealed_on, days.declared_expired_on, *days.amended_on)
    return min((one for one in turns if one is not None and one > on), default=None)
