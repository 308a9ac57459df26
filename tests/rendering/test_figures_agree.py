"""Every file of a report states its document's figures, each in its own place."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from docx import Document
from lxml import html as lxml_html

from mingbai.rendering.report import data, docx, html, xlsx
from mingbai.rendering.report.files import MEDIA_TYPES, render_all
from mingbai.rendering.report.value import ReportDocument
from mingbai.statute.annual_report.figures import show
from rendering import readers
from rendering.samples import distinct_cells, document, seed_report

Rendered = tuple[ReportDocument, dict[str, bytes]]


def test_the_sample_holds_a_different_figure_in_every_cell(rendered: Rendered) -> None:
    doc, _ = rendered
    assert len({abs(value or 0) for value in doc.cells.values()}) == len(doc.cells) == len(doc.form.cells) > 180


def test_all_files_are_made(rendered: Rendered) -> None:
    _, files = rendered
    assert list(files) == list(MEDIA_TYPES)
    assert all(files.values())


def test_docx_tables_are_the_forms_tables(rendered: Rendered) -> None:
    doc, files = rendered
    assert readers.from_docx(files["report.docx"]) == [readers.expected(doc, table) for table in doc.form.tables.values()]


def test_html_tables_are_the_forms_tables(rendered: Rendered) -> None:
    doc, files = rendered
    tables = readers.from_html(files["report.html"].decode())
    assert tables == [readers.expected(doc, table) for table in doc.form.tables.values()]


def test_xlsx_cells_are_numbers_in_the_forms_places(rendered: Rendered) -> None:
    doc, files = rendered
    found = {path: value for cells in readers.from_xlsx(files["report.xlsx"], doc).values() for path, value in cells.items()}
    assert list(found) == list(doc.form.cells)
    assert all(isinstance(value, int | float) for value in found.values())
    assert {path: readers.as_decimal(value) for path, value in found.items()} == doc.cells


def test_json_follows_the_published_format(rendered: Rendered) -> None:
    doc, files = rendered
    report = json.loads(files["report.json"])
    assert list(report) == ["form", "year", "organ", "tables", "sections", "findings", "publications", "entries"]
    assert (report["form"], report["year"], report["organ"]) == (doc.form.code, doc.year, doc.organ_name)
    flat = {f"{t}.{r}.{c}": v for t, rows in report["tables"].items() for r, row in rows.items() for c, v in row.items()}
    assert set(flat) == set(doc.form.cells)
    for path, value in doc.cells.items():
        assert flat[path] == (str(value) if isinstance(value, Decimal) else value), path
    assert [section["title"] for section in report["sections"]] == list(doc.form.section_titles)


def test_pdf_figures_stand_in_the_rows_and_columns_of_the_form(rendered: Rendered) -> None:
    doc, files = rendered
    words = {path: show(value) for path, value in doc.cells.items()}
    places = readers.pdf_places(files["report.pdf"], words)
    assert set(places) == set(doc.form.cells)
    for table in doc.form.tables.values():
        rows = [paths for row in table.grid if (paths := [cell.cell for cell in row if cell.cell])]
        tops = []
        for paths in rows:
            heights = [places[path][1] for path in paths]
            assert max(heights) - min(heights) < 1, paths
            lefts = [places[path][2] for path in paths]
            assert lefts == sorted(lefts)
            tops.append(places[paths[0]][:2])
        assert tops == sorted(tops)
        assert len({page for page, _ in tops}) == 1, "a table is broken over two pages"


def test_pdf_columns_of_table_three_are_straight(rendered: Rendered) -> None:
    doc, files = rendered
    words = {path: show(value) for path, value in doc.cells.items() if path.startswith("3.")}
    places = readers.pdf_places(files["report.pdf"], words)
    for column in ("natural", "business", "research", "welfare", "legal_service", "other", "total"):
        lefts = [places[path][2] for path in words if path.endswith(f".{column}")]
        assert max(lefts) - min(lefts) < 2


def test_publications_are_equal_in_all_files(rendered: Rendered) -> None:
    doc, files = rendered
    counts = {row.label: row.count for row in doc.publications}
    keys = {row.key: row.count for row in doc.publications}
    report = json.loads(files["report.json"])
    assert report["publications"] == {**keys, "total": 3340}
    assert report["entries"] == 2871
    table = lxml_html.fromstring(files["report.html"].decode()).find('.//table[@class="counts"]')
    lines = {row[0].text_content(): row[1].text_content() for row in table.find("tbody")}
    assert lines == {**{label: f"{count:,}" for label, count in counts.items()}, "合计": "3,340"}
    sheet = openpyxl.load_workbook(io.BytesIO(files["report.xlsx"]))["图1"]
    pairs = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=4)}
    assert pairs == {**counts, "合计": 3340, "不重复的信息条数": 2871}
    described = Document(io.BytesIO(files["report.docx"])).inline_shapes[0]._inline.docPr.get("descr")
    for label, count in counts.items():
        assert f"{label}{count:,}条" in described
    words = readers.pdf_words(files["report.pdf"])
    assert "".join(counts) in words
    assert "".join(f"{count:,}" for count in counts.values()) in words


def test_swapping_two_cells_is_seen_in_every_reading() -> None:
    doc = document("2019", seed=3)
    cells = dict(doc.cells)
    cells["3.new.natural"], cells["3.new.business"] = cells["3.new.business"], cells["3.new.natural"]
    swapped = replace(doc, cells=cells)
    table = doc.form.tables["3"]
    assert readers.from_docx(docx.render(swapped))[1] != readers.expected(doc, table)
    assert readers.from_html(html.fragment(swapped))[1] != readers.expected(doc, table)
    assert readers.from_xlsx(xlsx.render(swapped), doc)["3"]["3.new.natural"] == doc.cells["3.new.business"]
    assert data.render(swapped) != data.render(doc)


def test_a_blank_cell_stays_blank_and_is_never_zero() -> None:
    doc = document("2021", seed=4)
    doc = replace(doc, cells={**doc.cells, "3.new.natural": None})
    files = render_all(doc)
    assert json.loads(files["report.json"])["tables"]["3"]["new"]["natural"] is None
    assert readers.from_docx(files["report.docx"])[1][3][3] == ""
    assert readers.from_html(files["report.html"].decode())[1][3][3] == ""
    assert readers.from_xlsx(files["report.xlsx"], doc)["3"]["3.new.natural"] is None


def test_the_township_report_of_2020_states_its_one_procurement() -> None:
    doc = seed_report()
    report = data.render(doc)
    assert report["form"] == "2019"
    assert report["tables"]["2"]["procurement"] == {"projects": 1, "amount_yuan": "54369"}  # type: ignore[index]
    assert readers.from_html(html.fragment(doc))[0][-1] == ["政府集中采购", "1", "54,369元", "54,369元"]
    assert readers.from_docx(docx.render(doc))[0][-1] == ["政府集中采购", "1", "54,369元", "54,369元"]


@pytest.mark.parametrize("code", ["2019", "2021"])
def test_different_seeds_give_different_reports(code: str) -> None:
    of = document(code).form
    assert distinct_cells(of, 1) != distinct_cells(of, 2)
