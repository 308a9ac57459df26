"""The year's assessment of disclosure: a rule set before the year, marks from the records, objection, decision.

Sources: 条例第46条 (governments assess regularly), 第47条 (the county office supervises); 国办函〔2026〕12号 (no ranking, no
likes, log-ins or learning time: units are marked against the rule alone and listed in their own order).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from mingbai.statute.citation import Citation, practice, regulations
from mingbai.statute.disclosure.committees import COMMITTEES
from mingbai.statute.index import rule
from mingbai.statute.moves import Move, move_of
from mingbai.statute.posts import WORKERS, PostKind
from mingbai.statute.supervision.indicators import InspectedPoint
from mingbai.statute.supervision.visits import BoardMark, PointMark
from mingbai.statute.verdict import ALLOWED, Verdict, refused

ASSESSED = regulations("第46条")
SUPERVISED = regulations("第47条")
NO_RANKING = Citation("政务移动互联网应用程序规范化管理办法", "", "国办函〔2026〕12号")
BEFORE_THE_YEAR = practice("考核办法在年度开始以前定下，年度中间不改")
ANOTHER_DECIDES = practice("核对和决定由不同的人来办")
WHOLE = 100
WORTH = {BoardMark.YES: Fraction(1), BoardMark.PARTLY: Fraction(1, 2)}


class AssessedMeasure(StrEnum):
    """What is counted from the records."""

    OVERDUE = "overdue"
    BLANK = "blank"
    STALE = "stale"
    REPORT = "report"
    UNANSWERED = "unanswered"
    INSPECTION = "inspection"


MEASURE_WORDS = {
    AssessedMeasure.OVERDUE: "逾期的公开任务",
    AssessedMeasure.BLANK: "空白的栏目",
    AssessedMeasure.STALE: "超过期限没有更新的栏目",
    AssessedMeasure.REPORT: "年度报告退回、更正、没有按时公布",
    AssessedMeasure.UNANSWERED: "逾期没有答复的申请和留言",
    AssessedMeasure.INSPECTION: "各季度的村务公开督查",
}
OF_COMMITTEES = (AssessedMeasure.OVERDUE, AssessedMeasure.INSPECTION)
OF_ORGANS = tuple(one for one in AssessedMeasure if one is not AssessedMeasure.INSPECTION)


class AssessmentState(StrEnum):
    """Where the assessment of one unit stands."""

    OPEN = "open"
    REPORTED = "reported"
    CHECKED = "checked"
    OBJECTED = "objected"
    DECIDED = "decided"


class AssessmentAct(StrEnum):
    """What can be done with it."""

    REPORT = "report"
    CHECK = "check"
    OBJECT = "object"
    DECIDE = "decide"


STATE_WORDS = {
    AssessmentState.OPEN: "等单位自查",
    AssessmentState.REPORTED: "已自查，等核对",
    AssessmentState.CHECKED: "已核对，等决定",
    AssessmentState.OBJECTED: "有异议，等决定",
    AssessmentState.DECIDED: "已决定",
}
ACT_WORDS = {
    AssessmentAct.REPORT: "报送自查",
    AssessmentAct.CHECK: "核对",
    AssessmentAct.OBJECT: "提出异议",
    AssessmentAct.DECIDE: "决定",
}
CHECKERS = (PostKind.COUNTY_OFFICER, *WORKERS)
DECIDERS_OF_MARKS = (PostKind.SECTION_HEAD, PostKind.SIGNING_LEADER)
_S, _A = AssessmentState, AssessmentAct
# The thing is the unit's: `owners` are its own posts, `above` those of the organ that assesses it.
TRANSITIONS: tuple[Move[AssessmentState, AssessmentAct], ...] = (
    Move(_S.OPEN, _A.REPORT, _S.REPORTED, WORKERS, "assessment.reported"),
    Move(_S.OPEN, _A.CHECK, _S.CHECKED, (), "assessment.checked", CHECKERS),
    Move(_S.REPORTED, _A.CHECK, _S.CHECKED, (), "assessment.checked", CHECKERS),
    Move(_S.CHECKED, _A.OBJECT, _S.OBJECTED, WORKERS, "assessment.objected"),
    Move(_S.CHECKED, _A.DECIDE, _S.DECIDED, (), "assessment.decided", DECIDERS_OF_MARKS),
    Move(_S.OBJECTED, _A.DECIDE, _S.DECIDED, (), "assessment.decided", DECIDERS_OF_MARKS),
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """One measure of a rule: its part of the hundred, and how much each record costs; an inspection costs by its share."""

    measure: AssessedMeasure
    weight: int
    each: int = 0


@dataclass(frozen=True, slots=True)
class RuleWords:
    """From which mark on the words 优 and 良 are said; without them a mark stands alone."""

    excellent: int = 0
    good: int = 0


@rule(ASSESSED, name="考核的指标")
def measures_of(level: str) -> tuple[AssessedMeasure, ...]:
    """Return what can be counted for a unit of this level."""
    return OF_COMMITTEES if level in COMMITTEES else OF_ORGANS


@rule(ASSESSED, SUPERVISED, name="谁考核谁")
def assesses(level: str, unit_level: str) -> bool:
    """Whether an organ of this level assesses such a unit below it: the county its organs, a township its villages."""
    if level == "county":
        return unit_level not in COMMITTEES and unit_level != level
    return level == "township" and unit_level in COMMITTEES


@rule(BEFORE_THE_YEAR, name="考核办法从下一年起用")
def may_set_rule(year: int, on: date) -> Verdict:
    """A rule is set, and changed, only before its year begins; what is set later holds from the next year on."""
    if on < date(year, 1, 1):
        return ALLOWED
    return refused(f"{year}年已经开始，考核办法不能再定、再改；现在定的从{on.year + 1}年起用。", BEFORE_THE_YEAR, "rule_late")


@rule(ASSESSED, NO_RANKING, name="考核办法的分值")
def adds_up(weighed: Collection[Weighed], allowed: Collection[AssessedMeasure]) -> Verdict:
    """The weights of a rule add up to a hundred, over measures that the records of such a unit can tell."""
    if strange := [one.measure for one in weighed if one.measure not in allowed]:
        return refused(f"“{MEASURE_WORDS[strange[0]]}”不是这类单位的指标。", ASSESSED, "rule_measure")
    total = sum(one.weight for one in weighed)
    if total != WHOLE:
        return refused(f"各项分值合计要是{WHOLE}分，现在是{total}分。", ASSESSED, "rule_total")
    if any(one.each < 1 for one in weighed if one.measure is not AssessedMeasure.INSPECTION):
        return refused("按件扣分的，每件至少扣1分。", ASSESSED, "rule_each")
    return ALLOWED


@rule(ASSESSED, name="一项的得分")
def earned(one: Weighed, records: int, shares: Collection[Fraction]) -> Fraction:
    """Return what a measure earns: its weight less what the records cost, or for inspections its weight by their mean share.

    A year without an inspection takes nothing off: the village is not marked down for what its township left undone.
    """
    if one.measure is AssessedMeasure.INSPECTION:
        return one.weight * (sum(shares, Fraction(0)) / len(shares) if shares else Fraction(1))
    return Fraction(max(0, one.weight - records * one.each))


def tenths(mark: Fraction) -> Decimal:
    """Return a mark with one decimal, rounded as people do (四舍五入)."""
    return (Decimal(mark.numerator) / Decimal(mark.denominator)).quantize(Decimal("0.1"), ROUND_HALF_UP)


@rule(NO_RANKING, name="优、良只按办法说")
def word_for(mark: Fraction, words: RuleWords) -> str:
    """Return 优 or 良 where the rule says from which mark on; "" for everything else."""
    if words.excellent and mark >= words.excellent:
        return "优"
    return "良" if words.good and mark >= words.good else ""


@rule(ANOTHER_DECIDES, name="考核的状态")
def assessment_move(state: AssessmentState, act: AssessmentAct) -> Move[AssessmentState, AssessmentAct] | Verdict:
    """Return the move of this act from this state, or a refusal that says where the assessment stands."""
    found = move_of(TRANSITIONS, state, act)
    if found is not None:
        return found
    return refused(f"考核现在是“{STATE_WORDS[state]}”，不能{ACT_WORDS[act]}。", ASSESSED, f"assessment.{state}.{act}")


@rule(ANOTHER_DECIDES, name="核对的人不决定")
def may_decide_mark(person_id: int, checker_id: int) -> Verdict:
    """A mark is decided by somebody who did not check it."""
    if person_id == checker_id:
        return refused("这个单位是您核对的，要由别人决定。", ANOTHER_DECIDES, "assessment_decided_alone")
    return ALLOWED


@rule(ASSESSED, name="考核在年度结束以后核对")
def year_is_over(year: int, on: date) -> Verdict:
    """Marks are checked once the year is over, or in its last month."""
    if on >= date(year, 12, 1):
        return ALLOWED
    return refused(f"{year}年的考核从12月1日起核对。", ASSESSED, "assessment_early")


@rule(ASSESSED, name="督查的得分")
def share(points: Collection[InspectedPoint], marks: Mapping[str, PointMark]) -> Fraction | None:
    """Return the part of the weights that was found in order, from 0 to 1; what is incomplete counts half.

    What does not apply counts on neither side; None where nothing applies.
    """
    counted = [(one.weight, marks[one.key].mark) for one in points if one.key in marks]
    counted = [(weight, mark) for weight, mark in counted if mark is not BoardMark.NOT_APPLICABLE]
    total = sum(weight for weight, _ in counted)
    if not total:
        return None
    return sum((weight * WORTH.get(mark, Fraction(0)) for weight, mark in counted), Fraction(0)) / total
