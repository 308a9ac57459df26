"""The grounds of articles 14, 15 and 16, and when undisclosed information is evaluated again."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.statute.disclosure.exemptions import ground, grounds, next_evaluation


def test_there_are_nine_grounds_and_no_other() -> None:
    assert [one.code for one in grounds()] == ["14.1", "14.2", "14.3", "15.1", "15.2", "15.3", "16.1", "16.2", "16.3"]
    assert ground("16.1").words == "条例第16条第一款：内部事务信息，包括人事管理、后勤管理、内部工作流程等方面的信息"
    assert ground("16.2").words == (
        "条例第16条第二款：在履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息。"
        "法律、法规、规章规定应当公开的，从其规定"
    )
    assert ground("15.3").text == "公开会对其他第三方合法权益造成损害的政府信息"
    assert ground("15.2").words.endswith("第三方同意公开或者行政机关认为不公开会对公共利益造成重大影响的，予以公开")
    assert [one.unless for one in grounds() if one.weight == "must"] == ["", "", ""]
    assert [one.weight for one in grounds()] == ["must"] * 3 + ["relative"] * 3 + ["may"] * 3
    with pytest.raises(LookupError):
        ground("13.1")


@pytest.mark.parametrize(
    ("decided_on", "months", "on"),
    [
        (date(2025, 11, 24), 12, date(2026, 11, 24)),  # Monday, Tuesday
        (date(2024, 2, 29), 12, date(2025, 2, 28)),  # no such day, so the month's last
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
    ],
)
def test_the_next_evaluation_is_months_later(decided_on: date, months: int, on: date) -> None:
    assert next_evaluation(decided_on, months) == on


def test_an_evaluation_is_at_least_a_month_away() -> None:
    with pytest.raises(ValueError, match="at least one month"):
        next_evaluation(date(2026, 1, 1), 0)
