"""The pages of this person's post that the main navigation has no room for."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.navigation import more_pages


@require_safe
@staff
def more(request: StaffRequest) -> HttpResponse:
    """List them in groups, with what each is for."""
    return page(request, "work/more.jinja", {"groups": more_pages(request.acting)})
