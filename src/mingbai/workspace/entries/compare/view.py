"""A snapshot of a draft compared with the one before it."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.entries import queries
from mingbai.organs.queries import village_names
from mingbai.workspace.entries.differences import changes
from mingbai.workspace.entries.words import REASONS
from mingbai.workspace.frame import StaffRequest, page, staff


@require_safe
@staff
def compare(request: StaffRequest, entry_id: int, number: int) -> HttpResponse:
    """Show the differences field by field, word by word."""
    entry = queries.entry_access(request.acting, entry_id)
    old, new, rows = queries.compare(entry_id, number)
    row = next(one for one in rows if one.number == number)
    numbers = [one.number for one in rows]
    context = {
        "entry": entry,
        "row": row,
        "reason": REASONS.get(row.reason, row.reason),
        "changes": changes(old, new, village_names()),
        "before": number - 1 if number - 1 in numbers and number - 1 > 1 else None,
        "after": number + 1 if number + 1 in numbers else None,
    }
    return page(request, "work/entries/compare.jinja", context)
