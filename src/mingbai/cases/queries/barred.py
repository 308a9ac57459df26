"""What keeps somebody from an act on a case that state and post would allow, in the words of the law."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from mingbai.accounts.values import Acting
from mingbai.cases.models import Application, CaseStep, Letter, ProcessingFee, Redaction
from mingbai.cases.models.redaction import RedactionState
from mingbai.cases.queries.clock import calendar_on, timeline_if_lawful
from mingbai.cases.queries.drafts import lacks
from mingbai.cases.queries.joint import joined_to
from mingbai.cases.queries.letters import NO_DRAFT, drafters, earlier, is_cleared, outcome_of, reply_of
from mingbai.cases.queries.overruled import third_parties_told
from mingbai.cases.queries.path import ASKED, REASONABLE, reasons_of
from mingbai.organs.queries import OrganRow
from mingbai.statute.cases import correction, fees
from mingbai.statute.cases.clearance import may_be_signed, may_clear
from mingbai.statute.cases.excess import may_ask_reasons, may_delay
from mingbai.statute.cases.extension import may_extend
from mingbai.statute.cases.facts import EventKind
from mingbai.statute.cases.joint import TOGETHER
from mingbai.statute.cases.sources import MODEL_OF_2020
from mingbai.statute.cases.states import CaseAct
from mingbai.statute.citation import regulations
from mingbai.statute.disclosure.documents import may_decide
from mingbai.statute.verdict import ALLOWED, Verdict, refused
from mingbai.statute.workdays.calendar import DAY
from mingbai.statute.workdays.deadline import Deadline

JOINED = refused("和别的申请一并答复，在那一件里办。", TOGETHER, "joint.elsewhere")
NOBODY_ASKED = refused("没有在等的意见：还没有征求，或者都登记过了。", regulations("第32条"), "consultation.none_open")
ALL_ARRIVED = refused("没有要登记收到日期的：还没有征求意见，或者都登记过了。", regulations("第32条"), "consultation.all_arrived")
IN_PART = regulations("第37条")


def barred_acts(by: Acting, organ: OrganRow, row: Application, acts: Collection[CaseAct], on: date) -> Mapping[CaseAct, Verdict]:
    """Return why an act that state and post allow is not possible today, by act."""
    found: dict[CaseAct, Verdict] = {}
    kinds = set(CaseStep.objects.filter(application=row, round=row.round).values_list("kind", flat=True))
    clock = timeline_if_lawful(row, on, calendar_on(on)) if row.channel else None
    if clock is None:
        return found
    if CaseAct.ASK_CORRECTION in acts and clock.correction_due_on:
        due = Deadline(clock.correction_due_on, clock.correction_due_on)
        before = EventKind.CORRECTION_NOTICED in kinds
        found[CaseAct.ASK_CORRECTION] = correction.may_ask(tuple(correction.Unclear), noticed_before=before, today=on, due=due)
    if CaseAct.EXTEND in acts:
        found[CaseAct.EXTEND] = may_extend(
            1, on=on, reply_due_on=clock.reply_due_on, extended_before=EventKind.EXTENDED in kinds, reason="理由"
        )
    if CaseAct.RECORD_ANSWER in acts and all(asked.answered_on for asked, _ in clock.letters):
        found[CaseAct.RECORD_ANSWER] = NOBODY_ASKED
    if CaseAct.RECORD_RECEIPT in acts and all(asked.received_on for asked, _ in clock.letters):
        found[CaseAct.RECORD_RECEIPT] = ALL_ARRIVED
    reasons = reasons_of(row)
    if CaseAct.ASK_REASONS in acts:
        found[CaseAct.ASK_REASONS] = may_ask_reasons(2, "期间", asked_before=ASKED in reasons)
    if CaseAct.DELAY in acts:
        later = (clock.reply_due_on or on) + DAY
        found[CaseAct.DELAY] = may_delay(
            later, on=on, reply_due_on=clock.reply_due_on, reasons_asked=REASONABLE in reasons[-1:], reason="理由"
        )
    if CaseAct.LAPSE_CORRECTION in acts and clock.correction_answer_due_on:
        found[CaseAct.LAPSE_CORRECTION] = correction.may_lapse(clock.correction_answer_due_on, on, has_good_reason=False)
    fee = ProcessingFee.objects.filter(application=row, round=row.round).first()
    if CaseAct.LAPSE_FEE in acts and fee is not None:
        found[CaseAct.LAPSE_FEE] = fees.may_lapse(fee.due_on, on)
    if row.joined_to_id is not None:
        found |= dict.fromkeys({CaseAct.SUBMIT, CaseAct.NOTICE_FEE, CaseAct.ASK_CORRECTION} & set(acts), JOINED)
        return {act: verdict for act, verdict in found.items() if not verdict}
    if CaseAct.SERVE in acts:
        found[CaseAct.SERVE] = third_parties_told((row, *joined_to(row)))
    for act in {CaseAct.SUBMIT, CaseAct.CHECK, CaseAct.CLEAR, CaseAct.SIGN} & set(acts):
        found[act] = _forward(by, organ, row, act)
    return {act: verdict for act, verdict in found.items() if not verdict}


def complete(organ: OrganRow, row: Application) -> Verdict:
    """Return whether the reply of this round is drafted and lacks nothing; the refusal names every part that it lacks."""
    letter = reply_of(row)
    if letter is None:
        return NO_DRAFT
    if parts := lacks(organ, row, letter):
        said = "、".join(dict.fromkeys(part.words for part in parts))
        return refused(f"答复书还缺：{said}。", MODEL_OF_2020, "case.letter_lacks")
    return ALLOWED


def ready_to_sign(row: Application, letter: Letter | None) -> Verdict:
    """Return whether what a reply gives was reviewed: every copy given in part, and the reply as a whole."""
    if Redaction.objects.filter(paper__application=row, state=RedactionState.MADE.value).exists():
        return refused("遮盖好的副本还没有经保密审查员核对，不能随答复书提供。", IN_PART, "case.copy_not_confirmed")
    return may_be_signed(outcome_of(letter), is_cleared=is_cleared(letter)) if letter is not None else NO_DRAFT


def _forward(by: Acting, organ: OrganRow, row: Application, act: CaseAct) -> Verdict:
    letter = reply_of(row)
    if act is CaseAct.SIGN and not (ready := ready_to_sign(row, letter)):
        return ready
    found = complete(organ, row)
    if not found or letter is None or act is CaseAct.SUBMIT:
        return found
    if act is CaseAct.CLEAR and not (may := may_clear(outcome_of(letter), is_cleared=is_cleared(letter))):
        return may
    return may_decide(by.person_id, drafters(letter), earlier(letter))
