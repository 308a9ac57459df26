"""What may hang on the public board of a place, and when it may come down.

Sources: 村民委员会组织法第35条 (village affairs, at least 15 days); 社会救助法第45条, before it 社会救助暂行办法第11条 (lists of
aided persons inside their village); 民法典第201条 (the day of posting does not count); 条例第17条 (what must not be public comes
off everywhere).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from mingbai.statute.citation import regulations
from mingbai.statute.dates import long_day
from mingbai.statute.disclosure.periods import POSTINGS
from mingbai.statute.disclosure.ranges import AID_LAW, AID_LAW_SINCE, AID_RULES, COMMUNITY_LAW, VILLAGE_LAW, Range
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused
from mingbai.statute.workdays.calendar import NOT_THE_FIRST_DAY


class PostingEnd(StrEnum):
    """Why sheets came down."""

    OVER = "over"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    LOST = "lost"


END_WORDS = {
    PostingEnd.OVER: "张贴期满",
    PostingEnd.REPLACED: "换成改过的",
    PostingEnd.WITHDRAWN: "信息已经撤回",
    PostingEnd.LOST: "掉了、坏了，要重新张贴",
}


@rule(NOT_THE_FIRST_DAY, *POSTINGS, regulations("第17条"), name="公开栏上的什么时候可以取下")
def may_come_down(end: PostingEnd, *, until_on: date | None, on: date, is_public: bool, is_changed: bool) -> Verdict:
    """Sheets stay until their period is over; only what is withdrawn, replaced by a later version or lost comes down before.

    `until_on` is the first day on which they may come down, `is_changed` says that the information has a later version.
    """
    if end is PostingEnd.WITHDRAWN and is_public:
        return refused("这条信息没有撤回，还要挂着。", regulations("第17条"), "board.not_withdrawn")
    if end is PostingEnd.REPLACED and not is_changed:
        return refused("这条信息没有改过，不用换。", regulations("第17条"), "board.not_changed")
    if end is PostingEnd.OVER and until_on is not None and on < until_on:
        return refused(f"张贴期没有满，最早{long_day(until_on)}取下。", POSTINGS[0], "board.too_early")
    return ALLOWED


@rule(AID_LAW, AID_RULES, VILLAGE_LAW, COMMUNITY_LAW, name="只给本村看的只在本村的公开栏")
def may_hang(shown_to: Range, village: str, board_of: str, on: date) -> Verdict:
    """What is for one village hangs on that village's own board only; what is kept for reading on the spot hangs nowhere."""
    if shown_to is Range.OPEN or (shown_to is Range.VILLAGE and village == board_of):
        return ALLOWED
    if shown_to is Range.ONSITE:
        return refused("这条信息只供现场查阅，不张贴。", VILLAGE_LAW, "board.onsite")
    law = AID_LAW if on >= AID_LAW_SINCE else AID_RULES
    return refused("这条信息只给本村、本社区的人看，只能贴在它自己的公开栏上。", law, "board.other_village")
