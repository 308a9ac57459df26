"""What the checks look at: one report with its records, the previous year and the dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mingbai.statute.annual_report.checks.practice import Practice
from mingbai.statute.annual_report.forms import Form, Value, form
from mingbai.statute.citation import Citation

DEFAULT_PRACTICE = Practice()


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """One report of one organ. Cells are keyed by path; `raw` holds what was typed where it is not a number.

    `sections` are stored texts with figure tokens, in the order of the form; `recorded` are the cells as the records count
    them.
    """

    organ_name: str
    organ_level: str
    year: int
    form: Form
    cells: Mapping[str, Value]
    raw: Mapping[str, str]
    recorded: Mapping[str, Value]
    previous: Mapping[str, Value] | None
    previous_year_form: str | None
    previous_source: str
    sections: tuple[str, ...]
    section_titles: tuple[str, ...]
    previous_sections: tuple[str, ...] | None
    figures: Mapping[str, Value]
    due_on: date | None
    published_on: date | None
    today: date
    correction_notices: int | None
    practice: Practice = DEFAULT_PRACTICE

    @property
    def is_government(self) -> bool:
        """Whether the organ is a level of government, whose section 1 must report three results."""
        return self.organ_level in {"county", "township"}

    def section_of(self, path: str) -> int:
        """Return the section (1 to 6) that holds this cell's table."""
        return self.form.tables[path.split(".")[0]].section

    def short(self, path: str) -> str:
        """Return the short name of a cell."""
        return self.form.cells[path].short

    def value(self, path: str) -> Value:
        """Return what the report says in a cell; None where it is blank or not a number."""
        return self.cells.get(path)


def form_citation(code: str, place: str = "") -> Citation:
    """Cite the form itself as the source of a rule."""
    return Citation(f"年报格式（{form(code).document}）", place)
