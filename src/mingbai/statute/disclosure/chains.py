"""Whole-process disclosure (五公开): the stages of one matter, where each step stands, what is missing, the order of notices.

Sources: 关于全面推进政务公开工作的意见 (decision, execution, management, service and result are disclosed in turn);
土地管理法实施条例第26条、第28条、第31条 (the three notices of an expropriation).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from mingbai.statute.citation import Citation, Confidence, practice
from mingbai.statute.disclosure.limit_text import parse
from mingbai.statute.index import rule
from mingbai.statute.verdict import Verdict, refused
from mingbai.statute.workdays.calendar import Calendar

FIVE_STAGES = Citation("关于全面推进政务公开工作的意见", "（五公开）", "中办发〔2016〕8号", Confidence.PARTLY)
FIRST_NOTICE, COMPENSATION_NOTICE, FINAL_NOTICE = 1, 4, 8
NOTICES = (FIRST_NOTICE, COMPENSATION_NOTICE, FINAL_NOTICE)
LAND = "土地管理法实施条例"
LAND_NUMBER = "国务院令第743号"
NOTICE_ARTICLES = {
    FIRST_NOTICE: Citation(LAND, "第26条", LAND_NUMBER),
    COMPENSATION_NOTICE: Citation(LAND, "第28条", LAND_NUMBER),
    FINAL_NOTICE: Citation(LAND, "第31条", LAND_NUMBER),
}
NOTICE_WORDS = {FIRST_NOTICE: "征收土地预公告", COMPENSATION_NOTICE: "征地补偿安置公告", FINAL_NOTICE: "征收土地公告"}
FIRST_NOTICE_WORKDAYS = 10
COMPENSATION_NOTICE_DAYS = 30
FIRST_NOTICE_OVER = practice("预公告期满以后再发布补偿安置公告")


class ChainStage(StrEnum):
    """The five stages, in order."""

    DECISION = "decision"
    EXECUTION = "execution"
    MANAGEMENT = "management"
    SERVICE = "service"
    RESULT = "result"


STAGE_WORDS = {
    ChainStage.DECISION: "决策",
    ChainStage.EXECUTION: "执行",
    ChainStage.MANAGEMENT: "管理",
    ChainStage.SERVICE: "服务",
    ChainStage.RESULT: "结果",
}


class Progress(StrEnum):
    """How far a step or a stage is published; KEPT is never published, EXEMPT does not occur in this matter."""

    DONE = "done"
    HALF = "half"
    MISSING = "missing"
    EXEMPT = "exempt"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Step:
    """What one step must publish.

    `limit` follows the grammar of time limits ("20wd", "period:7wd"; "" when nothing sets one) and runs from what `starts`
    names. `whose`: the levels of organ responsible for it. `notice`: its number among the statutory notices, else 0. `see`:
    another chain that covers it in full. `is_kept`: recorded, never published.
    """

    key: str
    stage: ChainStage
    matter: str
    elements: tuple[str, ...]
    limit: str
    subject: str
    whose: frozenset[str]
    where: str
    basis: str
    range: str = "open"
    starts: str = "形成或者变更"
    see: str = ""
    notice: int = 0
    confidence: Confidence = Confidence.CONFIRMED
    limit_confidence: Confidence = Confidence.CONFIRMED
    counts_from_opening: bool = False
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One standard chain, its steps in the order of the five stages."""

    key: str
    title: str
    about: str
    remark: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class EntryBrief:
    """One published entry as a chain sees it: `missing` are elements it lacks, `posted_on` to `down_on` its time on the board."""

    id: int
    title: str
    published_on: date
    missing: tuple[str, ...] = ()
    posted_on: date | None = None
    down_on: date | None = None


@dataclass(frozen=True, slots=True)
class StepView:
    """Where a step stands: what is published, when the rest is due, and whether it is the organ's own."""

    step: Step
    progress: Progress
    entries: tuple[EntryBrief, ...]
    missing: tuple[str, ...] = ()
    reason: str = ""
    due_on: date | None = None
    is_own: bool = True
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class StageView:
    """One of the five stages with its steps."""

    stage: ChainStage
    title: str
    progress: Progress
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class ChainStanding:
    """What is known about one matter: `exempt` maps steps to reasons, `dues` maps steps to the days on which they are due."""

    published: Mapping[str, Sequence[EntryBrief]] = field(default_factory=dict)
    exempt: Mapping[str, str] = field(default_factory=dict)
    dues: Mapping[str, date] = field(default_factory=dict)


@rule(FIVE_STAGES, name="决策、执行、管理、服务、结果公开")
def timeline(template: Template, standing: ChainStanding, level: str, on: date) -> tuple[StageView, ...]:
    """Return the five stages with what is published and what is missing, for an organ of this level on this day."""
    steps = [_step(step, standing, level, on) for step in template.steps]
    found = []
    for stage in ChainStage:
        own = tuple(view for view in steps if view.step.stage is stage)
        found.append(StageView(stage, STAGE_WORDS[stage], _together(own), own))
    return tuple(found)


def chain_limits(table: object) -> dict[str, str]:
    """Read the county's limits by chain and step ("subsidy.village-list"); raise ValueError for a malformed table or limit."""
    if not isinstance(table, Mapping):
        raise ValueError('chain_limits 要写成一张表，例如 "subsidy.village-list" = "period:7wd"。')
    for key, limit in table.items():
        if not isinstance(limit, str) or not limit:
            raise ValueError(f'chain_limits 里 {key} 的期限要写成文字，例如 "period:7wd"。')
        parse(limit)
    return dict(table)


def with_limits(templates: Sequence[Template], limits: Mapping[str, str]) -> tuple[Template, ...]:
    """Apply the county's limits to the chains; raise ValueError for an unknown step, or a limit that a law or catalogue sets."""
    steps = {f"{template.key}.{step.key}": step for template in templates for step in template.steps}
    for key in limits:
        if key not in steps:
            raise ValueError(f"chain_limits 里没有 {key} 这一步。")
        if steps[key].limit_confidence is not Confidence.PRACTICE:
            raise ValueError(f"chain_limits 里的 {key} 有明文期限（{steps[key].basis}），不能改。")
    return tuple(
        replace(one, steps=tuple(replace(step, limit=limits.get(f"{one.key}.{step.key}", step.limit)) for step in one.steps))
        for one in templates
    )


def what_is_missing(stages: Sequence[StageView]) -> tuple[StepView, ...]:
    """Return the organ's own steps that are not fully published, earliest due date first, then in the order of the stages."""
    missing = [
        view for stage in stages for view in stage.steps if view.is_own and view.progress in (Progress.MISSING, Progress.HALF)
    ]
    return tuple(sorted(missing, key=lambda view: view.due_on or date.max))


@rule(*NOTICE_ARTICLES.values(), FIRST_NOTICE_OVER, name="征地三个公告的先后和期间")
def notices_in_order(posted: Mapping[int, EntryBrief], calendar: Calendar) -> tuple[Verdict, ...]:
    """Return what is wrong with notices 1, 4 and 8: one left out, posted too early or taken down too early; else nothing.

    `posted` maps the number of a notice to its entry, whose days on the board are `posted_on` (else `published_on`) and
    `down_on`.
    """
    wrong: list[Verdict] = []
    for earlier, later in ((FIRST_NOTICE, COMPENSATION_NOTICE), (COMPENSATION_NOTICE, FINAL_NOTICE)):
        if later not in posted:
            continue
        if earlier not in posted:
            said = f"发布了{NOTICE_WORDS[later]}，还没有{NOTICE_WORDS[earlier]}。三个公告缺一不可。"
            wrong.append(refused(said, NOTICE_ARTICLES[earlier], f"notice.{earlier}.left_out"))
        elif _posted(posted[later]) <= (until := _until(earlier, posted[earlier], calendar)):
            said = f"{NOTICE_WORDS[later]}发布时，{NOTICE_WORDS[earlier]}还没有期满，最早到{until:%Y-%m-%d}。"
            citation = FIRST_NOTICE_OVER if earlier == FIRST_NOTICE else NOTICE_ARTICLES[earlier]
            wrong.append(refused(said, citation, f"notice.{later}.early"))
    for number in (FIRST_NOTICE, COMPENSATION_NOTICE):
        brief = posted.get(number)
        if brief and brief.down_on and brief.down_on <= (until := _until(number, brief, calendar)):
            said = f"{NOTICE_WORDS[number]}要张贴到{until:%Y-%m-%d}，登记的撤下日期是{brief.down_on:%Y-%m-%d}。"
            wrong.append(refused(said, NOTICE_ARTICLES[number], f"notice.{number}.short"))
    return tuple(wrong)


def _step(step: Step, standing: ChainStanding, level: str, on: date) -> StepView:
    entries = tuple(standing.published.get(step.key, ()))
    is_own, due_on = level in step.whose, standing.dues.get(step.key)
    if step.is_kept:
        return StepView(step, Progress.KEPT, entries, is_own=is_own)
    if not entries and step.key in standing.exempt:
        return StepView(step, Progress.EXEMPT, entries, reason=standing.exempt[step.key], is_own=is_own)
    lacking = _lacking(entries)
    if entries and not lacking:
        return StepView(step, Progress.DONE, entries, is_own=is_own)
    is_late = due_on is not None and due_on < on
    progress = Progress.HALF if entries else Progress.MISSING
    return StepView(step, progress, entries, lacking, due_on=due_on, is_own=is_own, is_late=is_late)


def _lacking(entries: Sequence[EntryBrief]) -> tuple[str, ...]:
    """Return the elements that no entry of the step has, in the order in which the first entry lists them."""
    if not entries:
        return ()
    return tuple(element for element in entries[0].missing if all(element in entry.missing for entry in entries))


def _together(steps: Sequence[StepView]) -> Progress:
    """Return the progress of a stage: done when every own step is; steps of other organs count once they are published."""
    aside = (Progress.EXEMPT, Progress.KEPT)
    counted = [view.progress for view in steps if view.progress not in aside and (view.is_own or view.entries)]
    if not counted:
        return Progress.EXEMPT
    if all(progress is Progress.DONE for progress in counted):
        return Progress.DONE
    return Progress.MISSING if all(progress is Progress.MISSING for progress in counted) else Progress.HALF


def _posted(entry: EntryBrief) -> date:
    return entry.posted_on or entry.published_on


def _until(number: int, entry: EntryBrief, calendar: Calendar) -> date:
    """Return the last day on which a notice must stay up; the day of posting does not count."""
    if number == FIRST_NOTICE:
        return calendar.add(_posted(entry), FIRST_NOTICE_WORKDAYS)
    return _posted(entry) + timedelta(days=COMPENSATION_NOTICE_DAYS)
