"""The cells of the statutory tables as the workbench shows them: links with marks and a name for screen readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mingbai.annual_report.values import CellView, Workbench
from mingbai.statute.annual_report.figures import show


@dataclass(frozen=True, slots=True)
class Box:
    """One cell: its text, the address of its records, and whether it has a finding (`bad`) or was changed by hand."""

    text: str
    href: str
    name: str
    bad: bool
    hand: bool
    described_by: str


def boxes(bench: Workbench, link: Callable[[str], str], finding_ids: Mapping[str, str]) -> Mapping[str, Box]:
    """Return a box for every cell of the form, by path."""
    return {
        path: _box(bench.form.cells[path].label, view, link(path), finding_ids.get(view.bad[0], "") if view.bad else "")
        for path, view in bench.cells.items()
    }


def anchor(path: str) -> str:
    """Return the id of a cell on the page."""
    return "c-" + path.replace(".", "-")


def _box(label: str, view: CellView, href: str, described_by: str) -> Box:
    text = view.raw or show(view.value)
    marks = [f"，{len(view.bad)} 处不对"] if view.bad else []
    marks += ["，手工改过"] if view.is_hand else []
    return Box(text, href, f"{label}：{text or '空'}{''.join(marks)}", bool(view.bad), view.is_hand, described_by)
