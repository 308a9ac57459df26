"""What waits for this reviewer."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.calendars import queries as calendars
from mingbai.entries import queries
from mingbai.statute.disclosure.review import STAGE_WORDS
from mingbai.workspace.deadline import deadline
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.imports.tasks import review_tasks
from mingbai.workspace.review.decision.view import _reviewer
from mingbai.workspace.review.decision.words import STAGE_NAMES


@require_safe
@staff
def queue(request: StaffRequest) -> HttpResponse:
    """List what waits for this person's decision, nearest last day first."""
    _reviewer(request)
    calendar = calendars.national()
    rows = [
        (row, STAGE_NAMES[row.stage] or STAGE_WORDS[row.stage], row.judge_by and deadline(row.judge_by, request.today, calendar))
        for row in queries.queue(request.acting)
    ]
    return page(request, "work/review/queue.jinja", {"rows": rows, "batches": review_tasks(request.acting)})
