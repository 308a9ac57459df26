"""Beside section one: what no record stands behind, and how the present records would write it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from mingbai.annual_report.queries.proposal import proposal
from mingbai.annual_report.values import Workbench
from mingbai.statute.annual_report.overall import TITLES
from mingbai.workspace.annual_report.reading import Paragraph, paragraphs

# Where a missing record is entered, by the name that the question gives.
PLACES = {
    "management": ("work:management", ()),
    "activities": ("work:register", ("activities",)),
    "documents": ("work:documents", ()),
    "entries-unfiled": ("work:entries-unfiled", ()),
    "boards": ("work:boards", ()),
    "rota": ("work:rota", ()),
    "assessments": ("work:assessments", ()),
    "box": ("work:box", ()),
    "screen": ("work:screen", ()),
}


@dataclass(frozen=True, slots=True)
class GapShown:
    """A question to the clerk, under its paragraph, with the address where the record belongs; empty where there is none."""

    title: str
    asks: str
    href: str


@dataclass(frozen=True, slots=True)
class ProposalShown:
    """The text by the records as it reads and for the editor; `is_other` when the clerk's text differs from it."""

    questions: tuple[GapShown, ...]
    paragraphs: tuple[Paragraph, ...]
    editor: str
    is_other: bool


def proposed(bench: Workbench, link: Callable[[str], str]) -> ProposalShown:
    """Return what stands beside section one of this report."""
    found = proposal(bench.organ, bench.year)
    return ProposalShown(
        questions=tuple(GapShown(TITLES[gap.paragraph], gap.asks, _href(gap.where, bench.year)) for gap in found.gaps),
        paragraphs=paragraphs(found.parts, (), bench.figure_labels, link),
        editor=found.editor,
        is_other=found.text != bench.sections[0].text,
    )


def _href(where: str, year: int) -> str:
    if not where:
        return ""
    name, args = PLACES[where]
    return f"{reverse(name, args=args)}?year={year}"
