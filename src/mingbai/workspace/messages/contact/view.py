"""Who wrote a message and how to reach them: a press, because it is on record."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from mingbai.mailbox.actions import handling
from mingbai.mailbox.queries.work import work_message
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.messages.words import heading


@require_POST
@staff
def contact(request: StaffRequest, message_id: int) -> HttpResponse:
    """Show the sender's name and contact, once it is on record who asked."""
    found = handling.read_contact(message_id=message_id, by=request.acting, at=request.at)
    row = work_message(by=request.acting, message_id=message_id).row
    return page(request, "work/messages/contact.jinja", {"row": row, "heading": heading(row), "found": found})
