"""What may hang on which board, and when it may come down."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.statute.disclosure.boards import PostingEnd, may_come_down, may_hang
from mingbai.statute.disclosure.ranges import Range
from mingbai.statute.verdict import ALLOWED

UNTIL = date(2026, 8, 3)


@pytest.mark.parametrize(
    ("shown_to", "board", "on", "code"),
    [
        (Range.OPEN, "liuwan", UNTIL, ""),
        (Range.VILLAGE, "yangping", UNTIL, ""),
        (Range.VILLAGE, "liuwan", UNTIL, "board.other_village"),
        (Range.VILLAGE, "baiyang", date(2021, 1, 19), "board.other_village"),
        (Range.ONSITE, "yangping", UNTIL, "board.onsite"),
    ],
)
def test_what_is_for_one_village_hangs_only_there(shown_to: Range, board: str, on: date, code: str) -> None:
    found = may_hang(shown_to, "yangping", board, on)
    assert (found.code if found is not ALLOWED else "") == code
    if code == "board.other_village":
        assert found.citation is not None
        assert found.citation.law == ("社会救助法" if on.year == 2026 else "社会救助暂行办法")


@pytest.mark.parametrize(
    ("end", "until", "on", "is_public", "is_changed", "code"),
    [
        (PostingEnd.OVER, UNTIL, UNTIL, True, False, ""),
        (PostingEnd.OVER, None, UNTIL, True, False, ""),
        (PostingEnd.OVER, UNTIL, date(2026, 8, 2), True, False, "board.too_early"),
        (PostingEnd.WITHDRAWN, UNTIL, date(2026, 8, 2), False, False, ""),
        (PostingEnd.WITHDRAWN, UNTIL, date(2026, 8, 2), True, False, "board.not_withdrawn"),
        (PostingEnd.REPLACED, UNTIL, date(2026, 8, 2), True, True, ""),
        (PostingEnd.REPLACED, UNTIL, date(2026, 8, 2), True, False, "board.not_changed"),
        (PostingEnd.LOST, UNTIL, date(2026, 7, 20), True, False, ""),
    ],
)
def test_sheets_stay_until_their_time_unless_there_is_a_reason(
    end: PostingEnd, until: date | None, on: date, is_public: bool, is_changed: bool, code: str
) -> None:
    found = may_come_down(end, until_on=until, on=on, is_public=is_public, is_changed=is_changed)
    assert (found.code if found is not ALLOWED else "") == code
