"""The information processing fee (条例第42条; 国办函〔2020〕109号): by piece or by page, progressive, never both."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingbai.statute.cases.practice import CaseSettings, FeeMonth, FeePage
from mingbai.statute.citation import Confidence, fee_rules, practice, regulations
from mingbai.statute.dates import long_day
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused
from mingbai.statute.workdays.calendar import Calendar
from mingbai.statute.workdays.deadline import Deadline, LocalDays, deadline

ARTICLE_42 = regulations("第42条")
ONE_WAY, BY_PIECE, BY_PAGE = fee_rules("第3条"), fee_rules("第4条"), fee_rules("第5条")
NOTICE = fee_rules("第6条")
PAGES_OF_ONE_CASE = fee_rules("第5条（单件申请分别计页，A4及以下单面为1页）", Confidence.PRACTICE)
BY_DAY_OF_RECEIPT = fee_rules("第4条（按收到之日归月）", Confidence.PRACTICE)
REFUNDED = practice("多收的、答复撤销或者更正的，由收费的机关按规定退付")
UNPAID = refused("还没有缴费，没有可以退的。", REFUNDED, "refund.unpaid")
FEE_BASIS = "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"
PAYMENT_WORKDAYS = 20
FREE_PIECES, FIRST_PIECES, STEP_PIECES = 10, 30, 10
PIECE_YUAN = 100
# Up to so many pages, yuan for each page above the tier before.
PAGE_TIERS = ((30, 0), (100, 10), (200, 20))
LAST_PAGE_YUAN = 40


class FeeWay(StrEnum):
    """The two ways of charging; one case takes one of them."""

    PIECES = "pieces"
    PAGES = "pages"


FEE_WAY_WORDS = {FeeWay.PIECES: "按件", FeeWay.PAGES: "按量"}


class FeeNoticePart(StrEnum):
    """What a notice of the fee must say."""

    BASIS = "fee_basis"
    STANDARD = "fee_standard"
    AMOUNT = "fee_amount"
    PAYMENT = "fee_payment"


FEE_NOTICE_WORDS = {
    FeeNoticePart.BASIS: "收费依据",
    FeeNoticePart.STANDARD: "收费标准",
    FeeNoticePart.AMOUNT: "收费数额",
    FeeNoticePart.PAYMENT: "缴纳方式",
}


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One tier of a fee: `count` pieces or pages at `yuan` each."""

    first: int
    last: int
    yuan: int

    @property
    def count(self) -> int:
        """How many pieces or pages fall into the tier."""
        return self.last - self.first + 1

    @property
    def total(self) -> int:
        """The tier in yuan."""
        return self.count * self.yuan


@rule(BY_PIECE, name="按件计收：第几件收多少")
def piece_yuan(position: int, settings: CaseSettings = CaseSettings()) -> int:
    """Return the fee in yuan for the nth application (from 1, else ValueError) of one applicant in one calendar month."""
    if position < 1:
        raise ValueError(f"applications of a month are counted from 1, not {position}")
    if position <= FREE_PIECES:
        return 0
    if position <= FIRST_PIECES:
        return PIECE_YUAN
    return settings.first_step_yuan + settings.piece_step_yuan * ((position - FIRST_PIECES - 1) // STEP_PIECES)


@rule(BY_DAY_OF_RECEIPT, name="按件计收：哪一天归月")
def month_day(received_on: date, submitted_on: date | None, settings: CaseSettings = CaseSettings()) -> date:
    """Return the day by which an application belongs to a month: of receipt, or by setting that on which it was made."""
    return submitted_on or received_on if settings.fee_month is FeeMonth.SUBMITTED else received_on


@rule(BY_PIECE, name="按件计收：同一申请人一个自然月第几件")
def position_in_month(day: date, number: int, others: Collection[tuple[date, int]]) -> int:
    """Return which application of its calendar month this is; `others` and it as (`month_day`, number in the register)."""
    month = day.year, day.month
    return 1 + sum((on.year, on.month) == month and (on, n) < (day, number) for on, n in others)


@rule(BY_PIECE, name="按件计收：一个自然月合计")
def month_yuan(pieces: int, settings: CaseSettings = CaseSettings()) -> int:
    """Return the fee in yuan for all applications of one applicant in one calendar month: 35 are 3,000 yuan."""
    return sum(piece_yuan(n, settings) for n in range(1, pieces + 1))


@rule(BY_PAGE, PAGES_OF_ONE_CASE, name="按量计收：几面算一页")
def pages_of(sides: int, settings: CaseSettings = CaseSettings()) -> int:
    """Return the pages that so many sides up to A4 (at least 0) count as: each, or by setting two of a sheet, one."""
    return (sides + 1) // 2 if settings.fee_page is FeePage.SHEET else sides


@rule(BY_PAGE, name="按量计收")
def page_lines(pages: int) -> tuple[FeeLine, ...]:
    """Return the tiers of the fee for the pages (at least 0, else ValueError) of one application; 250 pages are 4,700 yuan."""
    if pages < 0:
        raise ValueError(f"pages are counted from 0, not {pages}")
    found, before = list[FeeLine](), 0
    for last, yuan in (*PAGE_TIERS, (pages, LAST_PAGE_YUAN)):
        if pages > before:
            found.append(FeeLine(before + 1, min(pages, last), yuan))
        before = last
    return tuple(found)


def page_yuan(pages: int) -> int:
    """Return the fee in yuan for the pages of one application."""
    return sum(line.total for line in page_lines(pages))


@rule(BY_PIECE, BY_PAGE, name="收费标准怎样写")
def standard_words(way: FeeWay, quantity: int, settings: CaseSettings = CaseSettings()) -> str:
    """Return the standard as a notice names it: which application of the month, or the pages tier by tier."""
    if way is FeeWay.PIECES:
        return f"{FEE_WAY_WORDS[way]}计收，当月第{quantity}件，每件{piece_yuan(quantity, settings)}元"
    tiers = "，".join(f"第{one.first}至{one.last}页每页{one.yuan}元" for one in page_lines(quantity) if one.yuan)
    return f"{FEE_WAY_WORDS[way]}计收，共{quantity}页，30页以下不收费" + (f"，{tiers}" if tiers else "")


@rule(ARTICLE_42, ONE_WAY, NOTICE, name="可以收信息处理费")
def may_charge(
    way: FeeWay,
    yuan: int,
    *,
    on: date,
    reply_due_on: date | None,
    charged_before: Sequence[FeeWay] = (),
    is_already_public: bool = False,
    settings: CaseSettings = CaseSettings(),
) -> Verdict:
    """A fee above 0 may be noticed once, in one way, within the time for the reply, and not before the rules were in force."""
    if on < settings.fees_since:
        return refused(f"{long_day(settings.fees_since)}以前没有信息处理费。", ARTICLE_42, "fee.before")
    if any(one is not way for one in charged_before):
        return refused("一件申请只能选一种方式计收：按件或者按量，不能两种都收。", ONE_WAY, "fee.both")
    if charged_before:
        return refused("这件申请已经发过收费通知。", ONE_WAY, "fee.twice")
    if way is FeeWay.PAGES and is_already_public:
        return refused("已经主动公开、只告知获取途径的，不按量计收。", BY_PAGE, "fee.public")
    if yuan <= 0:
        return refused("没有超出不收费的件数或者页数，不收费。", BY_PIECE if way is FeeWay.PIECES else BY_PAGE, "fee.nothing")
    if reply_due_on is not None and on > reply_due_on:
        return refused(f"收费通知要在处理期限内发出，期限{long_day(reply_due_on)}已经届满。", NOTICE, "fee.late")
    return ALLOWED


@rule(REFUNDED, name="退还信息处理费")
def may_refund(yuan: int, *, amount: int, paid_on: date | None, refunded: int) -> Verdict:
    """A fee that was too high, or paid for a reply that was set aside, is refunded once, up to the amount paid."""
    if paid_on is None:
        return UNPAID
    if refunded:
        return refused("这笔费用已经退过。", REFUNDED, "refund.twice")
    if not 0 < yuan <= amount:
        return refused(f"退的数额要大于0，不超过缴的{amount}元。", REFUNDED, "refund.amount")
    return ALLOWED


@rule(NOTICE, name="缴费的期限")
def payment_due(noticed_on: date, calendar: Calendar, local_days: LocalDays = LocalDays.EARLIER_AND_LATER) -> Deadline:
    """Return the last day for payment: 20 working days from the day after the notice was received. Raises YearNotAnnounced."""
    return deadline(calendar, noticed_on, PAYMENT_WORKDAYS, local_days)


@rule(NOTICE, name="逾期不缴费视为放弃申请")
def may_lapse(pay_by: date, today: date) -> Verdict:
    """An application lapses only once the last day for payment is over."""
    if today <= pay_by:
        return refused(f"缴费期限到{long_day(pay_by)}，还没有过。", NOTICE, "fee.running")
    return ALLOWED


@rule(NOTICE, name="按期缴了费的继续办理")
def may_revive(paid_on: date, pay_by: date) -> Verdict:
    """A lapse recorded too early is undone: the fee was paid in time, and only the news of it came late."""
    if paid_on > pay_by:
        said = f"缴费期限到{long_day(pay_by)}，逾期没有缴的视为放弃申请。申请人还要这些信息的，请重新申请。"
        return refused(said, NOTICE, "fee.paid_late")
    return ALLOWED
