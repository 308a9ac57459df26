"""Reads of normative documents: for the counts of table 2, and for the list of validity."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from mingbai.accounts.values import Acting
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.core.paging import PAGE, ListPage, cut
from mingbai.core.prepared import Prepared
from mingbai.core.words import in_china
from mingbai.documents.models import NormativeDocument
from mingbai.documents.policies import visible_organ
from mingbai.documents.values.normative import AmendmentRow, CleanUpRow, NormativeRow, ValidityRow
from mingbai.statute.disclosure.review import Standing
from mingbai.statute.disclosure.validity import Days, expired_on, validity

OF_ENTRY = Prepared(
    lambda entry_id: NormativeDocument.objects.filter(document__entry_id=entry_id, removed_at__isnull=True).values_list("id")[:1]
)
"""Most entries publish none."""
PUBLISHED = "document__entry__published_at"
STANDING = "document__entry__standing"
PLAIN = ("id", "kind", "title", "document_number", "made_on", "published_on", "repealed_on", "in_force_on")


def normative(organ_id: int, last_on: date) -> tuple[NormativeRow, ...]:
    """Return every document made up to the last day, in order of registration; those in force may be old."""
    rows = NormativeDocument.objects.filter(organ_id=organ_id, removed_at__isnull=True, made_on__lte=last_on).order_by("id")
    names = (*PLAIN, "valid_until", "declared_expired_on", PUBLISHED, STANDING)
    return tuple(_counted(row) for row in rows.values(*names))


def validities(*, by: Acting, organ_code: str, on: date, after: str = "", limit: int = PAGE) -> ListPage[ValidityRow]:
    """Return a page of an organ's normative documents with their validity on a day, newest first, below the key `after`."""
    organ = visible_organ(by, organ_code)
    rows = NormativeDocument.objects.filter(organ_id=organ.id, removed_at__isnull=True).order_by("-id")
    if key := asked.key(after):
        rows = rows.filter(pk__lt=key)
    return cut((_row(row, on) for row in _loaded(rows)[: limit + 1]), limit, lambda row: row.id)


def validity_row(*, by: Acting, record_id: int, on: date) -> ValidityRow:
    """Return one normative document with its validity on a day; raise NotVisible for anyone who may not read its organ's work."""
    found = _loaded(NormativeDocument.objects.filter(pk=record_id, removed_at__isnull=True)).first()
    if found is None:
        raise NotVisible(str(record_id))
    visible_organ(by, found.organ.code)
    return _row(found, on)


def validity_of_entry(entry_id: int, on: date) -> ValidityRow | None:
    """Return the normative document that this entry publishes; None for any other entry."""
    found = OF_ENTRY(entry_id)
    return _row(_loaded(NormativeDocument.objects.filter(pk=found[0][0])).get(), on) if found else None


def days_of(row: NormativeDocument) -> Days:
    """Return the days that decide the document's validity."""
    amended = tuple(one.amended_on for one in row.amendments.all())
    return Days(row.in_force_on or row.made_on, row.valid_until, row.repealed_on, row.declared_expired_on, amended)


def _loaded(rows: QuerySet[NormativeDocument]) -> QuerySet[NormativeDocument]:
    return rows.select_related("organ", "document__entry").prefetch_related("amendments", "clean_ups")


def _counted(row: dict[str, Any]) -> NormativeRow:
    values = {name: row[name] for name in PLAIN}
    values["published_on"] = row["published_on"] or _out_on(row[PUBLISHED], row[STANDING])
    until, declared = row["valid_until"], row["declared_expired_on"]
    ended = expired_on(Days(row["made_on"], until, None, declared))
    return NormativeRow(**values, expired_on=ended)


def _out_on(published_at: object, standing: object) -> date | None:
    """Return the day in China on which its entry was published; None when the entry has been withdrawn."""
    if not isinstance(published_at, datetime) or standing == Standing.WITHDRAWN:
        return None
    return in_china(published_at).date()


def _row(row: NormativeDocument, on: date) -> ValidityRow:
    entry = row.document.entry if row.document else None
    return ValidityRow(
        id=row.pk,
        organ_code=row.organ.code,
        kind=row.kind,
        title=row.title,
        document_number=row.document_number,
        made_on=row.made_on,
        in_force_on=row.in_force_on or row.made_on,
        valid_until=row.valid_until,
        repealed_on=row.repealed_on,
        declared_expired_on=row.declared_expired_on,
        ended_by=row.ended_by,
        ended_reason=row.ended_reason,
        document_id=row.document_id,
        entry_id=entry.pk if entry else None,
        published_on=row.published_on or (_out_on(entry.published_at, entry.standing) if entry else None),
        validity=validity(days_of(row), on),
        amendments=tuple(AmendmentRow(one.amended_on, one.by_document, one.what) for one in row.amendments.all()),
        clean_ups=tuple(CleanUpRow(one.year, one.result, one.reason, one.on, one.decided_by) for one in row.clean_ups.all()),
    )
