"""Notice files: the documented form is read, and each mistake is named in a sentence."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from mingbai.calendars.values import KEYS, parse_notice
from mingbai.core.errors import Invalid
from statute.workdays.notices import OF_2025

DOCUMENT = Path(__file__).parents[3] / "docs" / "reference" / "calendar-notice.md"
GOOD = """
year = 2027
document_number = " 测试〔2026〕1号 "
issued_on = "2026-11-25"
days_off = ["2026-12-31 至 2027-01-02", "2027-05-01", 2027-10-02, "2027-10-03", 2027-10-01]
make_up_workdays = [2027-02-14]
"""


def test_the_example_of_the_documentation_is_the_notice_for_2025() -> None:
    text = DOCUMENT.read_text("utf-8")
    example = re.search(r"```toml\n(.*?)```", text, re.S)
    assert example
    assert parse_notice(example[1].encode()).arrangement == OF_2025
    assert all(f"| `{key}` |" in text for key in KEYS)


def test_dates_runs_and_texts_are_read_and_ordered() -> None:
    notice = parse_notice(b"\xef\xbb\xbf" + GOOD.encode())
    assert (notice.region, notice.year, notice.document_number) == ("", 2027, "测试〔2026〕1号")
    assert notice.issued_on == date(2026, 11, 25)
    assert notice.days_off[:3] == (date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2))
    assert notice.days_off == tuple(sorted(notice.days_off))
    assert len(notice.days_off) == 7


def test_a_local_notice_needs_only_the_days_it_adds() -> None:
    notice = parse_notice(
        'region = "宁夏"\nyear = 2023\ndocument_number = "某号"\nissued_on = 2022-12-01\ndays_off = [2023-04-24]'.encode()
    )
    assert (notice.region, notice.make_up_workdays) == ("宁夏", ())


MISTAKES = (
    ("year = 2027", "year = 2027\nholiday = 1", "holiday", "不认识“holiday”"),
    ("year = 2027", "", "year", "缺“year”"),
    ("year = 2027", 'year = "2027"', "year", "年份"),
    ("year = 2027", "year = true", "year", "年份"),
    ("year = 2027", "year = 1999", "year", "年份"),
    ("year = 2027", "year = 2028", "issued_on", "核对 year 和 issued_on"),
    ('" 测试〔2026〕1号 "', '"  "', "document_number", "没有文号"),
    ('" 测试〔2026〕1号 "', "7", "document_number", "写成文字"),
    ("1号", "1号" * 40, "document_number", "太长"),
    ('"2026-11-25"', '"去年"', "issued_on", "不是日期"),
    ('"2026-11-25"', "2026-11-25T08:00:00", "issued_on", "不是日期"),
    ('"2027-05-01"', '"2027-05-32"', "days_off", "不是日期"),
    ('"2027-05-01"', "5", "days_off", "不是日期"),
    ('"2027-05-01"', '"2027-05-03 至 2027-05-01"', "days_off", "前后颠倒"),
    ('"2027-05-01"', '"2027-05-01 至 2027-07-01"', "days_off", "太长"),
    ('"2027-05-01"', '"2027-05-01", 2027-10-01', "days_off", "2027-10-01（周五）在“days_off”里写了两次"),
    ('"2027-05-01"', '"2027-05-01", 2028-01-01', "days_off", "不在2027年"),
    ('"2026-12-31 至', '"2026-12-24 至', "days_off", "不在2027年"),
    ('"2027-05-01", ', "", "days_off", "2027-05-01（周六）劳动节"),
    ("[2027-02-14]", "2027-02-14", "make_up_workdays", "方括号"),
    ("[2027-02-14]", "[2027-02-15]", "make_up_workdays", "2027-02-15（周一）本来就上班"),
    ("[2027-02-14]", "[2027-10-02]", "make_up_workdays", "又放假又上班"),
    ("[2027-02-14]", "[2026-02-14]", "make_up_workdays", "不在2027年"),
)


@pytest.mark.parametrize(("good", "bad", "field", "said"), MISTAKES)
def test_each_mistake_is_named(good: str, bad: str, field: str, said: str) -> None:
    assert good in GOOD
    with pytest.raises(Invalid, match=re.escape(said)) as caught:
        parse_notice(GOOD.replace(good, bad).encode())
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"year = x\n", "第1行"),
        (b"year = 2027\nyear = [", "读不出来"),
        ("year = 2027 # 放假".encode("gb18030"), "UTF-8"),
        (b"#" * 70_000, "太大"),
        (b"", "缺“year”"),
        (b'region = "x"\nyear = 2027\ndocument_number = "a"\nissued_on = 2027-01-01\ndays_off = []', "没有放假日"),
    ],
)
def test_a_file_that_is_no_notice_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        parse_notice(data)
