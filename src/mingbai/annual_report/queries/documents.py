"""A report as the one value from which every file is rendered."""

from __future__ import annotations

from datetime import date

from mingbai.accounts.values import Acting
from mingbai.annual_report import policies
from mingbai.annual_report.models import ReportVersion
from mingbai.annual_report.queries import drafts
from mingbai.annual_report.queries.evaluation import ReportEvaluation, evaluate
from mingbai.annual_report.values.content import FindingContent, ReportContent, SectionContent, load
from mingbai.channels.values import DeliveryCount
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.rendering.report import value as rendering
from mingbai.rendering.report.value import ReportDocument, SectionText
from mingbai.statute.annual_report.figures import plain
from mingbai.statute.annual_report.forms import form
from mingbai.statute.annual_report.wording import lead


def document(*, organ_code: str, year: int, today: date) -> ReportDocument:
    """Return the newest published version, else the draft, else what the records alone give."""
    organ = organs.organ(organ_code)
    content = newest(organ.id, year)
    return published_document(content) if content else _as_it_stands(organ, year, today)


def draft_document(*, by: Acting, organ_code: str, year: int, today: date) -> ReportDocument:
    """Return the report as it stands; raise NotVisible for anyone who may not read the draft, and where there is none."""
    organ = policies.organ_of_report(by, organ_code, year, today)
    return _as_it_stands(organ, year, today)


def newest(organ_id: int, year: int) -> ReportContent | None:
    """Return the content of the newest published version, or None."""
    text = (
        ReportVersion.objects.filter(report__organ_id=organ_id, report__year=year)
        .order_by("-number")
        .values_list("content", flat=True)
        .first()
    )
    return load(text) if text else None


def published_document(content: ReportContent) -> ReportDocument:
    """Return frozen content as a document; nothing is counted again."""
    return ReportDocument(
        organ_name=content.organ_name,
        year=content.year,
        title=content.title,
        form=form(content.form),
        cells=content.cells,
        lead=content.lead,
        sections=tuple(SectionText(s.title, paragraphs(s.text)) for s in content.sections),
        publications=_channels(content.channels),
        publications_total=content.total,
        entries=content.entries,
        signed_by=content.signed_by,
        signed_on=content.published_on,
        is_draft=False,
        correction_note=content.note,
    )


def content_of(found: ReportEvaluation, published_on: date, note: str = "") -> ReportContent:
    """Return what would be frozen if this evaluation were published on that day."""
    return ReportContent(
        form=found.form.code,
        year=found.year,
        organ_code=found.organ.code,
        organ_name=found.organ.name,
        title=title(found),
        lead=lead(found.organ.name, found.year, found.form),
        cells=found.cells,
        recorded=found.counted.figures,
        sections=tuple(SectionContent(t, s) for t, s in zip(found.form.section_titles, found.sections, strict=True)),
        channels=found.counted.channels,
        total=found.counted.total,
        entries=found.counted.entries,
        findings=tuple(
            FindingContent(
                view.finding.key,
                view.finding.code,
                view.finding.severity.value,
                view.finding.cells,
                view.finding.text,
                str(view.finding.citation),
                view.explained.text if view.explained else "",
            )
            for view in found.findings
        ),
        signed_by=found.organ.name,
        published_on=published_on,
        note=note,
    )


def title(found: ReportEvaluation) -> str:
    """Return the printed title: the organ's name, the year, the form's words."""
    return f"{found.organ.name}{found.year}年{found.form.title_suffix}"


def paragraphs(text: str) -> tuple[str, ...]:
    """Return a stored text as printed paragraphs."""
    return tuple(line.strip() for line in plain(text).split("\n") if line.strip())


def _as_it_stands(organ: OrganRow, year: int, today: date) -> ReportDocument:
    report = drafts.state(organ.id, year)
    found = evaluate(organ, year, drafts.draft(report) if report else None, today)
    return ReportDocument(
        organ_name=organ.name,
        year=year,
        title=title(found),
        form=found.form,
        cells=found.cells,
        lead=lead(organ.name, year, found.form),
        sections=tuple(SectionText(t, paragraphs(s)) for t, s in zip(found.form.section_titles, found.sections, strict=True)),
        publications=_channels(found.counted.channels),
        publications_total=found.counted.total,
        entries=found.counted.entries,
        signed_by=organ.name,
        is_draft=True,
        findings=tuple(view.finding for view in found.findings),
        explained=frozenset(view.finding.key for view in found.findings if view.explained),
    )


def _channels(rows: tuple[DeliveryCount, ...]) -> tuple[rendering.ChannelCount, ...]:
    return tuple(rendering.ChannelCount(row.key, row.label, row.count) for row in rows)
