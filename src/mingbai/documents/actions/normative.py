"""Writes of the register of normative documents."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.core import hooks
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid
from mingbai.core.words import one_line
from mingbai.documents import policies
from mingbai.documents.models import NormativeDocument, NormativeKind
from mingbai.documents.queries.found import entries_of
from mingbai.organs.models import Organ
from mingbai.registers import checks
from mingbai.registers.actions import lock_record, take_out

REGISTER = "normative"


def register_normative(
    *,
    organ_code: str,
    kind: str,
    title: str,
    document_number: str,
    made_on: date,
    published_on: date | None = None,
    repealed_on: date | None = None,
    by: Acting,
    at: datetime,
) -> int:
    """Register a 规章 or 行政规范性文件 with its dates, and return its key."""
    organ = policies.organ_to_register(by, organ_code)
    if kind not in NormativeKind.values:
        raise Invalid("选一种：规章，或者行政规范性文件。", "kind")
    title = one_line(title, "文件名称", "title", 300)
    document_number = one_line(document_number, "文号", "document_number", 80)
    checks.day(made_on, "制发日期", "made_on", at.date())
    _check_days(made_on, published_on, repealed_on, at.date())
    with open_act(by=by, at=at) as done:
        done.lock(Organ, pk=organ.id)
        if NormativeDocument.objects.filter(organ_id=organ.id, document_number=document_number, removed_at__isnull=True).exists():
            raise Invalid(f"文号“{document_number}”已经登记过。", "document_number")
        values = {
            "kind": kind,
            "title": title,
            "document_number": document_number,
            "made_on": made_on,
            "published_on": published_on,
            "repealed_on": repealed_on,
        }
        row = NormativeDocument.objects.create(organ_id=organ.id, **values)
        done.note("normative.registered", row.subject, {"organ": organ_code, **values})
        _told(done, row)
    return row.pk


def date_normative(*, record_id: int, published_on: date | None, repealed_on: date | None, by: Acting, at: datetime) -> None:
    """Record a document's days of publication and repeal once they are known."""
    with open_act(by=by, at=at) as done:
        row = lock_record(done, NormativeDocument, record_id)
        if row.removed_at is not None:
            raise Invalid("这份文件已经撤下，不能再改。", "published_on")
        _check_days(row.made_on, published_on, repealed_on, at.date())
        before = {"published_on": row.published_on, "repealed_on": row.repealed_on}
        after = {"published_on": published_on, "repealed_on": repealed_on}
        if before == after:
            return
        row.published_on, row.repealed_on = published_on, repealed_on
        row.save(update_fields=list(after))
        done.note("normative.dated", row.subject, {"organ": row.organ.code, "before": before, "after": after})
        _told(done, row)


def remove_normative(*, record_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Remove a document from the register; its row stays."""
    with open_act(by=by, at=at) as done:
        take_out(model=NormativeDocument, register=REGISTER, record_id=record_id, reason=reason, by=by, at=at)
        _told(done, NormativeDocument.objects.get(pk=record_id))


def _told(done: Doing, row: NormativeDocument) -> None:
    """Announce the entries whose validity this document decides: its own, or that of its organ with its number."""
    if entries := entries_of(row):
        hooks.entry_changed(done, done.by.organ_code, entries)


def _check_days(made_on: date, published_on: date | None, repealed_on: date | None, today: date) -> None:
    if published_on is not None:
        checks.day(published_on, "公开日期", "published_on", today)
    if repealed_on is not None:
        checks.day(repealed_on, "废止日期", "repealed_on", today)
    checks.not_before(published_on, made_on, "公开日期不能早于制发日期。", "published_on")
    checks.not_before(repealed_on, made_on, "废止日期不能早于制发日期。", "repealed_on")
