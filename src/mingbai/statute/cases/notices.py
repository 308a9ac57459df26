"""Which steps of a case the law has somebody told of, and by which letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from mingbai.statute.cases.consultation import THIRD_PARTY
from mingbai.statute.cases.excess import ARTICLE_35
from mingbai.statute.cases.extension import EXTENSION
from mingbai.statute.cases.facts import EventKind
from mingbai.statute.cases.fees import NOTICE
from mingbai.statute.cases.letters import letters
from mingbai.statute.cases.sources import MODEL_OF_2020
from mingbai.statute.cases.states import CaseState
from mingbai.statute.citation import regulations
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

RECEIPT, CONSULTED, DECIDED_AGAINST, REASONS_ASKED = "P1", "P5", "P6", "P8"
NOTICES: Mapping[EventKind, str] = {
    EventKind.CORRECTION_NOTICED: "P2",
    EventKind.EXTENDED: "P3",
    EventKind.THIRD_PARTY_CONSULTED: "P4",
    EventKind.ORGAN_CONSULTED: "P7",
    EventKind.DELAYED: "P9",
    EventKind.FEE_NOTICED: "P10",
}

OPTIONAL: Mapping[str, tuple[EventKind, ...]] = {
    CONSULTED: (EventKind.THIRD_PARTY_CONSULTED, EventKind.ORGAN_CONSULTED),
}
"""Letters that a step allows and that no article asks for."""
AWAITED = {"P2": CaseState.CORRECTION_AWAITED, "P10": CaseState.FEE_AWAITED}
"""What is told in these letters is over once the case has left the state."""
FIRST = {
    "P1": "先登记收到申请",
    "P2": "先登记告知补正",
    "P3": "先由科室负责人同意延长答复期限",
    "P4": "先登记向第三方征求意见",
    "P5": "先登记征求意见",
    "P6": "先登记第三方不同意的意见，五问里决定予以公开",
    "P7": "先登记向机关征求意见",
    "P8": "先登记要求说明理由",
    "P9": "先由科室负责人确定延迟答复的期限",
    "P10": "先由科室负责人登记收费通知",
}
"""The step that has to come before a letter, in words for whoever wants to send it."""
UNFOUNDED = "unfounded"
DECISIONS = {
    "public_interest": "不公开可能对公共利益造成重大影响",
    UNFOUNDED: "你（单位）不同意公开没有合理理由",
}
"""Why information is given although a third party objects, by the answer to the fourth question."""


@rule(
    regulations("第30条"),
    regulations("第32条"),
    EXTENSION,
    regulations("第34条"),
    ARTICLE_35,
    NOTICE,
    name="哪一步要发哪种告知书",
)
def notice_of(kind: EventKind) -> str | None:
    """Return the letter by which a step is told: to the applicant, or to the one who is asked; None where none is needed."""
    return NOTICES.get(kind)


def steps_of(code: str) -> tuple[EventKind, ...]:
    """Return the steps that a letter tells of; none for one that tells of something else."""
    return OPTIONAL.get(code) or tuple(kind for kind, its in NOTICES.items() if its == code)


def untold(steps: Sequence[date], sent: Sequence[date]) -> tuple[int, ...]:
    """Return the places of the steps, in order of their days, that no letter has told of.

    A letter tells of one step, and of none that came after it.
    """
    left, found = sorted(sent), list[int]()
    for place, on in enumerate(steps):
        told = next((day for day in left if day >= on), None)
        if told is None:
            found.append(place)
        else:
            left.remove(told)
    return tuple(found)


@rule(MODEL_OF_2020, EXTENSION, ARTICLE_35, NOTICE, name="告知书照登记的步骤发，一步一份")
def may_send(code: str, *, steps: int, left: int) -> Verdict:
    """A procedural letter tells of a step that was taken, and each step is told of once; `left` are those not told of yet."""
    law = letters()[code]
    if left:
        return ALLOWED
    if not steps:
        return refused(f"《{law.title}》照登记的步骤发：{FIRST[code]}，再发。", law.citations[0], "letter.step")
    said = f"《{law.title}》已经有一份了，一步只发一份。没有送到的，登记退回，另行送达。"
    return refused(said, law.citations[0], "letter.once")


@rule(THIRD_PARTY, regulations("第15条"), name="不顾第三方反对公开的，书面告知第三方")
def may_give_against(untold: int) -> Verdict:
    """What a third party objects to is given only with the notice to them on its way; `untold` had none yet.

    条例第32条 has the organ tell them what it discloses and why. Both letters may go out on one day.
    """
    if not untold:
        return ALLOWED
    said = (
        f"第三方不同意公开，还有{untold}份《{letters()[DECIDED_AGAINST].title}》没有送出。先把决定公开的内容和理由书面告知第三方，"
        "再送达答复书；可以同一天送出。"
    )
    return refused(said, THIRD_PARTY, "reply.third_party_untold")
