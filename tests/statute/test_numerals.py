"""Numbers as texts write them."""

from __future__ import annotations

import re

import pytest

from mingbai.statute.numerals import NUMBER, number_of, written_out


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3", 3),
        ("1,024", 1024),
        ("三", 3),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("一百一十", 110),
        ("两千零三", 2003),
        ("一万二千", 12_000),
        ("万", 0),
        ("二〇二一", 2021),
        ("零", 0),
    ],
)
def test_the_value_of_a_number(words: str, value: int) -> None:
    assert re.fullmatch(NUMBER, words)
    assert number_of(words) == value


def test_other_words_are_no_number() -> None:
    with pytest.raises(ValueError, match="no numeral"):
        number_of("十几")


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (9, "九"), (10, "十"), (16, "十六"), (20, "二十"), (36, "三十六"), (99, "九十九")]
)
def test_short_numerals_are_written_out_and_read_back(number: int, words: str) -> None:
    assert written_out(number) == words
    assert number_of(words) == number


@pytest.mark.parametrize("number", [0, 100, -1])
def test_other_numbers_have_no_short_numeral(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        written_out(number)
