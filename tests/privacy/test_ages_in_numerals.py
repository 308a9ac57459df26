"""Ages written in figures or in Chinese numerals."""

from __future__ import annotations

import pytest

from mingbai.privacy.health import _number


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("9", 9),
        ("14", 14),
        ("一", 1),
        ("九", 9),
        ("十", 10),
        ("十三", 13),
        ("十四", 14),
        ("二十", 20),
        ("三十五", 35),
        ("九十九", 99),
    ],
)
def test_an_age_is_read_in_figures_and_in_numerals(said: str, years: int) -> None:
    assert _number(said) == years
