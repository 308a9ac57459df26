"""Confirm an appointment that somebody else made."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from mingbai.accounts import actions
from mingbai.core.forms import Press
from mingbai.workspace import frame
from mingbai.workspace.frame import StaffRequest


@require_POST
@frame.signed_in
def confirm(request: StaffRequest, post_id: int) -> HttpResponse:
    """Let the appointment take effect, and return to 今日; a second press changes nothing."""
    form = Press(request.POST)
    with form.taking():
        actions.confirm_post(post_id=post_id, by=request.acting, at=request.at)
    if form.failure:
        messages.error(request, form.failure.sentence)
    else:
        messages.success(request, "已确认，任命生效了。")
    return redirect("work:today")
