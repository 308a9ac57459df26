"""Move a draft to another line of the catalogue."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.core.forms import Press
from mingbai.entries import actions, queries
from mingbai.workspace.entries.choice import choices_of
from mingbai.workspace.frame import StaffRequest, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def line(request: StaffRequest, entry_id: int) -> HttpResponse:
    """Show the catalogue to choose from; a posted `line` is the choice."""
    entry = queries.entry_access(request.acting, entry_id)
    if not entry.is_editable:
        raise NotVisible(str(entry_id))
    form = Press(request.POST if request.method == "POST" else None)
    chosen = asked.key(request.POST.get("line", ""))
    if form.is_valid() and chosen:
        with form.taking():
            actions.change_line(entry_id=entry_id, line_id=chosen, by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, "换好了。要写的要素跟着换，您写过的都在。")
            return redirect("work:entry", entry_id)
    here = reverse("work:entry-line", args=[entry_id])
    context = choices_of(entry.organ, request, here)
    context |= {"entry": entry, "is_tied": entry.is_tied, "failure": form.failure}
    return page(request, "work/entries/choose.jinja", context, form.status)
