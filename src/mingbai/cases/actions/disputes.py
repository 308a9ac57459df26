"""Reconsiderations and lawsuits over a case: registered, answered, heard, decided, taken to the next instance."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.cases import checks, policies
from mingbai.cases.actions.common import for_the_trail, lock
from mingbai.cases.actions.nameless import name_nobody
from mingbai.cases.models import Application, Dispute, Lesson
from mingbai.cases.queries.clock import calendar_on
from mingbai.cases.values.disputes import Decided, NewDispute
from mingbai.cases.values.lessons import STEPS
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.sealing import seal
from mingbai.core.words import measured, one_line
from mingbai.organs.models import Organ
from mingbai.organs.queries import OrganRow
from mingbai.registers.checks import day as checked_day
from mingbai.registers.checks import not_before
from mingbai.statute.annual_report.counting import column_of
from mingbai.statute.cases.disputes import (
    ANEW_BY_COURT,
    ANEW_BY_REVIEW,
    COUNTED_ONCE,
    OPENS_A_CLOCK,
    DisputeResult,
    Instance,
    Procedure,
    in_force_on,
    may_follow,
)
from mingbai.statute.verdict import refused

MOST_WORKDAYS = 60
DECIDED = refused("这一审已经登记了结果，不能再改。写错了的，在登记簿里撤下，重新登记。", COUNTED_ONCE, "dispute.decided")
LINKED = refused("这一件已经对上另一件申请。对错了的，在登记簿里撤下，从对的那件申请里重新登记。", COUNTED_ONCE, "dispute.linked")
NOT_DECIDED = refused("这一审还没有结果。先登记这一审的结果。", COUNTED_ONCE, "dispute.not_decided")
BEGUN = "这一件要求的重新答复已经开始办了，不能再开一次。在那件申请里接着办。"
NO_ORDER = "这一件没有要求重新答复。结果写错了的，在登记簿里撤下，重新登记。"
NOT_LAST = refused("后面还有一审，按最后一审的裁判重新办理。", COUNTED_ONCE, "dispute.not_last")
NOT_AFTER = refused("行政复议没有第二审；不服复议决定起诉的，另登记一件。", COUNTED_ONCE, "dispute.instance")


def register_over_case(*, case_id: int, new: NewDispute, by: Acting, at: datetime) -> int:
    """Register a review or a suit over a case, and return its key; the file of the case itself may lie sealed."""
    if new.procedure not in list(Procedure):
        raise Invalid("选一种：行政复议，或者行政诉讼。", "procedure")
    is_suit = new.procedure == Procedure.SUIT
    group = ("suit_after_review" if new.is_after_review else "direct_suit") if is_suit else "review"
    with open_act(by=by, at=at) as done:
        done.lock(Organ, pk=by.organ_id)
        organ, row = _case(done, case_id)
        values = _arrived(done, organ, new)
        instance = Instance.FIRST.value if is_suit else ""
        made = Dispute.objects.create(
            organ_id=organ.id, application=row, procedure=new.procedure, instance=instance, group=group, **values
        )
        _note(done, "disputes.registered", made, organ, {"group": group, "filed_on": new.filed_on})
    return made.pk


def follow(*, dispute_id: int, instance: str, new: NewDispute, by: Acting, at: datetime) -> int:
    """Register the second instance or the retrial of a suit, and return its key; the suit is counted once."""
    with open_act(by=by, at=at) as done:
        done.lock(Organ, pk=by.organ_id)
        organ, row = _dispute(done, dispute_id)
        first, last = _chain(row)
        if instance not in list(Instance) or not may_follow(
            Instance(last.instance) if last.instance else None, Instance(instance)
        ):
            raise Refused(NOT_AFTER, "instance")
        if not last.decision:
            raise Refused(NOT_DECIDED)
        not_before(new.filed_on, last.decided_on or last.filed_on, "后一审不能早于前一审的裁判。", "filed_on")
        made = Dispute.objects.create(
            organ_id=organ.id,
            application_id=row.application_id,
            procedure=Procedure.SUIT.value,
            instance=instance,
            group=first.group,
            earlier=first,
            **_arrived(done, organ, new),
        )
        count(done, first.pk)
        _note(done, "disputes.followed", made, organ, {"instance": instance, "filed_on": new.filed_on})
    return made.pk


def answer(*, dispute_id: int, on: date, by: Acting, at: datetime) -> None:
    """Record that the organ handed in its written answer with the evidence."""
    checked_day(on, "提出答复的日期", "on", at.date())
    with open_act(by=by, at=at) as done:
        organ, row = _dispute(done, dispute_id)
        not_before(on, row.received_on or row.filed_on, "答复不能早于收到副本。", "on")
        row.answered_on = on
        row.save(update_fields=["answered_on"])
        _note(done, "disputes.answered", row, organ, {"on": on})


def set_hearing(*, dispute_id: int, on: date, by: Acting, at: datetime) -> None:
    """Record the day of the hearing; a new day replaces it."""
    with open_act(by=by, at=at) as done:
        organ, row = _dispute(done, dispute_id)
        if row.decision:
            raise Refused(DECIDED)
        not_before(on, row.filed_on, "开庭、听证不能早于受理。", "on")
        row.hearing_on = on
        row.save(update_fields=["hearing_on"])
        _note(done, "disputes.hearing_set", row, organ, {"on": on})


def decide(*, dispute_id: int, decided: Decided, by: Acting, at: datetime) -> None:
    """Record what was decided; the result in table 4 and the day of effect follow from it."""
    if decided.decision not in list(DisputeResult):
        raise Invalid("选一种结果。", "decision")
    decision = DisputeResult(decided.decision)
    checked_day(decided.decided_on, "审结日期", "decided_on", at.date())
    checked_day(decided.served_on, "收到的日期", "served_on", at.date())
    not_before(decided.served_on, decided.decided_on, "收到不能早于审结。", "served_on")
    if not 0 <= decided.workdays <= MOST_WORKDAYS:
        raise Invalid(f"重新答复的期限写0到{MOST_WORKDAYS}个工作日；没有写的，写0。", "workdays")
    order = measured(decided.order, "order", "决定、判决要求本机关做什么", 4, 500) if decision in OPENS_A_CLOCK else ""
    with open_act(by=by, at=at) as done:
        organ, row = _dispute(done, dispute_id)
        if row.decision:
            raise Refused(DECIDED)
        not_before(decided.decided_on, row.filed_on, "审结日期不能早于受理日期。", "decided_on")
        procedure, instance = Procedure(row.procedure), Instance(row.instance) if row.instance else None
        row.decision, row.decided_on, row.served_on = decision.value, decided.decided_on, decided.served_on
        row.is_ruling, row.order, row.workdays = decided.is_ruling, seal(order), decided.workdays
        calendar = calendar_on(done.today)
        row.in_force_on = in_force_on(procedure, instance, decided.served_on, calendar, is_ruling=decided.is_ruling)
        row.save()
        count(done, row.earlier_id or row.pk)
        _note(done, "disputes.decided", row, organ, {"decision": decision.value, "decided_on": decided.decided_on})


def keep_lesson(*, dispute_id: int, step: str, words: str, by: Acting, at: datetime) -> int:
    """Keep what went wrong for whoever comes to the same step next, and return its key; words without a person. Twice is once."""
    if step not in STEPS:
        raise Invalid("选在哪一步。", "step")
    kept = for_the_trail(words, "错在哪里，应当怎么做", "words", 300, at.date())
    with open_act(by=by, at=at) as done:
        organ, row = _dispute(done, dispute_id)
        if not (row.decision or row.result):
            raise Refused(NOT_DECIDED)
        if row.application is not None:
            name_nobody(row.application, kept, "错在哪里，应当怎么做", "words")
        made, is_new = Lesson.objects.get_or_create(
            dispute=row,
            step=step,
            words=kept,
            removed_at=None,
            defaults={"organ_id": organ.id, "made_by": done.signature, "made_at": done.at},
        )
        if not is_new:
            return made.pk
        done.note("case.lesson_kept", row.subject, {"organ": organ.code, "number": row.number, "step": step, "words": kept})
    return made.pk


def drop_lesson(*, lesson_id: int, by: Acting, at: datetime) -> None:
    """Take a lesson that no longer holds away from its step; its row stays."""
    with open_act(by=by, at=at) as done:
        found = done.lock(Lesson, "dispute", pk=lesson_id)
        organ = policies.handled_organ(done.by, found.organ_id)
        policies.check_work(done.by, organ)
        if found.removed_at is not None:
            return
        found.removed_at = done.at
        found.save(update_fields=["removed_at"])
        done.note("case.lesson_dropped", found.dispute.subject, {"organ": organ.code, "words": found.words})


def link_dispute(*, dispute_id: int, case_number: str, by: Acting, at: datetime) -> None:
    """Say which case a review or suit of the register from before is about."""
    wanted = one_line(case_number, "申请的编号", "case_number", 60)
    with open_act(by=by, at=at) as done:
        # The case is locked first, as by every act; the dispute says again whose it is.
        mine = Application.objects.filter(organ_id=by.organ_id, number=wanted, removed_at__isnull=True).exclude(channel="")
        row = next((_case(done, key)[1] for key in mine.values_list("id", flat=True)), None)
        organ, dispute = _dispute(done, dispute_id)
        if row is None:
            raise Invalid("没有这个编号的申请。", "case_number")
        if dispute.application_id not in (None, row.pk):
            raise Refused(LINKED, "case_number")
        dispute.application = row
        dispute.save(update_fields=["application"])
        _note(done, "disputes.linked", dispute, organ, {"case": row.number})


def begin_anew(done: Doing, case: Application, dispute_id: int, on: date) -> None:
    """Say in which round the organ replies anew, in the act that opens the case; raise Refused where nothing asks for it."""
    dispute = done.lock(Dispute, pk=dispute_id, application_id=case.pk)
    anew = ANEW_BY_COURT if dispute.procedure == Procedure.SUIT else ANEW_BY_REVIEW
    if dispute.removed_at is not None or dispute.decision not in OPENS_A_CLOCK or dispute.in_force_on is None:
        raise Refused(refused(NO_ORDER, anew, "dispute.no_order"), "dispute_id")
    if dispute.round is not None:
        raise Refused(refused(BEGUN, anew, "dispute.begun"), "dispute_id")
    first = done.lock(Dispute, pk=dispute.earlier_id or dispute.pk)
    if _chain(first)[1].pk != dispute.pk:
        raise Refused(NOT_LAST, "dispute_id")
    not_before(on, dispute.in_force_on, f"这份决定、裁判{dispute.in_force_on:%Y-%m-%d}才生效。", "on")
    dispute.round = case.round
    dispute.save(update_fields=["round"])
    done.bind("dispute", dispute.pk)


def count(done: Doing, first_id: int) -> bool:
    """Write the result of the last instance into the first, which table 4 counts; return whether that changed.

    A published year keeps the result that it counted, and what it counted as pending.
    """
    first = done.lock(Dispute, pk=first_id)
    _, last = _chain(first)
    result = column_of(DisputeResult(last.decision)) if last.decision else ""
    on = last.decided_on if last.decision else None
    if checks.is_published(first.organ_id, on):
        # That year counted it as pending; it ends in the year in which the organ says so.
        on = first.concluded_on or done.today
    if (result, on) == (first.result, first.concluded_on) or checks.is_published(first.organ_id, first.concluded_on):
        return False
    first.result, first.concluded_on = result, on
    first.save(update_fields=["result", "concluded_on"])
    done.bind("dispute", first.pk)
    return True


def _case(done: Doing, case_id: int) -> tuple[OrganRow, Application]:
    # What others bring against the organ waits for no opening record: no paper of the sealed box changes.
    organ, row = lock(done, case_id)
    policies.check_work(done.by, organ)
    return organ, row


def _dispute(done: Doing, dispute_id: int) -> tuple[OrganRow, Dispute]:
    """Return a dispute of the organ for its clerk or section head, locked; raise NotVisible for anyone else."""
    row = done.lock(Dispute, pk=dispute_id)
    organ = policies.handled_organ(done.by, row.organ_id)
    if row.removed_at is not None:
        raise NotVisible(str(dispute_id))
    policies.check_work(done.by, organ)
    return organ, row


def _chain(row: Dispute) -> tuple[Dispute, Dispute]:
    """Return the first and the last instance of a suit; both are the same row where there is one only."""
    first = row.earlier or row
    return first, first.later.filter(removed_at__isnull=True).order_by("id").last() or first


def _arrived(done: Doing, organ: OrganRow, new: NewDispute) -> dict[str, object]:
    """Return the columns of what arrived, checked."""
    number, body = one_line(new.number, "案号", "number", 80), one_line(new.body, "复议机关或者法院", "body", 80)
    checked_day(new.filed_on, "受理日期", "filed_on", done.today)
    checked_day(new.received_on, "收到副本的日期", "received_on", done.today)
    not_before(new.received_on, new.filed_on, "收到副本不能早于受理、立案。", "received_on")
    if Dispute.objects.filter(organ_id=organ.id, number=number, removed_at__isnull=True).exists():
        raise Invalid(f"案号“{number}”已经登记过。", "number")
    return {"number": number, "body": body, "filed_on": new.filed_on, "received_on": new.received_on}


def _note(done: Doing, event: str, row: Dispute, organ: OrganRow, said: dict[str, object]) -> None:
    if row.procedure:
        done.bind("dispute", row.pk)
    done.note(event, row.subject, {"organ": organ.code, "number": row.number, **said})
