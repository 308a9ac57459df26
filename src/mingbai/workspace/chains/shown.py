"""A chain as its page shows it: the five stages, what is missing, and the acts on each missing step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from mingbai.catalogue.values.chains import ChainRow, step_words
from mingbai.core.components import TimelineLine, TimelineStage
from mingbai.core.words import day
from mingbai.statute.disclosure.chains import EntryBrief, Progress, StageView, StepView, what_is_missing
from mingbai.statute.laws import in_force
from mingbai.workspace.duties.places import draft_address

STATES = {Progress.DONE: "done", Progress.HALF: "half", Progress.MISSING: "open", Progress.EXEMPT: "none"}


@dataclass(frozen=True, slots=True)
class MissingStep:
    """A step not fully published: what is missing, until when, and the acts for it."""

    key: str
    matter: str
    stage: str
    said: str
    elements: tuple[str, ...]
    source: str
    tag: str
    tag_kind: str
    draft: str
    event: str
    exempt: str
    duty: str


def shown(row: ChainRow, stages: tuple[StageView, ...]) -> tuple[TimelineStage, ...]:
    """Return the stages with one line for each publication, and for each step without any."""
    return tuple(_stage(row, stage) for stage in stages)


def missing(row: ChainRow, stages: tuple[StageView, ...], duties: dict[str, int], today: date) -> tuple[MissingStep, ...]:
    """Return what is missing, most urgent first; `duties` maps a step to its open duty."""
    titles = {view.step.key: stage.title for stage in stages for view in stage.steps}
    return tuple(_missing(row, view, titles[view.step.key], duties, today) for view in what_is_missing(stages))


def _stage(row: ChainRow, stage: StageView) -> TimelineStage:
    lines: list[TimelineLine] = []
    for view in stage.steps:
        lines += [TimelineLine(entry.title, _entry(entry), f"{day(entry.published_on)}公开") for entry in view.entries]
        if view.entries and view.progress is Progress.HALF:
            lines.append(TimelineLine(f"还缺：{'、'.join(view.missing)}"))
        elif not view.entries:
            lines.append(TimelineLine(_unpublished(view)))
    if not lines:
        lines.append(TimelineLine("没有要公开的"))
    return TimelineStage(stage.title, STATES[stage.progress], "", tuple(lines))


def _unpublished(view: StepView) -> str:
    matter = view.step.matter
    if view.progress is Progress.KEPT:
        return f"{matter}：不公开，留存备查"
    if view.progress is Progress.EXEMPT:
        return f"{matter}：不适用，{view.reason}"
    if not view.is_own:
        return f"{matter}：由{view.step.subject}公开"
    return f"{matter}：尚未公开" + (f"，应于{day(view.due_on)}前公开" if view.due_on else "")


def _missing(row: ChainRow, view: StepView, stage: str, duties: dict[str, int], today: date) -> MissingStep:
    key = view.step.key
    tag, kind = ("逾期", "late") if view.is_late else (("不全", "half") if view.progress is Progress.HALF else ("尚未公开", ""))
    said = f"最迟{day(view.due_on)}。" if view.due_on else f"{step_words(view.step)}。"
    return MissingStep(
        key=key,
        matter=view.step.matter,
        stage=stage,
        said=said,
        elements=view.missing or view.step.elements,
        source=in_force(view.step.basis, today),
        tag=tag,
        tag_kind=kind,
        draft=draft_address(chain=row.id, step=key, **({"duty": duties[key]} if key in duties else {})),
        event="" if key in duties or view.entries else reverse("work:chain-event", args=[row.id, key]),
        exempt="" if view.entries else reverse("work:chain-exempt", args=[row.id, key]),
        duty=reverse("work:duty", args=[duties[key]]) if key in duties else "",
    )


def _entry(entry: EntryBrief) -> str:
    return reverse("work:entry", args=[entry.id])
