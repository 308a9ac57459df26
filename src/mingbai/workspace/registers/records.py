"""The rows of a register for one year, as its list shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from mingbai.cases import queries as cases
from mingbai.core.words import day
from mingbai.documents import queries as documents
from mingbai.registers import queries as registers
from mingbai.statute.annual_report.counting import period
from mingbai.statute.annual_report.figures import show
from mingbai.statute.annual_report.forms import form_for
from mingbai.supervision import queries as supervision
from mingbai.workspace.registers.forms import ACTIVITIES, APPLICANT_KINDS, GROUPS, NORMATIVE_KINDS, RESULTS, outcomes


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One row of a register's list; `is_open` when a follow-up is possible, `dates` are its initial values."""

    id: int
    on: date
    title: str
    detail: str
    is_open: bool = False
    dates: Mapping[str, date | None] = field(default_factory=dict)


def lines(register: str, organ_id: int, year: int) -> tuple[RegisterLine, ...]:
    """Return the records that the year's report may count, in the order they were entered."""
    return _LISTS[register](organ_id, year)


def _procurement(organ_id: int, year: int) -> tuple[RegisterLine, ...]:
    rows = registers.procurements(organ_id, *period(year))
    return tuple(RegisterLine(r.id, r.concluded_on, r.title, _joined(f"{show(r.amount_yuan)} 元", r.supplier)) for r in rows)


def _declared(organ_id: int, year: int) -> tuple[RegisterLine, ...]:
    cells = form_for(year).cells
    rows = [(cell, row) for cell in registers.declared_sums(organ_id, year) for row in registers.declared(organ_id, year, cell)]
    return tuple(RegisterLine(r.id, r.declared_on, cells[cell].label, _joined(show(r.value), r.source)) for cell, r in rows)


def _normative(organ_id: int, year: int) -> tuple[RegisterLine, ...]:
    kinds = dict(NORMATIVE_KINDS)
    return tuple(
        RegisterLine(
            r.id,
            r.made_on,
            f"{r.title}（{r.document_number}）",
            _joined(
                kinds[r.kind],
                f"{day(r.published_on)}公开" if r.published_on else "没有公开",
                f"{day(r.repealed_on)}废止" if r.repealed_on else "",
            ),
            is_open=True,
            dates={"published_on": r.published_on, "repealed_on": r.repealed_on},
        )
        for r in documents.normative(organ_id, period(year)[1])
    )


def _applications(organ_id: int, year: int) -> tuple[RegisterLine, ...]:
    kinds, results = dict(APPLICANT_KINDS), dict(outcomes(form_for(year)))
    return tuple(
        RegisterLine(
            r.id,
            r.received_on,
            r.number,
            _joined(
                kinds.get(r.applicant_kind, ""),
                results.get(r.outcome, "还没有办结"),
                f"{day(r.closed_on)}办结" if r.closed_on else "",
            ),
            is_open=r.closed_on is None,
        )
        for r in cases.applications(organ_id, *period(year))
    )


def _disputes(organ_id: int, year: int) -> tuple[RegisterLine, ...]:
    groups, results = dict(GROUPS), dict(RESULTS)
    rows = cases.disputes(organ_id, *period(year))
    return tuple(
        RegisterLine(
            r.id,
            r.filed_on,
            r.number,
            _joined(groups[r.group], results.get(r.result, "尚未审结")),
            is_open=r.concluded_on is None,
        )
        for r in rows
    )


def _activities(organ_id: int, year: int) -> tuple[RegisterLine, ...]:
    rows = [(label, row) for kind, label in ACTIVITIES for row in supervision.activities(organ_id, kind, *period(year))]
    return tuple(RegisterLine(r.id, r.held_on, r.title, label) for label, r in rows)


def _joined(*parts: str) -> str:
    return "，".join(part for part in parts if part)


_LISTS: dict[str, Callable[[int, int], tuple[RegisterLine, ...]]] = {
    "procurement": _procurement,
    "declared": _declared,
    "normative": _normative,
    "applications": _applications,
    "disputes": _disputes,
    "activities": _activities,
}
