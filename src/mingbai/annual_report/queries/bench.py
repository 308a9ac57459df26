"""Everything the page of one report shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from mingbai.accounts.values import Acting
from mingbai.annual_report import policies
from mingbai.annual_report.queries import drafts
from mingbai.annual_report.queries.documents import newest
from mingbai.annual_report.queries.drafts import ReportDraft, Text
from mingbai.annual_report.queries.evaluation import ReportEvaluation, evaluate
from mingbai.annual_report.values import AsideView, CellView, Counted, Difference, SectionView, Workbench
from mingbai.annual_report.values.content import ReportContent
from mingbai.statute.annual_report import figures
from mingbai.statute.annual_report.forms import form
from mingbai.statute.annual_report.states import ReportState

Value = int | Decimal | None


def workbench(*, by: Acting, organ_code: str, year: int, today: date) -> Workbench:
    """Return one report as staff see it; raise NotVisible for anyone who may not read the organ's drafts."""
    organ = policies.organ_of_report(by, organ_code, year, today)
    report = drafts.state(organ.id, year)
    draft = drafts.draft(report) if report else None
    found = evaluate(organ, year, draft, today)
    content = newest(organ.id, year) if report and report.state == ReportState.PUBLISHED else None
    labels = found.counted.labels
    values: Mapping[str, Value] = {**content.recorded, **content.cells} if content else found.figures
    return Workbench(
        organ=organ,
        year=year,
        form=form(content.form) if content else found.form,
        state=report.state if report else None,
        revision=report.revision if report else 0,
        due=found.due,
        cells=_published_cells(content, found) if content else _cells(found, draft),
        figures=values,
        findings=() if content else found.findings,
        blocking=0 if content else len(found.blocking),
        sections=_sections(found, draft, content, labels, values) if draft else (),
        channels=content.channels if content else found.counted.channels,
        total=content.total if content else found.counted.total,
        entries=content.entries if content else found.counted.entries,
        differences=differences(content, found.counted, labels) if content else (),
        may=policies.acts(by, organ, report.state if report else None),
        versions=draft.versions if draft else (),
        return_reason=report.return_reason if report else "",
        figure_labels=labels,
        submitted_at=report.submitted_at if report else None,
        accepted_at=report.accepted_at if report else None,
        published_at=report.published_at if report else None,
    )


def differences(content: ReportContent, now: Counted, labels: Mapping[str, str]) -> tuple[Difference, ...]:
    """Return the figures whose records have changed since publication, beside the published ones."""
    published = {**content.recorded, **content.cells}
    return tuple(
        Difference(path, labels.get(path, path), published.get(path), now.figures.get(path))
        for path in dict.fromkeys((*content.recorded, *now.figures))
        if content.recorded.get(path, 0) != now.figures.get(path, 0)
    )


def _cells(found: ReportEvaluation, draft: ReportDraft | None) -> dict[str, CellView]:
    bad: dict[str, list[str]] = {}
    for view in found.findings:
        if view.explained is None and view.finding.severity.value != "notice":
            for path in view.finding.cells:
                bad.setdefault(path, []).append(view.finding.key)
    cells: dict[str, CellView] = {}
    for path in found.form.cells:
        hand = draft.overrides.get(path) if draft else None
        cells[path] = CellView(
            value=found.cells[path],
            raw=found.raw.get(path, ""),
            recorded=found.counted.cells[path],
            is_hand=hand is not None,
            hand_by=hand.changed_by if hand else "",
            hand_at=hand.changed_at if hand else None,
            bad=tuple(bad.get(path, ())),
        )
    return cells


def _published_cells(content: ReportContent, found: ReportEvaluation) -> dict[str, CellView]:
    """Return the frozen values, each with what the records say now."""
    return {
        path: CellView(value, "", found.counted.cells.get(path), value != content.recorded.get(path), "", None, ())
        for path, value in content.cells.items()
    }


def _sections(
    found: ReportEvaluation,
    draft: ReportDraft,
    content: ReportContent | None,
    labels: Mapping[str, str],
    values: Mapping[str, Value],
) -> tuple[SectionView, ...]:
    standing = {text.section: text for text in draft.texts}
    views = []
    for index, title in enumerate(found.form.section_titles, 1):
        text = content.sections[index - 1].text if content else found.sections[index - 1]
        row = standing.get(index)
        views.append(
            SectionView(
                index=index,
                title=title,
                text=text,
                editor=figures.to_editor(text, labels),
                parts=figures.parts(text),
                off=figures.off(text, values),
                number=row.number if row else 0,
                saved_by=row.saved_by if row else "",
                saved_at=row.saved_at if row else None,
                aside=() if content else tuple(_aside(a, labels) for a in draft.asides if a.section == index),
            )
        )
    return tuple(views)


def _aside(text: Text, labels: Mapping[str, str]) -> AsideView:
    return AsideView(text.number, figures.to_editor(text.text, labels), figures.plain(text.text), text.saved_by, text.saved_at)
