"""How each date of a timeline came about, step by step, in sentences that an applicant understands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingbai.statute.cases.consultation import CO_MAKERS, NOT_COUNTED, THIRD_PARTY
from mingbai.statute.cases.correction import ARTICLE_30, NOTICE_WORKDAYS
from mingbai.statute.cases.extension import EXTENSION
from mingbai.statute.cases.facts import CaseFacts, EventKind
from mingbai.statute.cases.fees import NOTICE, PAYMENT_WORKDAYS
from mingbai.statute.cases.receipt import ARTICLES, CHANNEL_WORDS, WHICH_DAY
from mingbai.statute.cases.reckoning import REPLY_WORKDAYS, Reckoning, last, since_reopened
from mingbai.statute.cases.sources import court_rules
from mingbai.statute.citation import Citation, regulations
from mingbai.statute.dates import long_day

DELAY = regulations("第35条")
ANEW = court_rules("第11条")


@dataclass(frozen=True, slots=True)
class ClockStep:
    """One computed date: `what` it is, `workdays` counted after `start` (not counted itself) to `end`, and why.

    `workdays` is 0 for a day that an event sets. `what` is stable for programs, `sentence` is for people.
    """

    what: str
    start: date
    workdays: int
    end: date
    citation: Citation
    sentence: str


def steps(facts: CaseFacts, received: date, found: Reckoning) -> tuple[ClockStep, ...]:
    """Return the trace of a count, in the order of the law: receipt, correction, fee, consultations, reply."""
    return (
        _receipt(facts, received),
        ClockStep(
            "correction_due",
            received,
            NOTICE_WORKDAYS,
            found.correction_due_on,
            ARTICLE_30,
            f"需要补正的，自收到之日起{NOTICE_WORKDAYS}个工作日内（最迟{long_day(found.correction_due_on)}）一次性告知。",
        ),
        *_correction(facts, found),
        *_fee(facts, found),
        *_letters(found),
        *_reply(facts, found),
    )


def _receipt(facts: CaseFacts, received: date) -> ClockStep:
    channel = facts.channel
    sentence = f"{CHANNEL_WORDS[channel]}，以{WHICH_DAY[channel]}{long_day(received)}为收到申请之日，当日不计。"
    return ClockStep("received", facts.submitted_on, 0, received, ARTICLES[channel], sentence)


def _correction(facts: CaseFacts, found: Reckoning) -> Iterator[ClockStep]:
    notice = last(facts.events, EventKind.CORRECTION_NOTICED)
    corrected = last(facts.events, EventKind.CORRECTION_RECEIVED)
    if notice and found.correction_answer_due_on:
        by = found.correction_answer_due_on
        sentence = f"{long_day(notice.on)}告知补正，补正期限{notice.workdays}个工作日，到{long_day(by)}。"
        yield ClockStep("correction_answer_due", notice.on, notice.workdays, by, ARTICLE_30, sentence)
    if corrected:
        sentence = f"{long_day(corrected.on)}收到补正的申请，答复期限从这一天起重新计算，当日不计。"
        yield ClockStep("corrected", corrected.on, 0, corrected.on, ARTICLE_30, sentence)


def _fee(facts: CaseFacts, found: Reckoning) -> Iterator[ClockStep]:
    events = since_reopened(facts.events)
    bill, paid = last(events, EventKind.FEE_NOTICED), last(events, EventKind.FEE_PAID)
    if bill and found.fee_due_on:
        by = found.fee_due_on
        sentence = f"{long_day(bill.on)}收到收费通知，次日起{PAYMENT_WORKDAYS}个工作日内（最迟{long_day(by)}）缴纳。"
        yield ClockStep("fee_due", bill.on, PAYMENT_WORKDAYS, by, NOTICE, sentence)
    if paid:
        sentence = f"{long_day(paid.on)}缴清费用，处理期限从次日起重新计算。"
        yield ClockStep("fee_paid", paid.on, 0, paid.on, NOTICE, sentence)


def _letters(found: Reckoning) -> Iterator[ClockStep]:
    for asked, due_on in found.letters:
        sent, answered = long_day(asked.sent_on), asked.answered_on
        if due_on is None:
            until = f"{long_day(answered)}收到回复" if answered else "还没有回复"
            sentence = f"{sent}征求{asked.party}的意见，{until}；所需时间不计入期限。"
            yield ClockStep("organ_answer", asked.sent_on, 0, answered or asked.sent_on, NOT_COUNTED, sentence)
            continue
        start = asked.received_on or asked.sent_on
        what, article = ("third_party_due", THIRD_PARTY) if asked.role is None else ("co_maker_due", CO_MAKERS)
        got = f"对方{long_day(asked.received_on)}收到，" if asked.received_on else "对方"
        said = f"，{long_day(answered)}收到回复" if answered else ""
        stop = long_day(min(answered or due_on, due_on))
        sentence = (
            f"{sent}征求{asked.party}的意见，{got}自收到之日起15个工作日内（最迟{long_day(due_on)}）提出{said}；"
            f"{sent}的次日到{stop}不计入期限。"
        )
        yield ClockStep(what, start, 15, due_on, article, sentence)


def _reply(facts: CaseFacts, found: Reckoning) -> Iterator[ClockStep]:
    events = since_reopened(facts.events)
    extended, ordered = last(events, EventKind.EXTENDED), last(events, EventKind.REOPENED)
    if ordered:
        sentence = f"自{long_day(ordered.on)}起重新答复，当日不计。"
        yield ClockStep("reopened", ordered.on, 0, ordered.on, ANEW, sentence)
    if found.reply_due_on is None:
        return
    start, end = found.counts_from, found.counted[-1]
    longer = f"，延长{extended.workdays}个工作日" if extended and found.limit > REPLY_WORKDAYS else ""
    without = f"，征求意见的{found.paused}个工作日不计" if found.paused else ""
    sentence = f"{long_day(start)}的次日起{found.limit}个工作日内答复{longer}{without}：最迟{long_day(end)}。"
    yield ClockStep("reply_due", start, found.limit, end, EXTENSION, sentence)
    if found.reply_due_on > end:
        sentence = f"申请的数量、频次明显超过合理范围，理由合理，延迟到{long_day(found.reply_due_on)}答复。"
        yield ClockStep("delayed", end, 0, found.reply_due_on, DELAY, sentence)
