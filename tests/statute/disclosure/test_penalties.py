"""A penalty decision that does not stand is taken down within three working days."""

from __future__ import annotations

import pytest

from mingbai.statute.disclosure.decisions import Decision
from mingbai.statute.disclosure.penalties import REVERSAL_WORDS, Reversal, may_be_reversed, public_reason, take_down_by
from statute.workdays.notices import NATIONAL, day


@pytest.mark.parametrize(
    ("reversed_on", "last"),
    [
        ("2026-03-02 周一", "2026-03-05 周四"),
        ("2026-03-05 周四", "2026-03-10 周二"),
        ("2026-02-13 周五", "2026-02-25 周三"),  # Saturday 14 works, then the Spring Festival until Monday 23
        ("2026-09-30 周三", "2026-10-10 周六"),  # the National Day holiday, then a Saturday made a working day
    ],
)
def test_three_working_days_after_the_day_of_the_reversal(reversed_on: str, last: str) -> None:
    found = take_down_by(day(reversed_on), NATIONAL)
    assert (found.remind_by, found.judge_by) == (day(last), day(last))


@pytest.mark.parametrize(
    ("item", "decision", "on", "code"),
    [
        ("20.6", Decision.NONE, "2026-03-02 周一", ""),
        ("20.13", Decision.PENALTY, "2026-03-02 周一", ""),
        ("20.13", Decision.SOME_PENALTIES, "2026-03-02 周一", ""),
        ("20.5", Decision.PERMIT, "2026-03-02 周一", "reversal.no_penalty"),
        ("20.6", Decision.NONE, "2026-03-03 周二", "reversal.ahead"),
        ("20.6", Decision.NONE, "2021-07-14 周三", "reversal.before_law"),
        ("20.6", Decision.NONE, "2021-07-15 周四", ""),
    ],
)
def test_what_is_reversed_and_since_when(item: str, decision: Decision, on: str, code: str) -> None:
    assert may_be_reversed(item, decision, day(on), day("2026-03-02 周一")).code == code


def test_the_public_reads_kind_and_day_and_nothing_else() -> None:
    said = public_reason(Reversal.VOID, day("2026-03-02 周一"))
    assert said == "这条行政处罚决定2026年3月2日被确认无效，依据行政处罚法第48条第二款撤回。"
    assert set(REVERSAL_WORDS) == set(Reversal)


@pytest.mark.parametrize(
    ("item", "on", "advice"),
    [("20.6", "2026-03-03 周二", "以后再登记"), ("20.6", "2021-07-14 周三", "按“撤回”"), ("20.9", "2026-03-02 周一", "按“撤回”")],
)
def test_a_refusal_says_what_to_do(item: str, on: str, advice: str) -> None:
    assert advice in may_be_reversed(item, Decision.NONE, day(on), day("2026-03-02 周一")).reason
