"""What the organ's screen shows, and its slides in order."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from mingbai.core.answers import file_answer
from mingbai.rendering.archive import packed
from mingbai.screens import actions, queries
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff
from mingbai.workspace.screen.form import ScreenForm


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def screen(request: StaffRequest) -> HttpResponse:
    """Show and set what the screen shows; nobody types what stands on it."""
    organ = own_organ(request)
    chosen = queries.playlist(organ.id)
    initial = {
        "parts": list(chosen.parts),
        "seconds": chosen.seconds,
        "fields_shown": list(chosen.fields),
        "pinned": [str(key) for key in chosen.pinned],
    }
    form = ScreenForm(request.POST if request.method == "POST" else None, initial=initial)
    form.offer(queries.fields(organ), queries.to_pin(organ))
    if form.is_valid():
        with form.taking():
            said = form.cleaned_data
            actions.set_screen(
                organ_code=organ.code,
                parts=said["parts"],
                fields=said.get("fields_shown", []),
                seconds=said["seconds"],
                pinned=[int(key) for key in said.get("pinned", [])],
                by=request.acting,
                at=request.at,
            )
        if form.is_taken:
            messages.success(request, "已记下，屏上五分钟以内跟着变。")
            return redirect("work:screen")
    slides = queries.slides(organ, request.today)
    context = {
        "organ": organ,
        "form": form,
        "problems": form.problems(),
        "slides": slides,
        "minutes": -(-sum(one.seconds for one in slides) // 60),
    }
    return page(request, "work/screen/screen.jinja", context, form.status)


@require_safe
@staff
def pictures(request: StaffRequest) -> HttpResponse:
    """Serve the slides as pictures in a zip file, for a screen without network."""
    organ = own_organ(request)
    made = packed(queries.pictures(organ, request.today))
    return file_answer(made, "application/zip", f"{organ.short_name}大厅屏{request.today}.zip")
