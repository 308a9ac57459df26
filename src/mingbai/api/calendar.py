"""What can still be taken part in, as a calendar to subscribe to (iCalendar, RFC 5545): last days for opinions, open days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from mingbai.api import listing, shapes
from mingbai.api.door import open_data
from mingbai.api.names import place_name
from mingbai.api.store import ALL
from mingbai.core import clock, public
from mingbai.entries import queries as entries
from mingbai.entries.values.open_data import CommentDeadline
from mingbai.outreach import queries as outreach
from mingbai.outreach.values import OpenDayRow
from mingbai.statute.outreach.open_days import DayState

KEPT = timedelta(days=90)
"""Past events stay in calendars so long."""
LONGEST_LINE = 75  # octets
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
ZONE = (
    "BEGIN:VTIMEZONE", "TZID:Asia/Shanghai", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800", "TZNAME:CST", "END:STANDARD", "END:VTIMEZONE",
)  # fmt: skip


@open_data()
def calendar(request: HttpRequest, code: str) -> HttpResponse:
    """Give the calendar of an organ, or of all."""
    organ = listing.organ_of(code) if code != ALL else None
    keys = (organ.id,) if organ else ()
    since = clock.today() - KEPT
    name = f"{organ.name if organ else public.site().name}：征求意见和开放日"
    lines = (
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Mingbai//open data//ZH", "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(name)}", "X-WR-TIMEZONE:Asia/Shanghai", "REFRESH-INTERVAL;VALUE=DURATION:P1D", *ZONE,
        *(line for row in entries.comment_deadlines(keys, since) for line in _deadline(row)),
        *(line for line in _open_days(outreach.announced_days(keys, since))),
        "END:VCALENDAR",
    )  # fmt: skip
    return HttpResponse("".join(map(folded, lines)), content_type="text/calendar; charset=utf-8")


def escaped(text: str) -> str:
    """Return a text as a value: on one line, with what has a meaning there escaped and without control characters."""
    return "".join(one for one in text.replace("\r\n", "\n").translate(ESCAPED) if one >= " " and one != "\x7f")


def folded(line: str) -> str:
    """Return a line as it is sent: no part longer than 75 octets, no character cut in two."""
    parts: list[str] = []
    part, size = "", 0
    for letter in line:
        width = len(letter.encode())
        # Every part but the first begins with a space.
        if size + width > LONGEST_LINE - bool(parts):
            parts.append(part)
            part, size = "", 0
        part += letter
        size += width
    return "\r\n ".join((*parts, part)) + "\r\n"


def _deadline(row: CommentDeadline) -> Iterator[str]:
    path = reverse("portal:entry", args=[row.organ_code, row.id])
    yield from _event(place_name(path), row.changed_at, f"征求意见截止：{row.title}", shapes.address(path))
    yield f"DTSTART;VALUE=DATE:{_day(row.until)}"
    yield f"DTEND;VALUE=DATE:{_day(row.until + timedelta(days=1))}"
    yield f"DESCRIPTION:{escaped(f'{row.organ_name}征求意见，到这一天为止。怎样提意见见网页。')}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _open_days(rows: Iterable[OpenDayRow]) -> Iterator[str]:
    """Yield the open days: days as they stand, everything in free words from the entry that passed its reviews."""
    listed = tuple(rows)
    known = {one.id: one for one in entries.open_entries_of([row.announcement_id for row in listed if row.announcement_id])}
    for row in listed:
        entry = known.get(row.announcement_id or 0)
        if entry is None:
            continue
        path = reverse("portal:open-day", args=[row.organ_code, row.id])
        yield from _event(place_name(path), entry.changed_at, row.announcement_title, shapes.address(path))
        yield f"DTSTART;TZID=Asia/Shanghai:{_day(row.plan.held_on)}T{row.plan.begins.replace(':', '')}00"
        yield f"DESCRIPTION:{escaped(f'{row.organ_name}的政府开放日。地点和报名见网页。')}"
        yield "STATUS:CANCELLED" if row.state is DayState.CALLED_OFF else "STATUS:CONFIRMED"
        yield "END:VEVENT"


def _event(name: UUID, changed_at: datetime, title: str, address: str) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{name}", f"DTSTAMP:{changed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    yield from (f"SUMMARY:{escaped(title)}", f"URL:{address}")


def _day(on: date) -> str:
    return f"{on:%Y%m%d}"
