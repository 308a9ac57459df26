"""Equal documents give equal bytes, across processes too; the workbook is ready to print; rendering is fast."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import openpyxl

from mingbai.rendering.files import MEDIA_TYPES, render
from mingbai.rendering.report.files import render_all
from rendering.samples import document, letter, seed_report

SCRIPT = (
    "import hashlib, sys; sys.path.insert(0, sys.argv[1]);"
    "from rendering.samples import document; from mingbai.rendering.report.files import render_all;"
    "from rendering.samples import letter; from mingbai.rendering.files import MEDIA_TYPES, render;"
    "made = render_all(document('2021', seed=5)) | {name: render(letter(), name) for name in MEDIA_TYPES};"
    "[print(name, hashlib.sha256(data).hexdigest()) for name, data in made.items()]"
)


def test_two_processes_draw_the_same_bytes() -> None:
    made_here = render_all(document("2021", seed=5)) | {name: render(letter(), name) for name in MEDIA_TYPES}
    here = {name: hashlib.sha256(data).hexdigest() for name, data in made_here.items()}
    time.sleep(1.1)
    tests = str(Path(__file__).parents[1])
    made = subprocess.run([sys.executable, "-c", SCRIPT, tests], capture_output=True, text=True, check=True)
    assert dict(line.split() for line in made.stdout.splitlines()) == here


def test_office_files_carry_the_reports_day_and_no_clock() -> None:
    files = render_all(seed_report())
    for name in ("report.docx", "report.xlsx"):
        with zipfile.ZipFile(io.BytesIO(files[name])) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert archive.read("docProps/core.xml").count(b"2021-01-19T00:00:00Z") == 2


def test_the_workbook_prints_on_a4_with_its_heads_held() -> None:
    doc = seed_report()
    book = openpyxl.load_workbook(io.BytesIO(render_all(doc)["report.xlsx"]))
    assert book.sheetnames == ["表二", "表三", "表四", "图1"]
    assert (book.properties.creator, book.properties.lastModifiedBy, book.properties.title) == (
        doc.organ_name,
        doc.organ_name,
        doc.title,
    )
    assert [sheet.freeze_panes for sheet in book] == ["B3", "D6", "A6", "A4"]
    assert {sheet.page_setup.paperSize for sheet in book} == {9}
    assert "A3:C5" in {str(merged) for merged in book["表三"].merged_cells.ranges}


def test_five_files_of_the_seed_report_take_less_than_two_seconds_of_processor_time() -> None:
    render_all(seed_report())
    start = time.process_time()
    render_all(seed_report(is_draft=True))
    assert time.process_time() - start < 2


def test_rows_of_the_workbook_are_high_enough_for_their_labels() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(render_all(document("2021"))["report.xlsx"]))["表三"]
    heights = {row[2].value: sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows(min_row=6) if row[2].value}
    long = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    assert heights[long] >= 3 * 14
    assert heights["2.重复申请"] < 20
