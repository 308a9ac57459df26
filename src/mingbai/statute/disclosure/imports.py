"""A batch of records that were published elsewhere: brought in whole, reviewed once, and only then listed.

Sources: 条例第17条 (review before publication); 保守国家秘密法实施条例（2024）第42条 (first review, then publish);
条例第49条、第50条 (a published report is changed by a correction only).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from mingbai.statute.citation import regulations
from mingbai.statute.disclosure.review import REVIEW_FIRST, THREE_REVIEWS
from mingbai.statute.index import rule
from mingbai.statute.moves import Move, move_of
from mingbai.statute.posts import WORKERS, PostKind
from mingbai.statute.verdict import ALLOWED, Verdict, refused

RULES_SINCE = date(2024, 9, 1)


class BatchState(StrEnum):
    """Where a batch stands; nothing of it is listed before it is entered."""

    UPLOADED = "uploaded"
    WAITING = "waiting"
    ENTERED = "entered"
    RETURNED = "returned"
    TAKEN_BACK = "taken_back"


class BatchAct(StrEnum):
    """What can be done with a batch."""

    SUBMIT = "submit"
    RELEASE = "release"
    RETURN = "return"
    TAKE_BACK = "take_back"


STATE_WORDS = {
    BatchState.UPLOADED: "已上传",
    BatchState.WAITING: "等保密审查",
    BatchState.ENTERED: "已入库",
    BatchState.RETURNED: "保密审查退回",
    BatchState.TAKEN_BACK: "已整批撤回",
}
ACT_WORDS = {
    BatchAct.SUBMIT: "送保密审查",
    BatchAct.RELEASE: "同意公开",
    BatchAct.RETURN: "退回修改",
    BatchAct.TAKE_BACK: "整批撤回",
}
SECRECY = (PostKind.SECRECY_REVIEWER,)
TRANSITIONS: tuple[Move[BatchState, BatchAct], ...] = (
    Move(BatchState.UPLOADED, BatchAct.SUBMIT, BatchState.WAITING, WORKERS, "import.submitted"),
    Move(BatchState.WAITING, BatchAct.RELEASE, BatchState.ENTERED, SECRECY, "import.entered"),
    Move(BatchState.WAITING, BatchAct.RETURN, BatchState.RETURNED, SECRECY, "import.returned"),
    Move(BatchState.UPLOADED, BatchAct.TAKE_BACK, BatchState.TAKEN_BACK, WORKERS, "import.taken_back"),
    Move(BatchState.WAITING, BatchAct.TAKE_BACK, BatchState.TAKEN_BACK, WORKERS, "import.taken_back"),
    Move(BatchState.ENTERED, BatchAct.TAKE_BACK, BatchState.TAKEN_BACK, WORKERS, "import.taken_back"),
)
# In these states a batch stands in the way of the same file.
LIVE = (BatchState.UPLOADED, BatchState.WAITING, BatchState.ENTERED)


@rule(regulations("第17条"), REVIEW_FIRST, name="保密审查的依据")
def review_basis(on: date) -> str:
    """Return what a secrecy review rests on, on its day: the rules of 2014 had no such article."""
    return f"{REVIEW_FIRST}，{regulations('第17条')}" if on >= RULES_SINCE else str(regulations("第17条"))


@rule(regulations("第17条"), REVIEW_FIRST, name="导入的整批先审查后公开")
def batch_transition(state: BatchState, act: BatchAct) -> Move[BatchState, BatchAct] | Verdict:
    """The move of this act from this state, or why there is none: what no secrecy review let through is not entered."""
    found = move_of(TRANSITIONS, state, act)
    if found is not None:
        return found
    return refused(f"这一批现在是“{STATE_WORDS[state]}”，不能{ACT_WORDS[act]}。", regulations("第17条"), f"batch.{state}.{act}")


@rule(THREE_REVIEWS, name="导入的一批不由上传、送审的人审查")
def may_review_batch(person: int, brought_by: Collection[int | None]) -> Verdict:
    """Whoever uploaded a batch, or submitted it, does not review it."""
    if person in brought_by:
        return refused("这一批是您上传或者送审的，保密审查要由另一个人来做。", THREE_REVIEWS, "batch.own_upload")
    return ALLOWED


@rule(regulations("第49条"), regulations("第50条"), name="年报公布以后导入的一批作为更正撤回")
def may_take_back_batch(published_years: Collection[int], corrected_years: Collection[int] = ()) -> Verdict:
    """A batch that published reports count is taken back only by who knows that each of these reports is corrected next."""
    left = set(published_years) - set(corrected_years)
    if not left:
        return ALLOWED
    years = "、".join(str(year) for year in sorted(left))
    said = f"已公布的{years}年度报告数进了这一批。打开“整批撤回”这一页再看一次，作为更正撤回，撤回后到年度报告里发更正说明。"
    return refused(said, regulations("第49条"), "batch.counted")
