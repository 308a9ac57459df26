"""What the checks look at: one report with its records, the year before and the dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mingbai.statute.annual_report.forms import Form, Value


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """One report of one organ. Cells are keyed by path; `raw` holds what was typed where it is no number.

    `sections` are stored texts with figure tokens, in the order of the form; `recorded` are the cells by the records.
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

    @property
    def is_government(self) -> bool:
        """Whether the organ is a level of government (then three results belong into section 1)."""
        return self.organ_level in {"county", "township"}
