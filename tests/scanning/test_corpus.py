"""Every planted value is found, no clean file is reported, and masked copies are clean and still say the rest."""

from __future__ import annotations

import io
from datetime import date

import docx
import openpyxl
import pypdfium2
import pytest

from mingbai.privacy.spans import DataKind
from mingbai.reading.files import read
from scanning.corpus import all as corpus
from scanning.corpus.case import Case
from scanning.scanned import mask, scan

ON = date(2021, 6, 1)
NUMBERS = (
    DataKind.RESIDENT_ID,
    DataKind.MOBILE_PHONE,
    DataKind.BANK_CARD,
    DataKind.SOCIAL_SECURITY_CARD,
    DataKind.PASSPORT,
    DataKind.EMAIL,
    DataKind.VEHICLE_PLATE,
)


@pytest.fixture(scope="module")
def planted() -> list[Case]:
    return corpus.planted()


@pytest.fixture(scope="module")
def clean() -> list[Case]:
    return corpus.clean()


def test_every_planted_value_is_found_in_its_place_and_of_its_kind(planted: list[Case]) -> None:
    missed, values = [], 0
    for case in planted:
        found = scan(case.name, case.data, on=ON)
        values += len(case.planted)
        for one in case.planted:
            hits = [finding for finding in found if finding.kind == one.kind and one.where in finding.where]
            if not hits:
                missed.append((case.name, one))
            assert all(one.value not in finding.excerpt for finding in hits), (case.name, one)
    print(f"\nscan: {len(planted)} files with {values} planted values, {values - len(missed)} found, {len(missed)} missed")
    assert len(planted) >= 300
    assert missed == []


def test_no_clean_file_is_reported(clean: list[Case]) -> None:
    reported = [(case.name, one.kind, one.where, one.excerpt) for case in clean for one in scan(case.name, case.data, on=ON)]
    print(f"\nscan: {len(clean)} clean files, {len(reported)} findings in them")
    assert len(clean) >= 300
    assert reported == []


def test_scanning_masked_copies_finds_nothing_and_what_is_clean_is_still_there(planted: list[Case], clean: list[Case]) -> None:
    for case in (*planted[::2], *clean[::6]):
        name, data = mask(case.name, case.data, on=ON)
        assert scan(name, data, on=ON) == (), case.name
        _opens(name, data)
        said = _packed("\n".join(passage.text for passage in read(name, data)))
        assert [line for line in case.kept if _packed(line) not in said] == [], case.name
        gone = [one.value for one in case.planted if one.kind in NUMBERS]
        assert [value for value in gone if _packed(value) in said] == [], case.name


def test_masking_twice_changes_nothing_more(planted: list[Case]) -> None:
    for case in planted[::11]:
        name, data = mask(case.name, case.data, on=ON)
        again, same = mask(name, data, on=ON)
        assert again == name
        assert [p.text for p in read(again, same)] == [p.text for p in read(name, data)], case.name


def _opens(name: str, data: bytes) -> None:
    """Check that the format's own program opens the file."""
    ending = name.rpartition(".")[2]
    if ending == "docx":
        assert docx.Document(io.BytesIO(data)).core_properties.author == ""
    elif ending == "xlsx":
        assert all(sheet.sheet_state == "visible" for sheet in openpyxl.load_workbook(io.BytesIO(data)))
    elif ending == "pdf":
        assert len(pypdfium2.PdfDocument(data)) > 0


def _packed(text: str) -> str:
    return "".join(text.split())
