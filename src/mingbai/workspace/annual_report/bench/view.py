"""The workbench page of one report, its preview and its draft files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from mingbai.annual_report import queries
from mingbai.annual_report.queries.staffing import awaited_report
from mingbai.annual_report.values import SectionView, Workbench
from mingbai.core import apart
from mingbai.core.answers import file_answer
from mingbai.core.forms import Failure
from mingbai.rendering.report import files, html
from mingbai.statute.annual_report.figures import show as shown_value
from mingbai.statute.annual_report.forms import TableForm
from mingbai.workspace.annual_report.bench.first_section import proposed
from mingbai.workspace.annual_report.bench.form import CorrectionForm, ExplanationForm, ReturnForm
from mingbai.workspace.annual_report.bench.places import finding_ids, first_blocking, places
from mingbai.workspace.annual_report.bench.tables import boxes
from mingbai.workspace.annual_report.reading import Paragraph, paragraphs
from mingbai.workspace.annual_report.words import part_names, saved_line, standing, tally
from mingbai.workspace.frame import StaffRequest, page, staff

# The kinds an organ circulates before publication; HTML is left out because the preview page shows it.
DRAFT_KINDS = ("docx", "pdf", "xlsx")


@dataclass(frozen=True, slots=True)
class ReportPart:
    """One of the six parts: its printed tables, its text as paragraphs, and whether its editor is open."""

    section: SectionView
    short: str
    saved: str
    tables: tuple[TableForm, ...]
    paragraphs: tuple[Paragraph, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class FigureChoice:
    """A figure that can be inserted into the text."""

    label: str
    shown: str
    token: str


@dataclass(frozen=True, slots=True)
class BenchShown:
    """What has just gone wrong: the failure, and the forms that carry the errors."""

    failure: Failure | None = None
    explaining: str = ""
    explanation: ExplanationForm = field(default_factory=ExplanationForm)
    returning: ReturnForm = field(default_factory=ReturnForm)
    correction: CorrectionForm = field(default_factory=CorrectionForm)
    status: int = 200


@require_safe
@staff
def report(request: StaffRequest, code: str, year: int) -> HttpResponse:
    """Show the workbench or, before there is a draft, the invitation to begin."""
    return show(request, code, year)


def show(request: StaffRequest, code: str, year: int, shown: BenchShown | None = None) -> HttpResponse:
    """Render the current state of the page together with what has just gone wrong."""
    shown = shown or BenchShown()
    bench = queries.workbench(by=request.acting, organ_code=code, year=year, today=request.at.date())
    opened = request.GET.get("edit", "")
    ids = finding_ids(bench)
    context = {
        "bench": bench,
        "standing": standing(bench),
        # Whoever fills it in has the report before them.
        "awaited": None if "edit" in bench.may else awaited_report(bench.organ, year, bench.state, request.today),
        "tally": tally(bench),
        "parts": tuple(_part(bench, section, opened == str(section.index)) for section in bench.sections),
        "boxes": boxes(bench, records_link(bench), ids),
        "spots": places(bench, shown.explaining, shown.explanation),
        "first": first_blocking(bench),
        "figures": figure_choices(bench),
        "shown": shown,
        "records": records_link(bench),
        "channel_link": lambda channel: records_link(bench)(f"publications.{channel.key}"),
        "is_editable": "edit" in bench.may,
        "proposed": proposed(bench, records_link(bench)) if "edit" in bench.may and bench.sections else None,
    }
    return page(request, "work/report/bench.jinja", context, status=shown.status)


def records_link(bench: Workbench) -> Callable[[str], str]:
    """Return a function from a figure's path to the address of its records."""
    return lambda path: reverse("work:cell", args=[bench.organ.code, bench.year, path])


def figure_choices(bench: Workbench) -> tuple[FigureChoice, ...]:
    """Return every figure that has a value, as the editor writes it."""
    return tuple(
        FigureChoice(label, shown, f"【{label}：{shown}】")
        for path, label in bench.figure_labels.items()
        if (shown := shown_value(bench.figures.get(path)))
    )


@require_safe
@staff
def preview(request: StaffRequest, code: str, year: int) -> HttpResponse:
    """Show the report as it would be published."""
    bench = queries.workbench(by=request.acting, organ_code=code, year=year, today=request.at.date())
    document = queries.draft_document(by=request.acting, organ_code=code, year=year, today=request.at.date())
    links = {path: records_link(bench)(path) for path in bench.figure_labels}
    context = {"bench": bench, "body": html.fragment(document, links), "kinds": DRAFT_KINDS}
    return page(request, "work/report/preview.jinja", context)


@require_safe
@staff
def draft_file(request: StaffRequest, code: str, year: int, name: str) -> HttpResponse:
    """Serve one file of the current draft, for the organ's own use."""
    kind = name.removeprefix("report.")
    if kind not in DRAFT_KINDS:
        raise Http404(name)
    document = queries.draft_document(by=request.acting, organ_code=code, year=year, today=request.at.date())
    made = apart.report_files(document, [name])[name]
    return file_answer(made, files.MEDIA_TYPES[name], f"{code}-{year}-draft.{kind}")


def _part(bench: Workbench, section: SectionView, is_open: bool) -> ReportPart:
    return ReportPart(
        section=section,
        short=part_names(section),
        saved=saved_line(section),
        tables=tuple(table for table in bench.form.tables.values() if table.section == section.index),
        paragraphs=paragraphs(section.parts, section.off, bench.figure_labels, records_link(bench)),
        is_open=is_open or bool(section.aside),
    )
