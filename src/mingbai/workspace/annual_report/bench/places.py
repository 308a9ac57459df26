"""Where each finding appears on the workbench page, where it links to, and what can be done beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mingbai.annual_report.values import Workbench
from mingbai.core.forms import FieldView
from mingbai.statute.annual_report.figures import show
from mingbai.statute.annual_report.findings import Finding
from mingbai.workspace.annual_report.bench.form import ExplanationForm
from mingbai.workspace.annual_report.bench.tables import anchor


@dataclass(frozen=True, slots=True)
class FindingPlace:
    """`id` of the finding on the page; `cell` and `restore` are set when one press can put the recorded figure back."""

    id: str
    href: str
    cell: str
    restore: str
    explanation: FieldView


def finding_ids(bench: Workbench) -> dict[str, str]:
    """Return the page id of each finding by its key, in list order."""
    return {view.finding.key: f"f{n}" for n, view in enumerate(bench.findings, 1)}


def places(bench: Workbench, explaining: str, tried: ExplanationForm) -> Mapping[str, FindingPlace]:
    """Return a place for each finding; the form that failed keeps what was typed."""
    ids = finding_ids(bench)
    return {
        view.finding.key: _place(bench, view.finding, ids[view.finding.key], tried if view.finding.key == explaining else None)
        for view in bench.findings
    }


def first_blocking(bench: Workbench) -> str:
    """Return the page id of the first finding that blocks the report, errors before warnings."""
    ids = finding_ids(bench)
    open_ones = [view.finding for view in bench.findings if view.explained is None and view.finding.severity.value != "notice"]
    errors_first = sorted(open_ones, key=lambda finding: finding.severity.value != "error")
    return ids[errors_first[0].key] if errors_first else "findings"


def _place(bench: Workbench, finding: Finding, name: str, tried: ExplanationForm | None) -> FindingPlace:
    by_hand = [path for path in finding.cells if path in bench.cells and bench.cells[path].is_hand]
    form = tried or ExplanationForm()
    return FindingPlace(
        id=name,
        href=_target(bench, finding),
        cell=by_hand[0] if by_hand else "",
        restore=(show(bench.cells[by_hand[0]].recorded) or "空") if by_hand else "",
        explanation=form.views(f"{name}-")[0],
    )


def _target(bench: Workbench, finding: Finding) -> str:
    """Link to the first cell on the page that the finding concerns, else to its section."""
    for path in finding.cells:
        if path in bench.cells:
            return "#" + anchor(path)
    return f"#s{finding.section}" if finding.section else ""
