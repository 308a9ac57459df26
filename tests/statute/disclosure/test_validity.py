"""Whether a normative document is in force, and what a clean-up may decide."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.statute.disclosure.validity import CleanUp, Days, Validity, clean_up, expired_on, validity

BEGIN = date(2020, 5, 1)  # a Friday
LAST = date(2025, 4, 30)  # a Wednesday
TODAY = date(2025, 6, 3)  # a Tuesday


@pytest.mark.parametrize(
    ("days", "on", "expected"),
    [
        (Days(BEGIN), date(2020, 4, 30), Validity.NOT_YET),
        (Days(BEGIN), BEGIN, Validity.IN_FORCE),
        (Days(BEGIN, LAST), LAST, Validity.IN_FORCE),
        (Days(BEGIN, LAST), date(2025, 5, 1), Validity.EXPIRED),
        (Days(BEGIN, amended_on=(date(2023, 1, 9),)), date(2023, 1, 8), Validity.IN_FORCE),
        (Days(BEGIN, amended_on=(date(2023, 1, 9),)), date(2023, 1, 9), Validity.AMENDED),
        (Days(BEGIN, repealed_on=TODAY), date(2025, 6, 2), Validity.IN_FORCE),
        (Days(BEGIN, repealed_on=TODAY), TODAY, Validity.REPEALED),
        (Days(BEGIN, LAST, repealed_on=TODAY), TODAY, Validity.EXPIRED),
        (Days(BEGIN, LAST, repealed_on=date(2022, 3, 1)), TODAY, Validity.REPEALED),
        (Days(BEGIN, declared_expired_on=TODAY), TODAY, Validity.EXPIRED),
        (Days(BEGIN, repealed_on=date(2020, 4, 1)), date(2020, 4, 2), Validity.REPEALED),
    ],
)
def test_the_validity_on_a_day(days: Days, on: date, expected: Validity) -> None:
    assert validity(days, on) is expected


def test_the_day_on_which_it_expires() -> None:
    assert expired_on(Days(BEGIN)) is None
    assert expired_on(Days(BEGIN, LAST)) == date(2025, 5, 1)
    assert expired_on(Days(BEGIN, LAST, declared_expired_on=date(2024, 1, 2))) == date(2024, 1, 2)


@pytest.mark.parametrize(
    ("standing", "result", "reason", "on", "code"),
    [
        (Validity.IN_FORCE, CleanUp.KEEP, "内容仍然适用", None, ""),
        (Validity.AMENDED, CleanUp.AMEND, "标准已经调整", None, ""),
        (Validity.IN_FORCE, CleanUp.REPEAL, "上位法已废止", TODAY, ""),
        (Validity.IN_FORCE, CleanUp.REPEAL, "上位法已废止", BEGIN, ""),
        (Validity.IN_FORCE, CleanUp.EXPIRE, "任务已经完成", None, "clean_up.day"),
        (Validity.IN_FORCE, CleanUp.REPEAL, "上位法已废止", date(2020, 4, 30), "clean_up.too_early"),
        (Validity.IN_FORCE, CleanUp.KEEP, "留", None, "clean_up.reason"),
        (Validity.REPEALED, CleanUp.KEEP, "内容仍然适用", None, "clean_up.gone"),
        (Validity.EXPIRED, CleanUp.REPEAL, "上位法已废止", TODAY, "clean_up.gone"),
    ],
)
def test_a_clean_up_has_its_reason_and_its_day(
    standing: Validity, result: CleanUp, reason: str, on: date | None, code: str
) -> None:
    assert clean_up(standing, result, reason, on, BEGIN).code == code
