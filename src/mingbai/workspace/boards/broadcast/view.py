"""What an announcer reads out of an entry, to print or copy, and the record of when it was read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.boards import actions, queries
from mingbai.boards.queries import BroadcastOf
from mingbai.core import asked
from mingbai.core.forms import set_choices
from mingbai.core.words import CHINA, time_of_day
from mingbai.workspace.boards.broadcast.form import BroadcastForm
from mingbai.workspace.frame import StaffRequest, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def broadcast(request: StaffRequest, entry_id: int) -> HttpResponse:
    """Show the script; a press records that it was read."""
    found = queries.broadcast_of(request.acting, entry_id)
    start: dict[str, Any] = {
        "read_on": request.today,
        "read_time": time_of_day(request.at),
        "read_by": request.acting.label,
        "version": found.entry.version,
    }
    form = BroadcastForm(request.POST if request.method == "POST" else None, initial=start)
    set_choices(form, "organ", [(str(one.id), one.short_name) for one in found.organs])
    if form.is_valid():
        with form.taking():
            _record(request, found, form.cleaned_data)
        if form.is_taken:
            messages.success(request, "记下了，什么时候念的、念的哪一稿都留着。")
            return redirect("work:entry-broadcast", entry_id)
    minutes, seconds = divmod(found.script.seconds, 60)
    context = {
        "entry": found.entry,
        "script": found.script,
        "length": f"{minutes}分{seconds}秒" if minutes else f"{seconds}秒",
        "text": "\n".join(found.script.sentences),
        "read": found.read,
        "form": form,
        "problems": form.problems(),
        "may_record": bool(found.organs),
    }
    return page(request, "work/boards/broadcast.jinja", context, form.status)


def _record(request: StaffRequest, found: BroadcastOf, given: dict[str, Any]) -> None:
    actions.record_broadcast(
        entry_id=found.entry.id,
        organ_id=asked.key(given["organ"]),
        version=given["version"],
        text="\n".join(found.script.sentences),
        read_at=datetime.combine(given["read_on"], given["read_time"], CHINA),
        read_by=given["read_by"],
        by=request.acting,
        at=request.at,
    )
