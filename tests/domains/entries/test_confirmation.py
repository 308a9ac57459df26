"""Gaps and contradictions are asked about once, bound to what was written; the reviewer sees who confirmed them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import Workbook

from domains.entries.made import CONTENT, drafted
from mingbai.accounts.values import Acting
from mingbai.core.errors import Unconfirmed
from mingbai.entries import actions, queries
from mingbai.entries.models import Confirmation
from mingbai.entries.values.content import Element
from support import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("team")]
TOTALS = replace(
    CONTENT,
    title="道路硬化工程资金拨付情况",
    body="<p>本年共拨付资金8000元。</p>",
    elements=(Element("拨付金额", "9000元"), Element("承建单位")),
)


def _asked(entry: int, clerk: Acting, confirmed: str = "") -> Unconfirmed:
    with pytest.raises(Unconfirmed) as raised:
        actions.submit(entry_id=entry, confirmed=confirmed, by=clerk, at=NOW)
    return raised.value


def test_a_draft_without_gaps_is_handed_in_as_before(clerk: Acting) -> None:
    entry = drafted(clerk)
    actions.submit(entry_id=entry, by=clerk, at=NOW)
    assert not Confirmation.objects.exists()


def test_each_gap_and_contradiction_is_listed_once(clerk: Acting, section_head: Acting) -> None:
    entry = drafted(clerk, TOTALS)
    asked = _asked(entry, clerk)
    assert asked.points == (
        "缺“承建单位”",
        "金额对不上：正文写“8000元”，要素“拨付金额”是“9000元”",
    )
    actions.submit(entry_id=entry, confirmed=asked.digest, by=clerk, at=NOW)
    seen = queries.work_entry(section_head, entry, TODAY).confirmed
    assert seen is not None
    assert (seen.points, seen.round) == (asked.points, 1)
    assert "经办" in seen.confirmed_by


def test_changed_text_and_changed_files_ask_again(clerk: Acting) -> None:
    entry = drafted(clerk, TOTALS)
    first = _asked(entry, clerk)
    actions.save_draft(
        entry_id=entry, content=replace(TOTALS, summary="全年拨付情况，详见正文。"), revision=None, by=clerk, at=NOW
    )
    second = _asked(entry, clerk, first.digest)
    actions.attach(entry_id=entry, name="说明.txt", data="工程已经验收。".encode(), by=clerk, at=NOW)
    third = _asked(entry, clerk, second.digest)
    assert len({first.digest, second.digest, third.digest}) == 3
    assert first.points == second.points == third.points


def test_a_sheet_is_compared_with_the_text(clerk: Acting) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (("序号", "工程", "金额（元）"), (1, "阳坪村道路", 5000), (2, "姚河村道路", 4000)):
        book.active.append(row)
    book.properties.creator = ""
    stream = BytesIO()
    book.save(stream)
    entry = drafted(clerk, replace(TOTALS, elements=()))
    actions.attach(entry_id=entry, name="拨付.xlsx", data=stream.getvalue(), by=clerk, at=NOW)
    assert _asked(entry, clerk).points == ("金额对不上：正文写“8000元”，拨付.xlsx是“合计9,000元”",)
