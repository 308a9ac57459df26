"""How long an entry must stay posted: its catalogue line's period, and that of village affairs by law."""

from __future__ import annotations

from datetime import date

from mingbai.calendars import queries as calendars
from mingbai.catalogue.queries.lines import line_for
from mingbai.entries.values.content import EntryContent
from mingbai.statute.disclosure.limit_text import Limit, TermKind, parse, words
from mingbai.statute.disclosure.periods import earliest_take_down
from mingbai.statute.disclosure.precedence import effective
from mingbai.statute.workdays.calendar import YearNotAnnounced


def period(organ_code: str, content: EntryContent, on: date) -> Limit:
    """Return the posting periods for the content, a law's before the catalogue's; empty where nothing sets one."""
    item = line_for(organ_code, content.item_id, on) if content.item_id else None
    name = f"{content.field} {item.title if item else content.title}"
    found = effective(parse(item.unit if item else ""), name, on).limit
    return Limit(tuple((term,) for term in found.of(TermKind.PERIOD)))


def earliest_down(organ_code: str, content: EntryContent, posted_on: date) -> date | None:
    """Return the first day it may come down if posted on this day; None without a period or a calendar for it."""
    try:
        return earliest_take_down(posted_on, period(organ_code, content, posted_on), calendars.national())
    except YearNotAnnounced:
        return None


def period_words(organ_code: str, content: EntryContent, on: date) -> str:
    """Return the period in words: 公示不少于7个工作日; "" where nothing sets one."""
    return words(period(organ_code, content, on))
