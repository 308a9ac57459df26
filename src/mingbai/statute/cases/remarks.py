"""What the reader of a timeline must know besides its dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingbai.statute.cases.consultation import (
    CO_MAKERS,
    NOT_COUNTED,
    SENDING_FOR_RECEIPT,
    SILENCE_WORDS,
    THIRD_PARTY,
    Consultation,
    silence,
)
from mingbai.statute.cases.correction import ARTICLE_30
from mingbai.statute.cases.extension import EXTENSION
from mingbai.statute.cases.facts import EVENT_WORDS, CaseEvent, CaseFacts, EventKind, OrganRole
from mingbai.statute.cases.fees import NOTICE
from mingbai.statute.cases.receipt import ARTICLES, TO_CONFIRM
from mingbai.statute.cases.reckoning import Reckoning, last, since_reopened
from mingbai.statute.citation import Citation
from mingbai.statute.dates import long_day
from mingbai.statute.workdays.calendar import HOLIDAYS, LOCAL_HOLIDAYS, Calendar
from mingbai.statute.workdays.deadline import LOCAL_LAYER_MISSING, date_remarks


@dataclass(frozen=True, slots=True)
class ClockRemark:
    """One remark: `code` is stable for programs, `text` is a sentence for people."""

    code: str
    citation: Citation
    text: str


def remarks(facts: CaseFacts, received: date | None, found: Reckoning | None, calendar: Calendar) -> tuple[ClockRemark, ...]:
    """Return the remarks on a timeline in the order of the law."""
    if received is None or found is None:
        text = "双方还没有确认，收到日没有确定，期限还没有开始。"
        return (ClockRemark("not_confirmed", ARTICLES[facts.channel], text),)
    return (*_receipt(facts), *_correction(facts, found), *_letters(found), *_fee(facts, found), *_reply(facts, found),
            *_calendar(received, found, calendar))  # fmt: skip


def in_time_then(event: CaseEvent, due_on: date) -> ClockRemark:
    """Return what is said of an act that was in time until a later notice brought the date forward."""
    did, on = EVENT_WORDS[event.kind], long_day(event.on)
    text = f"{on}{did}的时候没有超过期限；后来的放假通知把那时的期限提前到{long_day(due_on)}，已经办的仍然有效。"
    return ClockRemark("in_time_then", HOLIDAYS, text)


def _receipt(facts: CaseFacts) -> Iterator[ClockRemark]:
    if facts.confirmed_on is not None and facts.channel not in TO_CONFIRM:
        text = "这种方式提交的不用确认，确认日期没有用上。"
        yield ClockRemark("confirmation_not_needed", ARTICLES[facts.channel], text)


def _correction(facts: CaseFacts, found: Reckoning) -> Iterator[ClockRemark]:
    notice = last(facts.events, EventKind.CORRECTION_NOTICED)
    corrected = last(facts.events, EventKind.CORRECTION_RECEIVED)
    if notice is None:
        return
    by = found.correction_answer_due_on or notice.on
    if notice.on > found.correction_due_on:
        text = f"补正告知最迟是{long_day(found.correction_due_on)}，{long_day(notice.on)}才告知，已经迟了。"
        yield ClockRemark("correction_notice_late", ARTICLE_30, text)
    if corrected is None:
        text = f"补正期限到{long_day(by)}；无正当理由逾期不补正的，视为放弃申请，不再处理。收到补正以前没有答复期限。"
        yield ClockRemark("correction_awaited", ARTICLE_30, text)
    elif corrected.on > by:
        text = f"补正期限到{long_day(by)}，{long_day(corrected.on)}才补正：有正当理由的，才继续办理。"
        yield ClockRemark("correction_late", ARTICLE_30, text)


def _letters(found: Reckoning) -> Iterator[ClockRemark]:
    for asked, due_on in found.letters:
        article = {None: THIRD_PARTY, OrganRole.CO_MAKER: CO_MAKERS, OrganRole.OTHER: NOT_COUNTED}[asked.role]
        if asked.received_on is None:
            is_open = due_on is None and asked.role is not OrganRole.OTHER
            counts = "对方提出意见的期限还没有起算，知道了就登记" if is_open else f"按发出之日{long_day(asked.sent_on)}算"
            text = f"不知道征求意见书哪天送到{asked.party}，{counts}。"
            yield ClockRemark("sending_for_receipt", SENDING_FOR_RECEIPT, text)
        if asked.answered_on is None:
            yield ClockRemark(_unanswered(asked), article, f"{asked.party}还没有回复：{SILENCE_WORDS[silence(asked.role)]}。")
        elif due_on is not None and asked.answered_on > due_on:
            text = f"{asked.party}的回复晚于{long_day(due_on)}，那以后的工作日照常计入；{SILENCE_WORDS[silence(asked.role)]}。"
            yield ClockRemark("answered_late", article, text)
        if found.reply_due_on is not None and asked.sent_on >= found.reply_due_on:
            text = f"{long_day(asked.sent_on)}才征求{asked.party}的意见，期限已经届满，不能再扣除。"
            yield ClockRemark("consulted_late", NOT_COUNTED, text)


def _unanswered(asked: Consultation) -> str:
    return {None: "third_party_open", OrganRole.CO_MAKER: "co_maker_open", OrganRole.OTHER: "organ_open"}[asked.role]


def _fee(facts: CaseFacts, found: Reckoning) -> Iterator[ClockRemark]:
    events = since_reopened(facts.events)
    paid = last(events, EventKind.FEE_PAID)
    if found.fee_due_on is None:
        return
    by = long_day(found.fee_due_on)
    if paid is None:
        text = f"费用最迟{by}缴纳；逾期视为放弃申请，不再处理。缴费以前没有答复期限。"
        yield ClockRemark("fee_awaited", NOTICE, text)
    elif paid.on > found.fee_due_on:
        yield ClockRemark("fee_late", NOTICE, f"费用最迟{by}缴纳，{long_day(paid.on)}才缴，本来可以不再处理。")


def _reply(facts: CaseFacts, found: Reckoning) -> Iterator[ClockRemark]:
    replied = last(since_reopened(facts.events), EventKind.REPLIED)
    if replied and found.reply_due_on and replied.on > found.reply_due_on:
        text = f"答复期限{long_day(found.reply_due_on)}，{long_day(replied.on)}才答复，已经逾期。"
        yield ClockRemark("replied_late", EXTENSION, text)


def _calendar(received: date, found: Reckoning, calendar: Calendar) -> Iterator[ClockRemark]:
    dates = [found.correction_due_on, found.correction_answer_due_on, found.fee_due_on, found.reply_due_on]
    latest = max(one for one in (*dates, *(on for _, on in found.letters)) if one is not None)
    for one in date_remarks(calendar, received, latest):
        yield ClockRemark(one.code, LOCAL_HOLIDAYS if one.code == LOCAL_LAYER_MISSING else HOLIDAYS, one.text)
