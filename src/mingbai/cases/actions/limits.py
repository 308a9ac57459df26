"""What moves the date of the reply: a correction, others asked for their opinion, an extension, a reasonable delay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mingbai.accounts.values import Acting
from mingbai.cases import checks
from mingbai.cases.actions.common import add_step, begin, clock_of, day_of, sealed, settle, write_answer
from mingbai.cases.actions.joined import check_alone, let_go
from mingbai.cases.actions.nameless import name_nobody
from mingbai.cases.models import Application, CaseStep
from mingbai.cases.queries.path import ASKED, REASONABLE, REASONS, reasons_of
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, require
from mingbai.core.words import measured, one_line
from mingbai.registers.checks import day as checked_day
from mingbai.statute.cases import correction
from mingbai.statute.cases.correction import Unclear
from mingbai.statute.cases.excess import may_ask_reasons, may_delay
from mingbai.statute.cases.extension import may_extend
from mingbai.statute.cases.facts import EventKind, OrganRole
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.states import CaseAct
from mingbai.statute.workdays.deadline import Deadline

THIRD_PARTY = "third_party"


@dataclass(frozen=True, slots=True)
class AskedParty:
    """Who is asked: `role` is third_party, co_maker or other. Who a third party is and how to reach it is sealed."""

    role: str
    name: str
    contact: str = ""
    what: str = ""


def ask_correction(
    *,
    case_id: int,
    situations: tuple[str, ...],
    what: str,
    answer_within: int,
    on: date | None = None,
    revision: int | None = None,
    by: Acting,
    at: datetime,
) -> None:
    """Ask the applicant, once and for all of it, to correct what is unclear (条例第30条)."""
    day = day_of(on, "告知补正的日期", at.date())
    said = measured(what, "what", "要补正什么、怎么写", 4, 2000)
    unknown = [one for one in situations if one not in list(Unclear)]
    if unknown:
        raise Invalid("选要补正的情形。", "situations")
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.ASK_CORRECTION, revision)
        check_alone(row)
        let_go(done, row)
        found = clock_of(row, done.today)
        last = found.correction_due_on or day
        before = CaseStep.objects.filter(application=row, round=row.round, kind=EventKind.CORRECTION_NOTICED.value).exists()
        chosen = tuple(Unclear(one) for one in situations)
        require(correction.may_ask(chosen, noticed_before=before, today=day, due=Deadline(last, last)))
        details = sealed({"what": said, "situations": " ".join(situations)})
        add_step(done, row, EventKind.CORRECTION_NOTICED, day, workdays=answer_within, details=details)
        settle(done, row, move.to)
        done.note(move.event, row.subject, {"organ": row.organ.code, "on": day, "workdays": answer_within})


def receive_correction(
    *, case_id: int, sought: str = "", on: date | None = None, revision: int | None = None, by: Acting, at: datetime
) -> None:
    """Record the corrected application: the time for the reply begins anew; after a lapse only for a good reason."""
    day = day_of(on, "收到补正的日期", at.date())
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.RECEIVE_CORRECTION, revision)
        checks.open_year(row.organ_id, row.closed_on)
        add_step(done, row, EventKind.CORRECTION_RECEIVED, day, details=sealed({"what": sought.strip()[:4000]}))
        settle(done, row, move.to, *reopened(row))
        done.note(move.event, row.subject, {"organ": row.organ.code, "on": day})


def lapse_correction(
    *, case_id: int, has_good_reason: bool = False, revision: int | None = None, by: Acting, at: datetime
) -> None:
    """Record that the applicant did not correct the application in time: it is given up, and a letter says so."""
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.LAPSE_CORRECTION, revision)
        by_day = clock_of(row, done.today).correction_answer_due_on or done.today
        require(correction.may_lapse(by_day, done.today, has_good_reason=has_good_reason))
        ended(row, Outcome.NOT_CORRECTED, done.today)
        settle(done, row, move.to, "outcome", "closed_on")
        done.note(move.event, row.subject, {"organ": row.organ.code, "outcome": row.outcome, "closed_on": row.closed_on})


def consult(
    *,
    case_id: int,
    asked: AskedParty,
    on: date | None = None,
    received_on: date | None = None,
    revision: int | None = None,
    by: Acting,
    at: datetime,
) -> str:
    """Ask a third party, a co-maker or another organ; return the name under which lists and the clock know it."""
    day = day_of(on, "发出的日期", at.date())
    name = one_line(asked.name, "向谁征求意见", "name", 80)
    if asked.role not in (THIRD_PARTY, *OrganRole):
        raise Invalid("选向谁征求意见：第三方、共同制作机关，还是其他机关。", "role")
    if received_on is not None:
        checked_day(received_on, "对方收到的日期", "received_on", at.date())
    is_third = asked.role == THIRD_PARTY
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.CONSULT, revision)
        name_nobody(row, asked.what, "征求什么意见", "what")
        party = _label(row) if is_third else name
        details = sealed({"name": name if is_third else "", "contact": asked.contact.strip(), "what": asked.what.strip()[:2000]})
        kind = EventKind.THIRD_PARTY_CONSULTED if is_third else EventKind.ORGAN_CONSULTED
        role = "" if is_third else asked.role
        add_step(done, row, kind, day, party=party, role=role, received_on=received_on, details=details)
        settle(done, row, move.to)
        done.note(move.event, row.subject, {"organ": row.organ.code, "on": day, "party": party, "role": asked.role})
    return party


def record_answer(
    *,
    case_id: int,
    party: str,
    agrees: bool,
    words: str,
    on: date | None = None,
    revision: int | None = None,
    by: Acting,
    at: datetime,
) -> None:
    """Record what the one asked answered; the days since the letter was sent are not counted."""
    day = day_of(on, "收到意见的日期", at.date())
    said = measured(words, "words", "对方的意见和理由", 2, 2000)
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.RECORD_ANSWER, revision)
        letters = (EventKind.THIRD_PARTY_CONSULTED.value, EventKind.ORGAN_CONSULTED.value)
        sent = CaseStep.objects.filter(application=row, round=row.round, kind__in=letters, party=party).order_by("id").last()
        if sent is None:
            raise Invalid("没有向这一方征求过意见。", "party")
        is_third = sent.kind == EventKind.THIRD_PARTY_CONSULTED
        kind = EventKind.THIRD_PARTY_ANSWERED if is_third else EventKind.ORGAN_ANSWERED
        add_step(done, row, kind, day, party=party, role=sent.role, agrees=agrees, details=sealed({"words": said}))
        settle(done, row, move.to)
        done.note(move.event, row.subject, {"organ": row.organ.code, "on": day, "party": party, "role": sent.role})


def extend(
    *,
    case_id: int,
    workdays: int,
    reason: str,
    on: date | None = None,
    revision: int | None = None,
    by: Acting,
    at: datetime,
) -> None:
    """Extend the time for the reply; the head of the office decides, by the day it is due (条例第33条第二款)."""
    day = day_of(on, "决定延期的日期", at.date())
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.EXTEND, revision)
        due = clock_of(row, done.today).reply_due_on
        before = CaseStep.objects.filter(application=row, round=row.round, kind=EventKind.EXTENDED.value).exists()
        require(may_extend(workdays, on=day, reply_due_on=due, extended_before=before, reason=reason, is_approved=True))
        details = sealed({"reason": measured(reason, "reason", "为什么延期，要告知申请人")})
        add_step(done, row, EventKind.EXTENDED, day, workdays=workdays, details=details)
        settle(done, row, move.to)
        done.note(move.event, row.subject, {"organ": row.organ.code, "on": day, "workdays": workdays})


def delay(
    *,
    case_id: int,
    until: date,
    reason: str,
    on: date | None = None,
    revision: int | None = None,
    by: Acting,
    at: datetime,
) -> None:
    """Set a reasonable later day for the reply to applications that are far too many, but with good reason (条例第35条)."""
    day = day_of(on, "决定延迟答复的日期", at.date())
    details = sealed({"reason": measured(reason, "reason", "为什么不能按期答复，要告知申请人")})
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.DELAY, revision)
        due, judged = clock_of(row, done.today).reply_due_on, REASONABLE in reasons_of(row)[-1:]
        require(may_delay(until, on=day, reply_due_on=due, reasons_asked=judged, reason=reason))
        add_step(done, row, EventKind.DELAYED, day, until=until, details=details)
        settle(done, row, move.to)
        done.note(move.event, row.subject, {"organ": row.organ.code, "on": day, "until": until})


def ask_reasons(
    *, case_id: int, applications: int, period: str, what: str, revision: int | None = None, by: Acting, at: datetime
) -> None:
    """Ask an applicant whose applications are far too many for the reasons (条例第35条); the time for the reply runs on."""
    said, when = measured(what, "what", "要申请人说明什么"), one_line(period, "多长时间里申请的", "period", 60, required=False)
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.ASK_REASONS, revision)
        require(may_ask_reasons(applications, when, asked_before=ASKED in reasons_of(row)))
        # The letter takes the first line.
        write_answer(done, row, REASONS, ASKED, f"{when}共申请{applications}件\n{said}")
        settle(done, row, move.to)
        done.note(move.event, row.subject, {"organ": row.organ.code, "on": done.today})


def ended(row: Application, outcome: Outcome, on: date) -> None:
    """Set how and when a case ended, in the caller's act; the first end of a case is the one that the tables count."""
    checks.open_year(row.organ_id, on)
    if row.closed_on is None:
        row.outcome, row.closed_on = outcome.value, on


def reopened(row: Application) -> tuple[str, ...]:
    """Take the end of a case back in the first round, in the caller's act; return the columns to write."""
    if row.round == 1:
        row.outcome, row.closed_on = "", None
    return ("outcome", "closed_on")


def _label(row: Application) -> str:
    """Return the next name without a person in it: 第三方1, 第三方2."""
    kind = EventKind.THIRD_PARTY_CONSULTED.value
    known = set(CaseStep.objects.filter(application=row, kind=kind).values_list("party", flat=True))
    return f"第三方{len(known) + 1}"
