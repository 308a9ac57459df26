"""What may be on the screen in a hall, and for how long a page of it stands."""

from __future__ import annotations

from mingbai.statute.disclosure.ranges import Range
from mingbai.statute.disclosure.screens import may_be_on_screen, reading_seconds


def test_a_page_stands_as_long_as_it_takes_to_read() -> None:
    assert [reading_seconds(length, 20) for length in (10, 150, 270, 5000)] == [20, 30, 54, 90]


def test_only_what_everybody_may_see_is_on_a_screen() -> None:
    assert may_be_on_screen(Range.OPEN, True)
    refusals = [
        may_be_on_screen(shown_to, listed)
        for shown_to, listed in ((Range.OPEN, False), (Range.VILLAGE, True), (Range.ONSITE, True))
    ]
    assert {one.code for one in refusals} == {"screen.not_open"}
