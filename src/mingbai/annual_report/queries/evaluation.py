"""A report as it stands: the records overlaid with what people wrote, and the check's findings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings

from mingbai.annual_report.queries.counted import counted
from mingbai.annual_report.queries.drafts import ReportDraft
from mingbai.annual_report.queries.previous import Previous, previous
from mingbai.annual_report.queries.wording import default_sections
from mingbai.annual_report.values import Counted, ExplainedFinding, Explanation
from mingbai.core.errors import NotVisible
from mingbai.core.words import in_china
from mingbai.organs.queries import OrganRow
from mingbai.statute.annual_report.checks import ReportFacts, check
from mingbai.statute.annual_report.due import ReportDue, due_on
from mingbai.statute.annual_report.findings import Finding, blocking
from mingbai.statute.annual_report.forms import Form

Value = int | Decimal | None


@dataclass(frozen=True, slots=True)
class ReportEvaluation:
    """A report's values as reported (`cells`, `figures`) and by records (`counted`), its texts, its findings."""

    organ: OrganRow
    year: int
    form: Form
    counted: Counted
    previous: Previous | None
    cells: Mapping[str, Value]
    raw: Mapping[str, str]
    figures: Mapping[str, Value]
    sections: tuple[str, ...]
    findings: tuple[ExplainedFinding, ...]
    due: ReportDue

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that block submission."""
        explained = {view.finding.key for view in self.findings if view.explained is not None}
        return blocking([view.finding for view in self.findings], explained)


def due(organ: OrganRow, year: int) -> ReportDue:
    """Return the day by which the report must be published; raise NotVisible for villages, which do not report."""
    found = due_on(organ.level, year, settings.TOWNSHIP_REPORT_DUE)
    if found is None:
        raise NotVisible(organ.code)
    return found


def evaluate(organ: OrganRow, year: int, draft: ReportDraft | None, today: date) -> ReportEvaluation:
    """Count, overlay and check: the same for a page, for submission and for publication."""
    before = previous(organ.id, year)
    found = counted(organ, year, before)
    by_hand = draft.overrides if draft else {}
    cells = {**found.cells, **{path: override.value for path, override in by_hand.items()}}
    raw = {path: override.raw for path, override in by_hand.items() if override.raw}
    sections = tuple(text.text for text in draft.texts) if draft and draft.texts else default_sections(organ, found, year)
    figures = {**found.figures, **cells}
    last_day = due(organ, year)
    published_at = draft.report.published_at if draft else None
    facts = ReportFacts(
        organ_name=organ.name,
        organ_level=organ.level,
        year=year,
        form=found.form,
        cells=cells,
        raw=raw,
        recorded=found.cells,
        previous=before.cells if before else None,
        previous_year_form=before.form if before else None,
        previous_source=before.source if before else "",
        sections=sections,
        section_titles=found.form.section_titles,
        previous_sections=before.sections if before else None,
        figures=figures,
        due_on=last_day.on,
        published_on=in_china(published_at).date() if published_at else None,
        today=today,
        correction_notices=None,
        practice=settings.REPORT_PRACTICE,
    )
    findings = tuple(_explained(finding, draft, figures, raw, sections) for finding in check(facts))
    return ReportEvaluation(organ, year, found.form, found, before, cells, raw, figures, sections, findings, last_day)


def cells_digest(finding: Finding, figures: Mapping[str, Value], raw: Mapping[str, str], sections: tuple[str, ...]) -> str:
    """Return the SHA-256 of what a finding is about: its sentence, its cells' values, its section's text."""
    values = {path: raw.get(path) or _plain(figures.get(path)) for path in finding.cells}
    text = sections[finding.section - 1] if finding.section and finding.section <= len(sections) and not finding.cells else ""
    return hashlib.sha256(json.dumps([finding.code, finding.text, values, text], ensure_ascii=False).encode()).hexdigest()


def _explained(
    finding: Finding, draft: ReportDraft | None, figures: Mapping[str, Value], raw: Mapping[str, str], sections: tuple[str, ...]
) -> ExplainedFinding:
    """Attach the explanation only if it was given for the present values."""
    waived = draft.waivers.get(finding.key) if draft else None
    explained: Explanation | None = None
    if waived and finding.may_explain and waived.cells_digest == cells_digest(finding, figures, raw, sections):
        explained = waived.explanation
    return ExplainedFinding(finding, explained)


def _plain(value: Value) -> str:
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)
