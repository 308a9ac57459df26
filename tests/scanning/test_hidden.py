"""Every way of hiding a number is found or blocks, and neither the rebuilt file nor the masked copy holds the number."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.reading import ocr
from mingbai.reading.passages import Unreadable
from mingbai.scanning.inspection import inspect
from mingbai.scanning.mask import mask
from mingbai.scanning.rebuild import rebuild
from scanning.corpus.hiding import Hidden, holds, recognised
from scanning.corpus.hiding_others import hidden_in_books, hidden_in_documents, hidden_in_pages, hidden_in_pictures
from scanning.corpus.hiding_papers import hidden_in_papers

ON = date(2021, 6, 1)
NEVER_READ = "docx thumbnail"
"""Not worth a second of recognition in every document: no rebuilt file has one."""
WAYS = [
    *hidden_in_papers(), *hidden_in_documents(), *hidden_in_books(), *hidden_in_pages(), *hidden_in_pictures(),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "lines", recognised)


@pytest.mark.parametrize("case", WAYS, ids=[one.way for one in WAYS])
def test_no_way_of_hiding_a_number_leads_out(case: Hidden) -> None:
    found = inspect(case.name, case.data, on=ON, has_page=False)
    blocks = found.content.pictures_unread + found.content.ink_without_text
    assert found.findings or blocks or case.way == NEVER_READ, "neither found nor blocked"
    made = rebuild(case.name, case.data, found.content)
    assert case.is_seen or not holds(made.data), "the rebuilt file holds it"
    try:
        copy = mask(found, case.data, on=ON, has_page=False)
    except Unreadable:
        return
    assert not holds(copy.data), "the masked copy holds it"


def test_the_ways_are_many_and_every_file_holds_the_number() -> None:
    assert len(WAYS) >= 60
    assert [one.way for one in WAYS if not holds(one.data)] == []
