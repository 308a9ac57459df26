"""When an application is received, by the way it came (条例第31条), and until when the organ confirms it with the applicant."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from mingbai.statute.cases.practice import CaseSettings
from mingbai.statute.citation import practice, regulations
from mingbai.statute.index import rule
from mingbai.statute.workdays.calendar import Calendar

BY_HAND, BY_POST, BY_NET = regulations("第31条第一项"), regulations("第31条第二项"), regulations("第31条第三项")
ORAL = regulations("第29条第一款")
NEXT_WORKDAY = practice("网上、传真的申请，下一个工作日以前与申请人确认")


class ReceiptChannel(StrEnum):
    """How an application came; an oral one is written down at the counter by the organ itself."""

    WINDOW = "window"
    ORAL = "oral"
    REGISTERED_POST = "registered_post"
    ORDINARY_POST = "ordinary_post"
    WEB = "web"
    FAX = "fax"


CHANNEL_WORDS = {
    ReceiptChannel.WINDOW: "当面提交",
    ReceiptChannel.ORAL: "口头提出，由工作机构代为填写",
    ReceiptChannel.REGISTERED_POST: "邮寄（特快专递、挂号信）",
    ReceiptChannel.ORDINARY_POST: "平常信函",
    ReceiptChannel.WEB: "网上提交",
    ReceiptChannel.FAX: "传真",
}
TO_CONFIRM = frozenset({ReceiptChannel.ORDINARY_POST, ReceiptChannel.WEB, ReceiptChannel.FAX})
"""Received only once both sides have confirmed."""
ARTICLES = {
    ReceiptChannel.WINDOW: BY_HAND,
    ReceiptChannel.ORAL: BY_HAND,
    ReceiptChannel.REGISTERED_POST: BY_POST,
    ReceiptChannel.ORDINARY_POST: BY_POST,
    ReceiptChannel.WEB: BY_NET,
    ReceiptChannel.FAX: BY_NET,
}
WHICH_DAY = {
    ReceiptChannel.WINDOW: "提交之日",
    ReceiptChannel.ORAL: "提交之日",
    ReceiptChannel.REGISTERED_POST: "签收之日",
    ReceiptChannel.ORDINARY_POST: "确认之日",
    ReceiptChannel.WEB: "双方确认之日",
    ReceiptChannel.FAX: "双方确认之日",
}


@rule(BY_HAND, BY_POST, BY_NET, name="收到申请之日")
def received_on(channel: ReceiptChannel, submitted_on: date, confirmed_on: date | None) -> date | None:
    """Return the day of receipt: of handing in or of signing for the letter, else of confirmation; None until confirmed.

    `submitted_on` is the day of handing in, of signing (registered post), or on which letter, form or fax arrived.
    """
    return confirmed_on if channel in TO_CONFIRM else submitted_on


@rule(BY_POST, NEXT_WORKDAY, name="与申请人确认的期限")
def confirm_by(
    channel: ReceiptChannel, submitted_on: date, calendar: Calendar, settings: CaseSettings = CaseSettings()
) -> date | None:
    """Return the day by which the organ confirms: that day for ordinary post, the next working day for web and fax; else None.

    What arrives on a rest day is confirmed on the next working day. Raises YearNotAnnounced.
    """
    if channel not in TO_CONFIRM:
        return None
    if channel is ReceiptChannel.ORDINARY_POST:
        return submitted_on if calendar.is_working(submitted_on) else calendar.next(submitted_on)
    return calendar.add(submitted_on, settings.confirm_workdays)
