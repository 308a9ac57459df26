"""The accounts in use, each with the days since its last update; supervisors see those of the organs below too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from mingbai.accounts import policies
from mingbai.calendars import queries as calendars
from mingbai.core.paging import PAGE
from mingbai.media import queries
from mingbai.media.policies import organs_seen
from mingbai.media.values import MediaAccountRow
from mingbai.statute.disclosure.reminders import URGENCY_WORDS, Urgency, soon_until, urgency
from mingbai.statute.posts import WORKERS
from mingbai.workspace.deadline import TAG_KINDS
from mingbai.workspace.frame import StaffRequest, page, staff


@dataclass(frozen=True, slots=True)
class MediaLine:
    """One account, the days without update, and how urgent the next one is."""

    row: MediaAccountRow
    silent: int
    tag: str
    words: str


@require_safe
@staff
def media(request: StaffRequest) -> HttpResponse:
    """List them a page at a time."""
    seen = organs_seen(request.acting)
    found = queries.open_accounts([one.id for one in seen], after=request.GET.get("after", ""), limit=PAGE)
    soon = soon_until(request.today, calendars.national())
    context = {
        "lines": [_line(row, request, soon) for row in found.rows],
        "next": f"?{urlencode({'after': found.next})}" if found.next else "",
        "closed": queries.closed_accounts(request.acting.organ_id),
        "supervises": policies.supervises(request.acting),
        "may_work": request.acting.kind in WORKERS,
    }
    return page(request, "work/media/list.jinja", context)


def _line(row: MediaAccountRow, request: StaffRequest, soon: date) -> MediaLine:
    how = urgency(row.due_on, row.due_on, request.today, soon)
    words = "两周没有更新" if how is Urgency.OVERDUE else ("" if how is Urgency.LATER else URGENCY_WORDS[how])
    return MediaLine(row, row.silent(request.today), TAG_KINDS[how], words)
