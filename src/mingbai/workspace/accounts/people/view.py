"""The list of accounts, for the system administrator."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.accounts import queries
from mingbai.workspace import frame
from mingbai.workspace.accounts.keeping import only_keeper, organ_choices
from mingbai.workspace.frame import StaffRequest


@require_safe
@frame.signed_in
def people(request: StaffRequest) -> HttpResponse:
    """List all accounts by sign-in name, or those of one organ."""
    only_keeper(request)
    organ, after = request.GET.get("organ", ""), request.GET.get("after", "")
    shown, more = queries.people(after=after, organ_code=organ)
    context = {"people": shown, "more": more, "organ": organ, "organs": organ_choices(), "today": request.today}
    return frame.page(request, "work/accounts/people.jinja", context)
