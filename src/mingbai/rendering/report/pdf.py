"""The annual report as PDF by typst: PDF/A-2b and PDF/UA-1, tagged, fonts embedded."""

from __future__ import annotations

from importlib.resources import files

from mingbai.rendering import fonts
from mingbai.rendering.lines import second_level
from mingbai.rendering.report import chart
from mingbai.rendering.report.grid import Placed, broken, placed, table_of_section, type_size
from mingbai.rendering.report.text import issued_on, signed_on, title_lines
from mingbai.rendering.report.value import ReportDocument, SectionText
from mingbai.rendering.typst_pdf import compiled
from mingbai.statute.annual_report.forms import TableForm


def render(doc: ReportDocument, drawn: bytes = b"") -> bytes:
    """Return the report on A4 pages; `drawn` is the chart's SVG when it exists already; raise fonts.FontMissing."""
    template = files(__package__).joinpath("report.typ").read_bytes()
    return compiled(template, {"report": _content(doc), "chart": (drawn or chart.svg(doc)).decode()})


def _content(doc: ReportDocument) -> dict[str, object]:
    faces, on = fonts.faces(), issued_on(doc)
    return {
        "title": doc.title,
        "title_lines": title_lines(doc),
        "organ": doc.organ_name,
        "issued": [on.year, on.month, on.day],
        "draft": doc.is_draft,
        "note": doc.correction_note,
        "lead": doc.lead,
        "sections": [_section(doc, number, section) for number, section in enumerate(doc.sections, 1)],
        "chart_words": chart.alternative(doc),
        "signed_by": doc.signed_by,
        "signed_on": signed_on(doc),
        "faces": {name: getattr(faces, name) for name in ("body", "heading", "second", "title", "folio")},
    }


def _section(doc: ReportDocument, number: int, section: SectionText) -> dict[str, object]:
    table = table_of_section(doc, number)
    return {
        "title": section.title,
        "paragraphs": [dict(zip(("heading", "rest"), second_level(words), strict=True)) for words in section.paragraphs],
        "chart": number == 1,
        "table": _table(doc, table) if table else None,
    }


def _table(doc: ReportDocument, table: TableForm) -> dict[str, object]:
    size, space = type_size(table)
    return {
        "widths": list(table.column_widths),
        "head": table.head_rows,
        "size": size,
        "space": space,
        "rows": [[_cell(cell) for cell in row] for row in placed(doc, table)],
    }


def _cell(cell: Placed) -> dict[str, object]:
    above, words = broken(cell)
    return {
        "above": above,
        "text": words,
        "colspan": cell.cell.colspan,
        "rowspan": cell.cell.rowspan,
        "wide": cell.cell.scope == "row",
    }
