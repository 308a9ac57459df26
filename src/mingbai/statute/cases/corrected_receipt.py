"""A day of receipt that was registered wrongly: until when the register may say another (条例第31条)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from mingbai.statute.cases.facts import EventKind
from mingbai.statute.cases.receipt import BY_HAND, BY_NET, BY_POST
from mingbai.statute.cases.states import OPEN, CaseState
from mingbai.statute.citation import practice
from mingbai.statute.index import rule
from mingbai.statute.posts import PostKind
from mingbai.statute.verdict import ALLOWED, Verdict, refused

UNTOLD = practice("收到日期登记错了的，告知申请人期限以前写明理由更正")
TELLING = frozenset(
    {EventKind.CORRECTION_NOTICED, EventKind.FEE_NOTICED, EventKind.EXTENDED, EventKind.DELAYED, EventKind.REPLIED}
)
"""After each of these the applicant knows a day that is counted from the receipt."""
BY_A_SECOND = practice("收到日期往后改，答复期限跟着推后，由科室负责人决定")
INSTEAD = "要更正的，写一份情况说明存进这件申请的材料，和案卷一起归档。"


@rule(BY_HAND, BY_POST, BY_NET, UNTOLD, name="更正收到申请的日期")
def may_correct_receipt(state: CaseState, kinds: Collection[EventKind], *, is_letter_signed: bool) -> Verdict:
    """The day of receipt is corrected while the case is in hand and no letter names a day counted from it."""
    if state is CaseState.ENTERED:
        return refused("还没有与申请人确认，还没有收到日期。先登记确认。", BY_NET, "receipt.not_confirmed")
    if state not in OPEN:
        return refused(f"这件申请已经办完，收到日期不能再改。{INSTEAD}", UNTOLD, "receipt.ended")
    if is_letter_signed or TELLING & set(kinds):
        return refused(f"已经发过告知书或者答复书，期限按原来的收到日期算，不能再改。{INSTEAD}", UNTOLD, "receipt.told")
    if state is not CaseState.HANDLING:
        return refused("答复稿已经送审。先收回或者退回，再改收到日期。", UNTOLD, "receipt.submitted")
    return ALLOWED


@rule(BY_A_SECOND, name="往后更正收到日期由谁决定")
def may_set_later(before: date, after: date, post: str) -> Verdict:
    """A clerk alone only brings the day of receipt forward; a later one gives more time, and the section head decides it."""
    if after > before and post != PostKind.SECTION_HEAD:
        said = "改晚收到日期，答复期限也推后，由科室负责人核对签收单、邮戳以后改。"
        return refused(said, BY_A_SECOND, "receipt.later")
    return ALLOWED
