"""Extending the time for the reply: once, at most 20 working days, before it ends, approved and told (条例第33条第二款)."""

from __future__ import annotations

from datetime import date

from mingbai.statute.citation import regulations
from mingbai.statute.dates import long_day
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

EXTENSION = regulations("第33条第二款")
MOST_WORKDAYS = 20


@rule(EXTENSION, name="延长答复期限")
def may_extend(
    workdays: int, *, on: date, reply_due_on: date | None, extended_before: bool, reason: str = "", is_approved: bool = True
) -> Verdict:
    """An extension has 1 to 20 working days, a reason and the approval of the office's head; once, by the day the reply is due.

    `reply_due_on` None means that the time is not running out now (another organ is being waited for).
    """
    if extended_before:
        return refused("答复期限只能延长一次，这件申请已经延长过。", EXTENSION, "extension.twice")
    if not 1 <= workdays <= MOST_WORKDAYS:
        return refused(f"延长的期限写1到{MOST_WORKDAYS}个工作日。", EXTENSION, "extension.workdays")
    if reply_due_on is not None and on > reply_due_on:
        return refused(f"答复期限{long_day(reply_due_on)}已经届满，不能再延长。", EXTENSION, "extension.late")
    if not reason.strip():
        return refused("写明延长的理由，要告知申请人。", EXTENSION, "extension.reason")
    if not is_approved:
        return refused("延长要经政府信息公开工作机构负责人同意。", EXTENSION, "extension.approval")
    return ALLOWED
