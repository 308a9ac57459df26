"""A whole-process chain as its public timeline shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from mingbai.statute.disclosure.chains import Progress, StageView, StepView


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a stage: an entry, or a step that is not open yet, with the day by which it has to be."""

    text: str
    href: str
    is_current: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the five stages, as the component `chain` takes it."""

    title: str
    state: str
    said: str
    lines: tuple[Line, ...]


STATES = {
    Progress.DONE: "done",
    Progress.HALF: "half",
    Progress.MISSING: "open",
    Progress.EXEMPT: "none",
    Progress.KEPT: "none",
}


def stages(views: Sequence[StageView], organ_code: str, here: int = 0) -> tuple[Stage, ...]:
    """The stages with what is published and what is missing; steps that the matter does not have are left out."""
    return tuple(
        Stage(
            view.title,
            STATES[view.progress],
            "",
            tuple(line for step in view.steps for line in _lines(step, organ_code, here)),
        )
        for view in views
    )


def _lines(view: StepView, organ_code: str, here: int) -> list[Line]:
    if view.progress in (Progress.EXEMPT, Progress.KEPT) or not (view.is_own or view.entries):
        return []
    found = [Line(entry.title, reverse("portal:entry", args=[organ_code, entry.id]), entry.id == here) for entry in view.entries]
    if not view.entries:
        until = f"，应于{view.due_on.year}年{view.due_on.month}月{view.due_on.day}日前公开" if view.due_on else ""
        found.append(Line(f"{view.step.matter}：尚未公开{until}", ""))
    elif view.missing:
        found.append(Line(f"还缺：{'、'.join(view.missing)}", ""))
    return found
