"""Where a list continues, as one opaque word: it names the last row given, so that what is published meanwhile shifts nothing."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from mingbai.api.refusals import Refusal
from mingbai.core import asked
from mingbai.entries.values.open_data import OpenPlace

FIRST = datetime(asked.FIRST_YEAR, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
LAST = (datetime(asked.LAST_YEAR, 1, 1, tzinfo=UTC) - FIRST) // MICROSECOND
PLACE = re.compile(r"n([0-9]+)\.([0-9]+)")
SEARCH = re.compile(r"s([0-9A-Za-z_.]+)")


def of_place(place: OpenPlace) -> str:
    """Return the word for a place in a list by moment."""
    return f"n{(place.published_at - FIRST) // MICROSECOND}.{place.id}"


def place_of(word: str) -> OpenPlace:
    """Return the place that a word names; raise Refusal for any other word."""
    found = PLACE.fullmatch(word)
    moment, key = (asked.number(found[1], 0, LAST), asked.key(found[2])) if found else (None, 0)
    if moment is None or not key:
        raise _bad()
    return OpenPlace(FIRST + moment * MICROSECOND, key)


def of_search(after: str) -> str:
    """Return the word for a place in a list of the index."""
    return f"s{after}"


def search_of(word: str) -> str:
    """Return the place in a list of the index; raise Refusal for any other word."""
    found = SEARCH.fullmatch(word)
    if found is None:
        raise _bad()
    return found[1]


def _bad() -> Refusal:
    return Refusal(400, "bad_cursor", "after 不对：照抄上一次回答里的 next。")
