"""Writes of the simple register of applications, and of the register of disputes."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting
from mingbai.cases.actions.closing import OF_IDENTITY
from mingbai.cases.actions.common import lock_together
from mingbai.cases.actions.disputes import count
from mingbai.cases.actions.joined import let_go
from mingbai.cases.actions.nameless import name_nobody
from mingbai.cases.models import Application, ArchiveBox, CaseStep, Dispute, KeptPaper, Letter
from mingbai.cases.values import register as words
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, require
from mingbai.core.trail import first_by
from mingbai.core.words import one_line
from mingbai.organs.models import Organ
from mingbai.registers import checks, policies
from mingbai.registers.actions import lock_record, take_out
from mingbai.statute.cases.removal import may_remove
from mingbai.statute.cases.states import CaseState
from mingbai.statute.disclosure.committees import takes_applications
from mingbai.statute.posts import PostKind


def register_application(
    *,
    organ_code: str,
    number: str,
    applicant_kind: str,
    received_on: date,
    outcome: str = "",
    closed_on: date | None = None,
    by: Acting,
    at: datetime,
) -> int:
    """Register one application (登记簿) and return its key; an outcome and the day of the answer come together or not at all."""
    organ = policies.organ_to_register(by, organ_code)
    require(takes_applications(organ.level))
    number = one_line(number, "登记编号", "number", 60)
    checks.day(received_on, "收到日期", "received_on", at.date())
    if applicant_kind not in words.applicant_kinds(received_on.year):
        raise Invalid("选申请人的种类。", "applicant_kind")
    _check_outcome(received_on, outcome, closed_on, at.date())
    with open_act(by=by, at=at) as done:
        done.lock(Organ, pk=organ.id)
        if Application.objects.filter(organ_id=organ.id, number=number).exists():
            raise Invalid(f"编号“{number}”已经登记过；撤下的编号也不再用。", "number")
        values = {
            "number": number,
            "applicant_kind": applicant_kind,
            "received_on": received_on,
            "outcome": outcome,
            "closed_on": closed_on,
        }
        state = CaseState.CLOSED if closed_on else CaseState.HANDLING
        row = Application.objects.create(organ_id=organ.id, state=state.value, **values)
        done.note("applications.registered", row.subject, {"organ": organ_code, **values})
    return row.pk


def close_application(*, record_id: int, outcome: str, closed_on: date, by: Acting, at: datetime) -> None:
    """Record the outcome of an open application."""
    with open_act(by=by, at=at) as done:
        row = lock_record(done, Application, record_id)
        if row.channel:
            raise Invalid("这件申请在申请办理里，到那里办结。", "outcome")
        if row.closed_on is not None or row.removed_at is not None:
            raise Invalid("这件申请已经办结或者撤下。写错了的，撤下这条，重新登记。", "outcome")
        if not outcome:
            raise Invalid("选一种办理结果。", "outcome")
        _check_outcome(row.received_on, outcome, closed_on, at.date())
        row.outcome, row.closed_on, row.state = outcome, closed_on, CaseState.CLOSED.value
        row.revision += 1
        row.save(update_fields=["outcome", "closed_on", "state", "revision"])
        done.note("applications.closed", row.subject, {"organ": row.organ.code, "outcome": outcome, "closed_on": closed_on})


def remove_application(*, record_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Remove an application from the register; its row and its number stay. A case goes only while nothing was done in it.

    Once its time runs a second person decides.
    """
    with open_act(by=by, at=at) as done:
        lock_together(done, (record_id,))
        row = lock_record(done, Application, record_id)
        if row.removed_at is not None:
            return
        if any(model.objects.filter(application_id=record_id).exists() for model in (CaseStep, Letter, ArchiveBox)):
            raise Invalid("这件申请已经在办，不能撤下。申请人撤回的，在申请办理里登记撤回。", "reason")
        if row.applicant:
            name_nobody(row, reason, "理由", "reason")
        if row.submitted_on is not None:
            is_head, arrived_on = by.kind == PostKind.SECTION_HEAD, row.received_on or row.submitted_on
            is_registrar = by.person_id == first_by(row.subject)
            require(may_remove(arrived_on, done.today, is_head=is_head, is_registrar=is_registrar))
        # The proof of identity has no purpose any more.
        KeptPaper.objects.filter(application=row, purpose__in=OF_IDENTITY, stored__isnull=False).update(delete_after=done.today)
        if row.joined.exists():
            let_go(done, row)
            done.note("case.joined", row.subject, {"organ": row.organ.code, "number": row.number, "parts": []})
        take_out(model=Application, register="applications", record_id=record_id, reason=reason, by=by, at=at)


def register_dispute(
    *,
    organ_code: str,
    number: str,
    group: str,
    filed_on: date,
    result: str = "",
    concluded_on: date | None = None,
    by: Acting,
    at: datetime,
) -> int:
    """Register one 行政复议 or 行政诉讼 over disclosure, and return its key."""
    organ = policies.organ_to_register(by, organ_code)
    number = one_line(number, "案号", "number", 80)
    checks.day(filed_on, "受理日期", "filed_on", at.date())
    if group not in words.groups(filed_on.year):
        raise Invalid("选一种：行政复议、未经复议直接起诉，或者复议后起诉。", "group")
    _check_result(filed_on, result, concluded_on, at.date())
    with open_act(by=by, at=at) as done:
        done.lock(Organ, pk=organ.id)
        if Dispute.objects.filter(organ_id=organ.id, number=number, removed_at__isnull=True).exists():
            raise Invalid(f"案号“{number}”已经登记过。", "number")
        values = {"number": number, "group": group, "filed_on": filed_on, "result": result, "concluded_on": concluded_on}
        row = Dispute.objects.create(organ_id=organ.id, **values)
        done.note("disputes.registered", row.subject, {"organ": organ_code, **values})
    return row.pk


def conclude_dispute(*, record_id: int, result: str, concluded_on: date, by: Acting, at: datetime) -> None:
    """Record the result of a pending reconsideration or lawsuit."""
    with open_act(by=by, at=at) as done:
        row = lock_record(done, Dispute, record_id)
        if row.procedure:
            raise Invalid("这一件在申请的复议诉讼页登记结果。", "result")
        if row.concluded_on is not None or row.removed_at is not None:
            raise Invalid("这件案子已经审结或者撤下。写错了的，撤下这条，重新登记。", "result")
        if not result:
            raise Invalid("选一种结果。", "result")
        _check_result(row.filed_on, result, concluded_on, at.date())
        row.result, row.concluded_on = result, concluded_on
        row.save(update_fields=["result", "concluded_on"])
        done.note("disputes.concluded", row.subject, {"organ": row.organ.code, "result": result, "concluded_on": concluded_on})


def remove_dispute(*, record_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Remove a dispute from the register; its row stays. A suit goes only after its later instances."""
    with open_act(by=by, at=at) as done:
        row = lock_record(done, Dispute, record_id)
        if row.later.filter(removed_at__isnull=True).exists():
            raise Invalid("后面还有第二审或者再审，先撤下后面的。", "reason")
        take_out(model=Dispute, register="disputes", record_id=record_id, reason=reason, by=by, at=at)
        if row.earlier_id and count(done, row.earlier_id):
            done.note("disputes.counted", f"disputes:{row.earlier_id}", {"organ": row.organ.code})


def _check_outcome(received_on: date, outcome: str, closed_on: date | None, today: date) -> None:
    """Raise Invalid unless the outcome is on the form of the year in which it was given."""
    if not outcome and closed_on is None:
        return
    if not outcome:
        raise Invalid("写了办结日期，也要选办理结果。", "outcome")
    if closed_on is None:
        raise Invalid("选了办理结果，也要写办结日期。", "closed_on")
    checks.day(closed_on, "办结日期", "closed_on", today)
    checks.not_before(closed_on, received_on, "办结日期不能早于收到日期。", "closed_on")
    if outcome not in words.outcomes(closed_on.year):
        raise Invalid(f"{closed_on.year}年的表三里没有这种结果，重新选。", "outcome")


def _check_result(filed_on: date, result: str, concluded_on: date | None, today: date) -> None:
    if not result and concluded_on is None:
        return
    if not result:
        raise Invalid("写了审结日期，也要选结果。", "result")
    if concluded_on is None:
        raise Invalid("选了结果，也要写审结日期。", "concluded_on")
    checks.day(concluded_on, "审结日期", "concluded_on", today)
    checks.not_before(concluded_on, filed_on, "审结日期不能早于受理日期。", "concluded_on")
    if result not in words.results(concluded_on.year):
        raise Invalid("选一种结果：结果维持、结果纠正，或者其他结果。", "result")
