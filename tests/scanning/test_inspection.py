"""One inspection of a file keeps enough to store it, to check it again with other words, and to mask it."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from docx import Document
from openpyxl import Workbook

from mingbai.privacy.words import STANDARD, Words
from mingbai.scanning import mask as masking
from mingbai.scanning import stored
from mingbai.scanning.inspection import inspect, rescan
from mingbai.scanning.stored import from_json, to_json

ON = date(2021, 1, 19)
RESIDENT = "642226198503121237"


def book() -> bytes:
    """Return a list with a hidden column, and a hidden sheet."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "名单 (旧)"
    for row in (("姓名", "身份证号", "金额"), ("王小明", RESIDENT, 600), ("李小红", "见附表", 0.5)):
        sheet.append(row)
    sheet.column_dimensions["B"].hidden = True
    made.create_sheet("底稿").sheet_state = "hidden"
    return written(made)


def paper() -> bytes:
    """Return a document with a table and a lone surrogate half outside any text."""
    made = Document()
    made.add_paragraph("公示名单，联系人手机13995412683。")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip((*table.rows[0].cells, *table.rows[1].cells), ("姓名", "身份证号", "王小明", RESIDENT), strict=True):
        cell.text = text
    return written(made)


def written(made: Workbook | Document) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


FILES = {
    "名单.xlsx": book(),
    "公示.docx": paper(),
    "名单.csv": f"姓名,身份证号\n王小明,{RESIDENT}\n".encode(),
    "公示.html": f"<h1>公示</h1><p hidden>{RESIDENT}</p>".encode(),
    "公示.txt": f"公示\n{RESIDENT}\n".encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_an_inspection_comes_back_from_json_as_it_was(name: str) -> None:
    found = inspect(name, FILES[name], Words(sensitive=("公示",)), ON)
    assert found.findings
    assert from_json(to_json(found)) == found


def test_an_inspection_of_another_version_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    written_before = to_json(inspect("公示.txt", FILES["公示.txt"]))
    monkeypatch.setattr(stored, "VERSION", stored.VERSION + 1)
    assert from_json(written_before) is None
    assert json.loads(written_before)["version"] == stored.VERSION - 1


def test_a_lone_surrogate_half_survives() -> None:
    found = inspect("公示.txt", FILES["公示.txt"])
    damaged = rescan(found, STANDARD, ON)
    object.__setattr__(damaged, "page", "<p>\ud83d</p>")
    assert from_json(to_json(damaged)) == damaged


@pytest.mark.parametrize("name", FILES)
def test_looking_again_finds_what_reading_again_would(name: str) -> None:
    words = Words(sensitive=("公示",), marks=("王小明",))
    again = rescan(inspect(name, FILES[name]), words, ON)
    assert again == inspect(name, FILES[name], words, ON)
    assert again.words == words.fingerprint != STANDARD.fingerprint


def test_a_list_of_words_in_another_order_is_the_same_list() -> None:
    assert Words(("甲方", "乙方")).fingerprint == Words(("乙方", "甲方", "甲方")).fingerprint
    assert Words(("甲方",)).fingerprint != Words(marks=("甲方",)).fingerprint


def test_a_finding_gives_its_place_and_separately_why_it_is_hidden() -> None:
    found = inspect("名单.xlsx", FILES["名单.xlsx"])
    (one,) = [one for one in found.findings if one.kind == "resident_id"]
    assert (one.place, one.hidden, one.is_hidden, one.column) == ("名单 (旧)!B2", "hidden column", True, "身份证号")
    assert one.where == "名单 (旧)!B2 (hidden column)"


@pytest.mark.parametrize("name", FILES)
def test_masking_reads_the_copy_and_never_the_original(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    original = inspect(name, FILES[name], on=ON)
    read: list[bytes] = []
    real = masking.inspect_with

    def counted(*given, **more):
        read.append(given[2])
        return real(*given, **more)

    monkeypatch.setattr(masking, "inspect_with", counted)
    copy = masking.mask(original, FILES[name], on=ON)
    assert read == [copy.data]
    assert copy.inspection.findings == ()
    assert copy.inspection == inspect(copy.name, copy.data, on=ON)
