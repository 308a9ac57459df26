"""How long an entry has to stand at least: the period of its catalogue item, and of village affairs by law."""

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
    """The periods of posting that hold for the content, a law's own before the catalogue's; empty where nothing sets one."""
    item = line_for(organ_code, content.item_id, on) if content.item_id else None
    name = f"{content.field} {item.title if item else content.title}"
    found = effective(parse(item.unit if item else ""), name, on).limit
    return Limit(tuple((term,) for term in found.of(TermKind.PERIOD)))


def earliest_down(organ_code: str, content: EntryContent, posted_on: date) -> date | None:
    """The first day on which it may come down when it is posted on a day; None without a period, or without a calendar for it."""
    try:
        return earliest_take_down(posted_on, period(organ_code, content, posted_on), calendars.national())
    except YearNotAnnounced:
        return None


def period_words(organ_code: str, content: EntryContent, on: date) -> str:
    """The period for people: 公示不少于7个工作日; "" where nothing sets one."""
    return words(period(organ_code, content, on))
