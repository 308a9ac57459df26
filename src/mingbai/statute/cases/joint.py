"""Several applications answered in one reply (法释〔2025〕8号第14条第三项)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mingbai.statute.cases.sources import court_rules
from mingbai.statute.dates import long_day
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

TOGETHER = court_rules("第14条第三项")


@dataclass(frozen=True, slots=True)
class JointCase:
    """One of the applications: `content` is the same for applications that ask for the same; `reply_due_on` None is unknown."""

    number: str
    applicant: str
    content: str
    reply_due_on: date | None


@rule(TOGETHER, name="几件申请一并答复")
def may_join(cases: Sequence[JointCase], on: date) -> Verdict:
    """One reply answers several applications of one applicant, or of several who ask for the same, each still in time."""
    if len(cases) < 2:
        return refused("一并答复至少两件申请。", TOGETHER, "joint.one")
    if len({one.applicant for one in cases}) > 1 and len({one.content for one in cases}) > 1:
        return refused("申请人不同、内容也不同的，分别答复。", TOGETHER, "joint.different")
    waiting = [one.number for one in cases if one.reply_due_on is None]
    if waiting:
        return refused(f"还在等补正、缴费或者意见，不能一并答复：{'、'.join(waiting)}。", TOGETHER, "joint.waiting")
    late = [one for one in cases if one.reply_due_on and one.reply_due_on < on]
    if late:
        listed = "、".join(f"{one.number}（{long_day(one.reply_due_on)}）" for one in late if one.reply_due_on)
        return refused(f"已经过了答复期限，先单独答复：{listed}。", TOGETHER, "joint.late")
    return ALLOWED


def joint_due_on(cases: Sequence[JointCase]) -> date | None:
    """Return the earliest day on which one of the applications is due; None where none has a day."""
    return min((one.reply_due_on for one in cases if one.reply_due_on), default=None)
