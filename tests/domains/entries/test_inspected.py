"""An attachment is read once: by whom, how often, outside which transaction, and what is done with the result later."""

from __future__ import annotations

import importlib
import io
from collections import Counter
from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import connection
from docx import Document
from openpyxl import Workbook
from PIL import Image

from domains.entries.made import RESIDENT, drafted
from mingbai.accounts.values import Acting
from mingbai.core.errors import Refused
from mingbai.core.models import FileInspection
from mingbai.entries import actions, queries
from mingbai.entries.models import Attachment, Word
from mingbai.entries.queries.check import check
from mingbai.entries.values.inspected import Inspected, load
from mingbai.reading import docx as word
from mingbai.reading import images, ocr, pdf, readable_docx, readable_pdf, readable_xlsx, xlsx
from support import NOW, TODAY

PHONE = "13995412683"


def aid_list() -> bytes:
    """Return a list of two persons, with remarks in a hidden column."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("姓名", "身份证号", "金额", "备注"), ("王小明", RESIDENT, 600, f"手机{PHONE}"), ("李小红", "", 500, "移民户")):
        sheet.append(row)
    sheet.column_dimensions["D"].hidden = True
    book.properties.creator = ""
    return written(book)


def paper() -> bytes:
    made = Document()
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip((*table.rows[0].cells, *table.rows[1].cells), ("姓名", "身份证号", "王小明", RESIDENT), strict=True):
        cell.text = text
    made.core_properties.author = ""
    return written(made)


def written(made: Workbook | Document) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.fixture
def read(reading_here: None, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count how often each reader runs."""
    counted: Counter[str] = Counter()

    def counting(where: object, name: str, label: str) -> None:
        real: Callable[..., object] = getattr(where, name)

        def instead(*given: object, **more: object) -> object:
            counted[label] += 1
            return real(*given, **more)

        monkeypatch.setattr(where, name, instead)

    counting(xlsx, "read_sheet", "sheet")
    counting(readable_xlsx, "read_sheet", "sheet")
    counting(word, "read_parts", "document")
    counting(readable_docx, "html", "document's page")
    counting(pdf, "opened", "pdf")
    counting(readable_pdf, "opened", "pdf")
    counting(images.ocr, "lines", "recognition")
    return counted


def taken(counted: Counter[str]) -> dict[str, int]:
    """Return the counts since the last call, leaving out zeros."""
    found = {label: n for label, n in counted.items() if n}
    counted.clear()
    return found


def test_a_list_is_read_once_when_it_comes_in_and_its_copy_once_when_it_is_masked(clerk: Acting, read: Counter[str]) -> None:
    entry = drafted(clerk)
    file = actions.attach(entry_id=entry, name="名单.xlsx", data=aid_list(), by=clerk, at=NOW)
    # The second reading is that of the rebuilt file, for the readable page.
    assert taken(read) == {"sheet": 2}
    queries.work_entry(clerk, entry, TODAY)
    assert taken(read) == {}
    # The original was read on upload; the copy must be read to prove it clean.
    row = queries.draft_file(entry, file)
    assert row is not None
    _, page = queries.masked(row, None, TODAY)
    assert taken(read) == {"sheet": 1}
    assert "王" in page
    assert RESIDENT not in page
    actions.treat_attachment(attachment_id=file, plan=None, by=clerk, at=NOW)
    assert taken(read) == {"sheet": 1}


def test_a_document_is_read_once_and_its_copy_once(clerk: Acting, read: Counter[str]) -> None:
    entry = drafted(clerk)
    file = actions.attach(entry_id=entry, name="公示.docx", data=paper(), by=clerk, at=NOW)
    assert taken(read) == {"document": 1, "document's page": 1}
    actions.treat_attachment(attachment_id=file, plan=None, by=clerk, at=NOW)
    assert taken(read) == {"document": 1, "document's page": 1}


def test_words_of_a_scanned_page_are_recognised_once_and_those_of_its_copy_once(
    clerk: Acting, read: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Masking needs the original once more: only the recogniser knows where the words are on the page."""
    box = (100.0, 100.0, 500.0, 160.0)

    def recognised(picture: Image.Image) -> tuple[ocr.RecognizedLine, ...]:
        is_boxed = sum(picture.getpixel((300, 130))) < 100
        return () if is_boxed else (ocr.RecognizedLine(f"手机 {PHONE}", box),)

    monkeypatch.setattr(ocr, "_recognised", recognised)
    monkeypatch.setattr(ocr, "_remembered", {})
    stream = io.BytesIO()
    Image.new("RGB", (1200, 1600), "white").save(stream, "PDF")
    entry = drafted(clerk)
    file = actions.attach(entry_id=entry, name="扫描.pdf", data=stream.getvalue(), by=clerk, at=NOW)
    assert taken(read) == {"pdf": 2, "recognition": 1}
    copy = actions.treat_attachment(attachment_id=file, plan=None, by=clerk, at=NOW)
    assert taken(read) == {"pdf": 1, "recognition": 2}
    assert load_of(copy).counts == {}
    assert found_in(load_of(file)) == 1


def test_the_same_file_beside_another_entry_is_not_read_again(clerk: Acting, read: Counter[str]) -> None:
    data = aid_list()
    first = actions.attach(entry_id=drafted(clerk), name="名单.xlsx", data=data, by=clerk, at=NOW)
    taken(read)
    second = actions.attach(entry_id=drafted(clerk), name="名单.xlsx", data=data, by=clerk, at=NOW)
    assert taken(read) == {}
    assert load_of(first) == load_of(second)
    assert load_of(first).counts
    assert FileInspection.objects.count() == 1


def test_the_county_s_new_word_is_found_in_files_without_reading_them_again(
    clerk: Acting, officer: Acting, read: Counter[str]
) -> None:
    entry = drafted(clerk)
    file = actions.attach(entry_id=entry, name="名单.xlsx", data=aid_list(), by=clerk, at=NOW)
    before = load_of(file)
    assert "sensitive_word" not in codes(clerk, entry)
    actions.add_word(kind="sensitive", word="移民户", by=officer, at=NOW)
    taken(read)
    found = next(one for one in check(entry, TODAY) if one.code == "sensitive_word")
    assert found.title == "名单.xlsx 有敏感词1处，其中1处看不见"
    assert found.is_stop
    assert taken(read) == {}
    assert load_of(file) == before
    # The act that submits the draft stores the findings before its transaction, and is then refused because of them.
    with pytest.raises(Refused, match="现在不能送审"):
        actions.submit(entry_id=entry, by=clerk, at=NOW)
    assert load_of(file).words != before.words
    assert found_in(load_of(file)) == found_in(before) + 1
    actions.remove_word(word_id=Word.objects.get().pk, by=officer, at=NOW)
    assert "sensitive_word" not in codes(clerk, entry)
    assert taken(read) == {}


def test_a_file_from_before_inspections_keeps_its_old_findings(clerk: Acting, officer: Acting) -> None:
    entry = drafted(clerk)
    file = actions.attach(entry_id=entry, name="名单.xlsx", data=aid_list(), by=clerk, at=NOW)
    new, before = load_of(file), codes(clerk, entry)
    back()
    FileInspection.objects.all().delete()
    row = Attachment.objects.get(pk=file)
    assert {frozenset(one) for one in row.findings} == {
        frozenset(["kind", "where", "excerpt", "certainty", "advice", "article", "column"])
    }
    assert {one["where"] for one in row.findings} == {"Sheet!B2", "Sheet!D2 (hidden column)"}
    assert load_of(file) == type(new)(new.counts, new.tables, new.remarks, words="")
    assert codes(clerk, entry) == before
    actions.add_word(kind="sensitive", word="移民户", by=officer, at=NOW)
    assert codes(clerk, entry) == before
    # Masking still works, because it reads the file again.
    copy = actions.treat_attachment(attachment_id=file, plan=None, by=clerk, at=NOW)
    assert load_of(copy).counts == {}
    assert load_of(copy).words


def test_findings_of_an_unknown_version_are_refused_not_guessed() -> None:
    with pytest.raises(ValueError, match="version 9"):
        load({"version": 9, "words": "", "found": []}, [], [])


@pytest.mark.django_db(transaction=True)
def test_nothing_is_read_while_an_act_holds_its_lock(clerk: Acting, reading_here: None, monkeypatch: pytest.MonkeyPatch) -> None:
    inside: list[bool] = []
    real = xlsx.read_sheet

    def watched(*given, **more):
        inside.append(connection.in_atomic_block)
        return real(*given, **more)

    monkeypatch.setattr(xlsx, "read_sheet", watched)
    file = actions.attach(entry_id=drafted(clerk), name="名单.xlsx", data=aid_list(), by=clerk, at=NOW)
    actions.treat_attachment(attachment_id=file, plan=None, by=clerk, at=NOW)
    assert inside == [False, False]


def load_of(file: int):
    """Return the inspection stored with an attachment."""
    row = Attachment.objects.get(pk=file)
    return load(row.findings, row.columns, row.remarks)


def found_in(kept: Inspected) -> int:
    """How many findings are kept, of all kinds."""
    return sum(n for n, _ in kept.counts.values())


def codes(clerk: Acting, entry: int) -> list[str]:
    return [one.code for one in queries.work_entry(clerk, entry, TODAY).findings]


def back() -> None:
    """Run the migration backwards: findings as the old code wrote them."""
    migration = importlib.import_module("mingbai.entries.migrations.0006_findings_with_version")
    migration.as_before(apps, connection.schema_editor())
