"""In which part of an issue a document stands."""

from __future__ import annotations

import pytest

from mingbai.statute.disclosure.gazettes import place_of, section_names


@pytest.mark.parametrize(
    ("title", "section"),
    [
        ("关于表扬先进集体的决定", "命令、决定"),
        ("白阳镇筹资筹劳管理办法（试行）", "意见、办法"),
        ("关于印发《白阳镇防汛预案》的通知", "通知"),
        ("禁牧公告", "公告、通告"),
        ("关于某项目的批复", "通报、批复、函"),
        ("白阳镇2020年财务公开", "其他"),
    ],
)
def test_a_document_stands_where_its_kind_does(title: str, section: str) -> None:
    assert place_of(title).section == section


def test_parts_come_in_the_order_in_which_documents_bind() -> None:
    assert section_names(("某某通知", "某某情况", "某某决定", "又一通知")) == ("命令、决定", "通知", "其他")
