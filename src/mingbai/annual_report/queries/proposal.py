"""Section one as the present records would write it, beside what the clerk has written, and what to ask the clerk."""

from __future__ import annotations

from dataclasses import dataclass

from mingbai.annual_report.queries.counted import counted
from mingbai.annual_report.queries.wording import default_sections, questions
from mingbai.annual_report.queries.year_records import records_of
from mingbai.organs.queries import OrganRow
from mingbai.statute.annual_report import figures
from mingbai.statute.annual_report.figures import Used
from mingbai.statute.annual_report.written import Gap


@dataclass(frozen=True, slots=True)
class SectionProposal:
    """The stored text of section one by the records, as parts and for the editor, and the questions that remain."""

    text: str
    editor: str
    parts: tuple[str | Used, ...]
    gaps: tuple[Gap, ...]


def proposal(organ: OrganRow, year: int) -> SectionProposal:
    """Return section one by the records of the moment."""
    found, records = counted(organ, year), records_of(organ, year)
    text = default_sections(organ, found, year, records)[0]
    asked = questions(organ, found, year, records)
    return SectionProposal(text, figures.to_editor(text, found.labels), figures.parts(text), asked)
