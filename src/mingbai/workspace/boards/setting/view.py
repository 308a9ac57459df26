"""Set up a board, change it, give it up."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.boards import actions, policies, queries
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.core.forms import Press, set_choices
from mingbai.organs import queries as organs
from mingbai.workspace.boards.setting.form import BoardForm, NewBoardForm
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new(request: StaffRequest) -> HttpResponse:
    """Set up a board of the own organ or of one of its villages."""
    organ = own_organ(request)
    kept = [one for one in (organ, *organs.children(organ.id)) if policies.may_keep(request.acting, one)]
    start: dict[str, Any] = {"rows": 2, "columns": 4, "paper": "A3"}
    form = NewBoardForm(request.POST if request.method == "POST" else None, initial=start)
    set_choices(form, "organ", [(str(one.id), one.short_name) for one in kept])
    if form.is_valid():
        given = {**form.cleaned_data, "organ_id": asked.key(form.cleaned_data["organ"])}
        del given["organ"]
        key = 0
        with form.taking():
            key = actions.add_board(**given, by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, "登记好了。以后要在这里张贴的，会列在“公开栏”里。")
            return redirect("work:board", key)
    return page(request, "work/boards/new.jinja", {"form": form, "problems": form.problems()}, form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def edit(request: StaffRequest, board_id: int) -> HttpResponse:
    """Change a board, or give it up with the second button."""
    row, organ = queries.board(request.acting, board_id)
    if not policies.may_keep(request.acting, organ) or row.closed_on is not None:
        raise NotVisible(str(board_id))
    is_end = request.method == "POST" and request.POST.get("act") == "close"
    start: dict[str, Any] = {name: getattr(row, name) for name in BoardForm.base_fields}
    form = BoardForm(request.POST if request.method == "POST" and not is_end else None, initial=start)
    press = Press(request.POST if is_end else None)
    told: dict[str, Any] = {"board_id": board_id, "by": request.acting, "at": request.at}
    if is_end:
        with press.taking():
            actions.close_board(**told)
        if press.is_taken:
            messages.success(request, f"“{row.name}”已经停用，以前张贴的记录还在。")
            return redirect("work:boards")
    elif form.is_valid():
        with form.taking():
            actions.change_board(**form.cleaned_data, **told)
        if form.is_taken:
            messages.success(request, "改好了。")
            return redirect("work:board", board_id)
    context = {"board": row, "form": form, "problems": (*form.problems(), *press.problems())}
    return page(request, "work/boards/edit.jinja", context, max(form.status, press.status))
