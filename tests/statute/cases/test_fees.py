"""The information processing fee: both sides of every tier, one way a case, nothing before 2021."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.statute.cases import fees
from mingbai.statute.cases.fees import (
    FeeWay,
    may_charge,
    month_day,
    month_yuan,
    page_lines,
    page_yuan,
    pages_of,
    piece_yuan,
    position_in_month,
)
from mingbai.statute.cases.practice import CaseSettings, FeeMonth, FeePage
from statute.workdays.notices import NATIONAL

ON = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("position", "yuan"),
    [(1, 0), (10, 0), (11, 100), (30, 100), (31, 200), (40, 200), (41, 300), (50, 300), (51, 400), (131, 1200)],
)
def test_each_application_of_a_month_by_its_position(position: int, yuan: int) -> None:
    assert piece_yuan(position) == yuan


@pytest.mark.parametrize(("pieces", "yuan"), [(0, 0), (10, 0), (11, 100), (30, 2000), (35, 3000), (40, 4000), (41, 4300)])
def test_a_month_of_one_applicant(pieces: int, yuan: int) -> None:
    assert month_yuan(pieces) == yuan


def test_the_first_tier_above_thirty_is_a_setting() -> None:
    assert piece_yuan(31, CaseSettings(first_step_yuan=100)) == 100
    assert piece_yuan(41, CaseSettings(first_step_yuan=100)) == 200


@pytest.mark.parametrize(
    ("pages", "yuan"),
    [(0, 0), (30, 0), (31, 10), (100, 700), (101, 720), (200, 2700), (201, 2740), (250, 4700), (1000, 34_700)],
)
def test_pages_of_one_application(pages: int, yuan: int) -> None:
    assert page_yuan(pages) == yuan
    assert sum(line.count for line in page_lines(pages)) == pages


def test_the_tiers_of_250_pages() -> None:
    shown = [(line.first, line.last, line.yuan, line.total) for line in page_lines(250)]
    assert shown == [(1, 30, 0, 0), (31, 100, 10, 700), (101, 200, 20, 2000), (201, 250, 40, 2000)]


def test_counts_that_cannot_be() -> None:
    with pytest.raises(ValueError, match="not 0"):
        piece_yuan(0)
    with pytest.raises(ValueError, match="not -1"):
        page_lines(-1)


def test_the_month_is_that_of_the_day_of_receipt() -> None:
    others = [(date(2026, 2, 28), 1), (date(2026, 3, 1), 2), (ON, 4), (ON, 6), (date(2026, 3, 31), 7), (date(2025, 3, 5), 8)]
    assert position_in_month(ON, 5, others) == 3
    assert position_in_month(date(2026, 4, 1), 9, others) == 1


@pytest.mark.parametrize(
    ("way", "yuan", "more", "code"),
    [
        (FeeWay.PIECES, 100, {}, ""),
        (FeeWay.PAGES, 10, {"reply_due_on": ON}, ""),
        (FeeWay.PAGES, 10, {"reply_due_on": date(2026, 3, 11)}, "fee.late"),
        (FeeWay.PIECES, 100, {"on": date(2020, 12, 31)}, "fee.before"),
        (FeeWay.PIECES, 100, {"on": date(2021, 1, 1)}, ""),
        (FeeWay.PAGES, 10, {"charged_before": (FeeWay.PIECES,)}, "fee.both"),
        (FeeWay.PAGES, 10, {"charged_before": (FeeWay.PAGES,)}, "fee.twice"),
        (FeeWay.PAGES, 10, {"is_already_public": True}, "fee.public"),
        (FeeWay.PIECES, 100, {"is_already_public": True}, ""),
        (FeeWay.PIECES, 0, {}, "fee.nothing"),
        (FeeWay.PAGES, 0, {}, "fee.nothing"),
    ],
)
def test_when_a_fee_may_be_noticed(way: FeeWay, yuan: int, more: dict[str, object], code: str) -> None:
    verdict = may_charge(way, yuan, **{"on": ON, "reply_due_on": None, **more})  # type: ignore[arg-type]
    assert (verdict.code, bool(verdict)) == (code, not code)


def test_payment_within_twenty_working_days_then_lapse() -> None:
    # 2026-03-12 is a Thursday; working days from the next day: 13, 16-20, 23-27, 30-4/3 (16), 7-10 (20): 4-6 April are off.
    due = fees.payment_due(ON, NATIONAL)
    assert due.judge_by == date(2026, 4, 10)
    assert not fees.may_lapse(due.judge_by, date(2026, 4, 10))
    assert fees.may_lapse(due.judge_by, date(2026, 4, 11))


def test_the_notice_has_four_parts() -> None:
    assert list(fees.FEE_NOTICE_WORDS.values()) == ["收费依据", "收费标准", "收费数额", "缴纳方式"]
    assert {fees.FeeNoticePart(part) for part in fees.FEE_NOTICE_WORDS} == set(fees.FeeNoticePart)
    assert fees.FEE_WAY_WORDS == {FeeWay.PIECES: "按件", FeeWay.PAGES: "按量"}


def test_a_payment_made_in_time_revives_what_lapsed_and_a_late_one_does_not() -> None:
    assert fees.may_revive(date(2026, 4, 9), date(2026, 4, 9))
    refused = fees.may_revive(date(2026, 4, 10), date(2026, 4, 9))
    assert (refused.code, "重新申请" in refused.reason) == ("fee.paid_late", True)


def test_the_day_of_the_month_and_what_a_page_is_are_settings() -> None:
    received, submitted = date(2026, 3, 2), date(2026, 2, 27)
    by_submission = CaseSettings(fee_month=FeeMonth.SUBMITTED)
    assert month_day(received, submitted) == received
    assert month_day(received, submitted, by_submission) == submitted
    assert month_day(received, None, by_submission) == received
    assert [pages_of(sides) for sides in (0, 1, 250)] == [0, 1, 250]
    assert [pages_of(sides, CaseSettings(fee_page=FeePage.SHEET)) for sides in (0, 1, 2, 499, 500)] == [0, 1, 1, 250, 250]
