"""Turn a whole-process chain into its public timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from mingbai.core.components import TimelineLine, TimelineStage
from mingbai.core.words import day
from mingbai.statute.disclosure.chains import EntryBrief, Progress, StageView, StepView
from mingbai.statute.disclosure.ranges import Range

COME_DOWN = "公示期满，已经撤下"
ELSEWHERE = {Range.VILLAGE: "已在所在村、社区公布，不上网", Range.ONSITE: "可以到现场查阅，不上网"}


@dataclass(frozen=True, slots=True)
class Reader:
    """What the reader may see: `listed` holds the keys of listed entries, `here` is the entry being read (0: none)."""

    organ_code: str
    listed: frozenset[int]
    today: date
    here: int = 0


STATES = {
    Progress.DONE: "done",
    Progress.HALF: "half",
    Progress.MISSING: "open",
    Progress.EXEMPT: "none",
    Progress.KEPT: "none",
}
COUNTED = ((Progress.DONE, "已公开 {} 个环节"), (Progress.HALF, "{} 个不全"), (Progress.MISSING, "{} 个空白"))


def stages(views: Sequence[StageView], seen: Reader) -> tuple[TimelineStage, ...]:
    """Return the stages with what is published and what is missing, leaving out steps the matter does not have."""
    return tuple(
        TimelineStage(
            view.title, STATES[view.progress], _aside(view), tuple(line for step in view.steps for line in _lines(step, seen))
        )
        for view in views
    )


def counted(views: Sequence[StageView]) -> str:
    """Say the count by kind, as 已公开 4 个环节，1 个不全; leave out kinds with none, except the first."""
    found = [(words, sum(view.progress is progress for view in views)) for progress, words in COUNTED]
    return "，".join(words.format(n) for index, (words, n) in enumerate(found) if n or index == 0)


def _aside(view: StageView) -> str:
    """Explain why a stage has nothing to show; empty when it has something."""
    if view.progress is not Progress.EXEMPT:
        return ""
    return "不由本机关公开" if any(not step.is_own for step in view.steps) else "这件事没有这个环节"


def _lines(view: StepView, seen: Reader) -> list[TimelineLine]:
    if view.progress in (Progress.EXEMPT, Progress.KEPT) or not (view.is_own or view.entries):
        return []
    found = [_line(view, entry, seen) for entry in view.entries]
    if not view.entries:
        found.append(TimelineLine(f"{view.step.matter}：尚未公开{_until(view)}"))
    elif view.missing:
        found.append(TimelineLine(f"还缺：{'、'.join(view.missing)}{_until(view)}"))
    return list(dict.fromkeys(found))


def _line(view: StepView, entry: EntryBrief, seen: Reader) -> TimelineLine:
    """Name an unlisted entry by its step only: the title of a village list is meant for the village alone."""
    if entry.id in seen.listed:
        return TimelineLine(
            entry.title, reverse("portal:entry", args=[seen.organ_code, entry.id]), is_current=entry.id == seen.here
        )
    if entry.down_on is not None and entry.down_on <= seen.today:
        return TimelineLine(f"{view.step.matter}：{COME_DOWN}")
    return TimelineLine(f"{view.step.matter}：{ELSEWHERE.get(Range(view.step.range), '已公布，不在网上')}")


def _until(view: StepView) -> str:
    where = "在所在村、社区公布" if Range(view.step.range) is Range.VILLAGE else "公开"
    if view.due_on is None:
        return ""
    return f"，应于{day(view.due_on)}前{where}"
