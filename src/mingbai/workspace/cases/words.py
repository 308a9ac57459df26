"""Words of applications that several pages use."""

from __future__ import annotations

from mingbai.cases.values.register import row_words
from mingbai.cases.values.rows import CaseRow
from mingbai.core.words import day
from mingbai.statute.cases.outcomes import Outcome, law_of
from mingbai.statute.cases.reckoning import Pending
from mingbai.statute.cases.states import OPEN, CaseState

NEXT_WORDS = {
    "confirm": "与申请人确认收到",
    "correction": "补正到期",
    "fee": "缴费到期",
    "draft": "交答复稿",
    "reply": "答复",
    "serve": "送达",
}
TAGS = {
    CaseState.ENTERED: "soon",
    CaseState.CORRECTION_AWAITED: "held",
    CaseState.FEE_AWAITED: "held",
    CaseState.REPLIED: "done",
    CaseState.CLOSED: "done",
    CaseState.SEALED: "done",
    CaseState.ABANDONED: "none",
    CaseState.FEE_LAPSED: "none",
    CaseState.WITHDRAWN: "none",
}
OPEN_ONES = "open"
"""The filter whose number is known: the closed ones are counted by year, in the report."""
LIST_STATES = (
    (OPEN_ONES, "在办", tuple(sorted(OPEN))),
    ("ended", "已答复或者终结", (CaseState.REPLIED, CaseState.ABANDONED, CaseState.FEE_LAPSED, CaseState.WITHDRAWN)),
    ("closed", "已办结", (CaseState.CLOSED, CaseState.SEALED)),
    ("all", "全部", ()),
)


def outcome_words(row: CaseRow) -> str:
    """Return how a case ended; of one from the simple register or a ledger the row of table 3 is all that is known."""
    if not row.outcome or row.closed_on is None:
        return ""
    return law_of(Outcome(row.outcome)).name if row.channel else row_words(row.outcome, row.closed_on.year)


def heading(row: CaseRow) -> str:
    """Return number and matter, as lists and crumbs show a case."""
    return f"{row.number} {row.title}".strip()


def due_words(row: CaseRow) -> str:
    """Say until when the reply is due; empty where no time runs."""
    if row.due_on is None:
        return ""
    return f"{day(row.due_on)}{'（暂算）' if row.is_provisional else ''}"


def limit_words(row: CaseRow) -> str:
    """Say for a list until when the reply is due, or why no time runs."""
    if row.awaited != Pending.ORGAN:
        return due_words(row) or ("期限没有开始" if row.awaited else "")
    without = f"；不等的话到{day(row.remind_on)}" if row.remind_on else ""
    return f"等征求的意见，期限停着{without}"
