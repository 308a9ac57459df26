"""The fee of a case (信息处理费): its notice, its payment, and what follows when nobody pays."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting
from mingbai.cases import checks
from mingbai.cases.actions.common import add_step, begin, clock_of, day_of, for_the_trail, lock_for_work, sealed, settle
from mingbai.cases.actions.joined import check_alone, let_go
from mingbai.cases.actions.limits import ended, reopened
from mingbai.cases.actions.nameless import name_nobody
from mingbai.cases.models import Application, ProcessingFee
from mingbai.cases.queries.clock import calendar_on, practice
from mingbai.cases.queries.fees import charged_before, piece_position
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Refused, require
from mingbai.core.words import measured
from mingbai.registers.checks import not_before
from mingbai.statute.cases import fees
from mingbai.statute.cases.facts import EventKind
from mingbai.statute.cases.fees import FeeWay
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.states import CaseAct, CaseState

MOST_PAGES = 1_000_000


def notice_fee(
    *,
    case_id: int,
    way: str,
    pages: int = 0,
    payment: str,
    on: date | None = None,
    revision: int | None = None,
    by: Acting,
    at: datetime,
) -> int:
    """Send the notice of the fee, by the piece or by the page, and return its yuan; the law's steps alone make the amount.

    `pages` are printed sides up to A4; what they count as is a choice of the county.
    """
    day, said = day_of(on, "发出收费通知的日期", at.date()), measured(payment, "payment", "怎么缴、缴到哪里", 4, 500)
    if way not in list(FeeWay):
        raise Invalid("选按件还是按量收。", "way")
    if not 0 <= pages <= MOST_PAGES:
        raise Invalid("页数写0以上的整数。", "pages")
    chosen = FeeWay(way)
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.NOTICE_FEE, revision)
        check_alone(row)
        let_go(done, row)
        local = practice()
        quantity = piece_position(row, local) if chosen is FeeWay.PIECES else fees.pages_of(pages, local)
        yuan = fees.piece_yuan(quantity, local) if chosen is FeeWay.PIECES else fees.page_yuan(quantity)
        due = clock_of(row, done.today).reply_due_on
        before = charged_before(row)
        require(fees.may_charge(chosen, yuan, on=day, reply_due_on=due, charged_before=before, settings=local))
        ProcessingFee.objects.create(
            application=row,
            round=row.round,
            basis=way,
            quantity=quantity,
            amount_yuan=yuan,
            noticed_on=day,
            due_on=fees.payment_due(day, calendar_on(done.today), local.local_days).judge_by,
        )
        add_step(done, row, EventKind.FEE_NOTICED, day, details=sealed({"payment": said}))
        settle(done, row, move.to)
        done.note(move.event, row.subject, {"organ": row.organ.code, "on": day, "way": way, "yuan": yuan, "quantity": quantity})
    return yuan


def receive_fee(*, case_id: int, on: date | None = None, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Record the payment; the time for the reply begins anew on the day after it. After a lapse only one made in time."""
    day = day_of(on, "缴费的日期", at.date())
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.RECEIVE_FEE, revision)
        fee, is_lapsed = _fee(row), row.state == CaseState.FEE_LAPSED
        if is_lapsed:
            require(fees.may_revive(day, fee.due_on))
            checks.open_year(row.organ_id, row.closed_on)
        add_step(done, row, EventKind.FEE_PAID, day)
        fee.paid_on, fee.lapsed_on = day, None
        fee.save(update_fields=["paid_on", "lapsed_on"])
        settle(done, row, move.to, *(reopened(row) if is_lapsed else ()))
        done.note(move.event, row.subject, {"organ": row.organ.code, "on": day, "yuan": fee.amount_yuan})


def lapse_fee(*, case_id: int, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Record that the fee was not paid in time: the application is given up, and a letter says so."""
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.LAPSE_FEE, revision)
        fee = _fee(row)
        require(fees.may_lapse(fee.due_on, done.today))
        fee.lapsed_on = done.today
        fee.save(update_fields=["lapsed_on"])
        ended(row, Outcome.FEE_UNPAID, done.today)
        settle(done, row, move.to, "outcome", "closed_on")
        done.note(move.event, row.subject, {"organ": row.organ.code, "outcome": row.outcome, "closed_on": row.closed_on})


def refund_fee(*, case_id: int, yuan: int, reason: str, on: date | None = None, by: Acting, at: datetime) -> None:
    """Record that a part of the fee, or all of it, was paid back, and why."""
    day, why = day_of(on, "退费的日期", at.date()), for_the_trail(reason, "为什么退", "reason", 200, at.date())
    with open_act(by=by, at=at) as done:
        organ, row = lock_for_work(done, case_id)
        name_nobody(row, why, "为什么退", "reason")
        fee = ProcessingFee.objects.select_for_update().filter(application=row).order_by("-round").first()
        if fee is None or fee.paid_on is None:
            raise Refused(fees.UNPAID, "yuan")
        require(fees.may_refund(yuan, amount=fee.amount_yuan, paid_on=fee.paid_on, refunded=fee.refunded_yuan))
        not_before(day, fee.paid_on, "退费不能早于缴费。", "on")
        fee.refunded_on, fee.refunded_yuan = day, yuan
        fee.save(update_fields=["refunded_on", "refunded_yuan"])
        done.note("case.fee_refunded", row.subject, {"organ": organ.code, "on": day, "yuan": yuan, "reason": why})


def _fee(row: Application) -> ProcessingFee:
    return ProcessingFee.objects.select_for_update().get(application=row, round=row.round)
