"""What staff say is filled in twice or needless (减负意见), and how the county answers.

Source: 国办函〔2026〕12号 (政务移动互联网应用程序规范化管理办法): no repeated filling-in, and a way to complain and suggest.
"""

from __future__ import annotations

from enum import StrEnum

from mingbai.statute.citation import Citation, Confidence
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

RELIEF = Citation("政务移动互联网应用程序规范化管理办法", "", "国办函〔2026〕12号", Confidence.PARTLY)


class BurdenKind(StrEnum):
    """What is wrong with something that has to be filled in."""

    TWICE = "twice"
    NEEDLESS = "needless"
    OTHER = "other"


class BurdenAnswer(StrEnum):
    """What the county does about it."""

    CHANGED = "changed"
    WILL_CHANGE = "will_change"
    STAYS = "stays"


KIND_WORDS = {BurdenKind.TWICE: "重复填了", BurdenKind.NEEDLESS: "没有必要填", BurdenKind.OTHER: "别的负担"}
ANSWER_WORDS = {BurdenAnswer.CHANGED: "已经改了", BurdenAnswer.WILL_CHANGE: "准备改", BurdenAnswer.STAYS: "不改，说明理由"}


@rule(RELIEF, name="减负意见要答复")
def may_answer(before: BurdenAnswer | None, answer: BurdenAnswer) -> Verdict:
    """Return whether the county may answer so now: once, and once more when what it meant to change is changed or stays."""
    if before in {None, BurdenAnswer.WILL_CHANGE} and before is not answer:
        return ALLOWED
    return refused("这条意见已经答复过，不能再改。", RELIEF, "burden.answered")
