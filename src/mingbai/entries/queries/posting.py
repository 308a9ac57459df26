"""How long an entry must stay posted: its catalogue line's period, and that of village affairs by law."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from mingbai.calendars import queries as calendars
from mingbai.catalogue.queries.lines import line_for
from mingbai.entries.values.content import EntryContent
from mingbai.statute.disclosure.limit_text import Limit, TermKind, parse, words
from mingbai.statute.disclosure.periods import earliest_take_down
from mingbai.statute.disclosure.precedence import effective
from mingbai.statute.workdays.calendar import YearNotAnnounced
from mingbai.statute.workdays.deadline import local_remarks


def period(organ_code: str, content: EntryContent, on: date) -> Limit:
    """Return the posting periods for the content, a law's before the catalogue's; empty where nothing sets one."""
    line = line_for(organ_code, content.line_id, on) if content.line_id else None
    name = f"{content.field} {line.title if line else content.title}"
    found = effective(parse(line.unit if line else ""), name, on).limit
    return Limit(tuple((term,) for term in found.of(TermKind.PERIOD)))


def earliest_down(organ_code: str, content: EntryContent, posted_on: date) -> date | None:
    """Return the first day it may come down if posted on this day; None without a period or a calendar for it."""
    posted_for = period(organ_code, content, posted_on)
    if not posted_for.groups:
        return None
    try:
        return earliest_take_down(posted_on, posted_for, calendars.local(), rolls=settings.POSTING_ROLLS)
    except YearNotAnnounced:
        return None


def local_days_missing(organ_code: str, content: EntryContent, posted_on: date) -> str:
    """Return the sentence that the national days count alone, for a period in working days; "" where it makes no difference."""
    last = earliest_down(organ_code, content, posted_on)
    counts = any(term.unit == "wd" for term in period(organ_code, content, posted_on).terms)
    if last is None or not counts:
        return ""
    return "".join(remark.text for remark in local_remarks(calendars.local(), posted_on, last))


def period_words(organ_code: str, content: EntryContent, on: date) -> str:
    """Return the period in words: 公示不少于7个工作日; "" where nothing sets one."""
    return words(period(organ_code, content, on))
