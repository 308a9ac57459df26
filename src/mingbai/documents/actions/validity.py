"""The later life of a normative document: amended, repealed, reviewed in a clean-up."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.core import hooks, public
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Refused, require
from mingbai.core.screen import screen
from mingbai.core.words import measured, one_line
from mingbai.documents.models import Amendment, CleanUpResult, NormativeDocument
from mingbai.documents.queries.found import entries_of
from mingbai.documents.queries.normative import days_of
from mingbai.registers import checks
from mingbai.registers.actions import lock_record
from mingbai.statute.disclosure.validity import CLEAN_UP, VALIDITY_WORDS, CleanUp, Validity, clean_up, validity
from mingbai.statute.verdict import refused

GONE = frozenset({Validity.REPEALED, Validity.EXPIRED})


def repeal(*, record_id: int, on: date, by_document: str, reason: str, by: Acting, at: datetime) -> None:
    """Record the repeal of a document: from which day, by which document, why. Idempotent."""
    which = one_line(by_document, "依据哪份文件废止", "by_document", 200)
    why = measured(reason, "reason", "为什么废止", longest=300)
    screen({"依据的文件": which}, at.date())
    with open_act(by=by, at=at) as done:
        row = _standing(done, record_id, on)
        if (row.repealed_on, row.ended_by, row.ended_reason) == (on, which, why):
            return
        _check(row, on, "on", "废止日期")
        row.repealed_on, row.ended_by, row.ended_reason = on, which, why
        row.save(update_fields=["repealed_on", "ended_by", "ended_reason"])
        _told(done, row, "repealed", {"on": on, "by_document": which, "reason": why})


def amend(*, record_id: int, on: date, by_document: str, what: str, by: Acting, at: datetime) -> None:
    """Record an amendment: from which day, by which document, what changed. The document stays in force. Idempotent."""
    which = one_line(by_document, "由哪份文件修改", "by_document", 200)
    changed = measured(what, "what", "改了哪几条、改成什么", longest=300)
    screen({"修改它的文件": which}, at.date())
    with open_act(by=by, at=at) as done:
        row = _standing(done, record_id, on)
        if Amendment.objects.filter(normative=row, amended_on=on, by_document=which).exists():
            return
        _check(row, on, "on", "修改日期")
        Amendment.objects.create(
            normative=row, amended_on=on, by_document=which, what=changed, noted_by=done.signature, noted_at=at
        )
        _told(done, row, "amended", {"on": on, "by_document": which, "what": changed})


def record_clean_up(*, record_id: int, year: int, result: str, reason: str, on: date | None, by: Acting, at: datetime) -> None:
    """Record what a year's clean-up decided; a repeal or an expiry takes effect with it. Idempotent."""
    if result not in list(CleanUp):
        raise Invalid("选一种清理结果：继续有效、需要修改、废止、宣布失效。", "result")
    kind = CleanUp(result)
    if not 2000 <= year <= at.year:
        raise Invalid("清理年度写已经开始的年份。", "year")
    ends_on = on if kind in {CleanUp.REPEAL, CleanUp.EXPIRE} else None
    with open_act(by=by, at=at) as done:
        row: NormativeDocument = lock_record(done, NormativeDocument, record_id)
        kept = CleanUpResult.objects.filter(normative=row, year=year).first()
        if kept is not None:
            if (kept.result, kept.reason, kept.on) == (result, reason.strip(), ends_on):
                return
            raise Invalid(f"{year}年的清理结果已经登记过，不能再改。", "result")
        verdict = clean_up(validity(days_of(row), at.date()), kind, reason, on, row.made_on)
        require(verdict)
        CleanUpResult.objects.create(
            normative=row, year=year, result=result, reason=reason.strip()[:300], on=ends_on,
            decided_by=done.signature, decided_at=at,
        )  # fmt: skip
        _end(done, row, kind, ends_on, year, reason=reason.strip())
        _told(done, row, "cleaned_up", {"year": year, "result": result, "reason": reason.strip(), "on": ends_on})


def _end(done: Doing, row: NormativeDocument, kind: CleanUp, on: date | None, year: int, *, reason: str) -> None:
    """Put a repeal or an expiry into effect."""
    if on is None:
        return
    row.ended_by, row.ended_reason = f"{year}年规范性文件清理", reason[:300]
    if kind is CleanUp.REPEAL:
        row.repealed_on = on
    else:
        row.declared_expired_on = on
    row.save(update_fields=["repealed_on", "declared_expired_on", "ended_by", "ended_reason"])


def _standing(done: Doing, record_id: int, on: date) -> NormativeDocument:
    """Return the document, locked; raise Refused when it has lost force by that day through anything but this very repeal."""
    row: NormativeDocument = lock_record(done, NormativeDocument, record_id)
    standing = validity(days_of(row), on)
    if standing in GONE and row.repealed_on != on:
        raise Refused(refused(f"这份文件{VALIDITY_WORDS[standing]}，不能再改。", CLEAN_UP, "validity.gone"))
    return row


def _check(row: NormativeDocument, on: date, field: str, what: str) -> None:
    checks.not_before(on, row.made_on, f"{what}不能早于制发日期。", field)


def _told(done: Doing, row: NormativeDocument, act: str, data: dict[str, object]) -> None:
    """Write the audit entry and refresh what shows the validity: the register, the entry of the document, the search."""
    if entries := entries_of(row):
        hooks.entry_changed(done, done.by.organ_code, entries)
    else:
        public.touch(done.by.organ_code)
    done.note(f"normative.{act}", row.subject, {"organ": row.organ.code, **data})
