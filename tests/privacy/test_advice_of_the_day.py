"""No advice rests on a law that did not stand on the day."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.privacy.advice import ADVICE, article
from mingbai.privacy.spans import DataKind
from mingbai.statute.laws import cited

DAYS = (date(2020, 12, 31), date(2021, 1, 19), date(2021, 11, 1), date(2024, 4, 30), date(2026, 7, 1))


@pytest.mark.parametrize("on", DAYS)
def test_every_article_stood_on_the_day(on: date) -> None:
    for kind in ADVICE:
        assert all(one.applies(on) for one in cited(article(kind, on))), (kind, article(kind, on))


def test_the_article_of_each_time() -> None:
    said = [article(DataKind.HEALTH, on) for on in (date(2020, 12, 31), date(2021, 10, 31), date(2021, 11, 1))]
    assert said == ["条例第15条", "民法典第1034条、第1039条", "个人信息保护法第28条"]
