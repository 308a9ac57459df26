"""What offices publish daily is not reported: organs' telephones, addresses and accounts; codes, amounts, rules."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingbai.privacy.text import find
from privacy.made_up import wide

ON = date(2026, 6, 1)
LINES = (Path(__file__).parent / "clean.txt").read_text("utf-8").splitlines()


def _reported(text: str) -> list[tuple[str, str]]:
    return [(one.kind.value, text[one.start : one.end]) for one in find(text, on=ON)]


@pytest.mark.parametrize("line", LINES)
def test_a_clean_line(line: str) -> None:
    assert _reported(line) == []
    assert _reported(wide(line)) == []


def test_the_clean_lines_together() -> None:
    assert len(LINES) >= 200
    assert _reported("\n".join(LINES)) == []


codes = st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=9, max_size=9).map(lambda rest: f"91640425{rest[:8]}{rest[8]}")
amounts = st.decimals(0, 99_999_999_999, places=2).map(lambda amount: f"{amount:,}元")
days = st.dates(date(1949, 10, 1), date(2030, 12, 31)).map(lambda day: f"{day.year}年{day.month}月{day.day}日")
offices = st.integers(7_000_000, 7_999_999).map(lambda number: f"0954-{number}")
papers = st.tuples(st.integers(2000, 2026), st.integers(1, 999)).map(lambda said: f"彭政办发〔{said[0]}〕{said[1]}号")
projects = st.tuples(st.integers(2016, 2026), st.integers(0, 999_999)).map(
    lambda said: f"项目代码：{said[0]}-640425-48-01-{said[1]:06}"
)
shares = st.decimals(0, 100, places=2).map(lambda share: f"{share}%")
rules = st.sampled_from(
    [
        "对患恶性肿瘤的困难群众给予大病救助",
        "残疾人两项补贴标准",
        "开展宫颈癌筛查",
        "不满14周岁的未成年人",
        "姚河村3组道路硬化工程",
        "监督电话",
    ]
)


@given(st.lists(st.one_of(amounts, days, offices, papers, projects, shares, rules), max_size=20), st.sampled_from("，。；\n"))
def test_any_clean_paper(pieces: list[str], between: str) -> None:
    assert _reported(between.join(pieces)) == []


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=5, max_size=30))
def test_any_table_of_single_figures(rows: list[list[int]]) -> None:
    assert _reported("\n".join("  ".join(map(str, row)) for row in rows)) == []


@given(codes)
def test_a_credit_code_with_a_letter(code: str) -> None:
    if not code[:17].isdecimal():
        assert _reported(f"统一社会信用代码：{code}") == []
