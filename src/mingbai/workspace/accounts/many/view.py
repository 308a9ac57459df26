"""Accounts for many units at once; the initial passwords are shown once, to be printed."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from mingbai.accounts import actions, policies
from mingbai.core.forms import Problem
from mingbai.workspace import frame
from mingbai.workspace.accounts.many.form import COLUMNS, ManyForm
from mingbai.workspace.frame import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
@frame.signed_in
def many(request: StaffRequest) -> HttpResponse:
    """Open all the accounts of a list, or none and say what is wrong in which row."""
    if not (policies.may_manage_accounts(request.acting) or policies.is_county_office(request.acting)):
        raise Http404
    sent = request.FILES.get("file")
    file = (sent.name or "", sent.read()) if sent else None
    form = ManyForm(request.POST or None, file=file, initial={"since_on": request.today})
    if form.is_valid():
        asked = form.cleaned_data["appointments"]
        made: tuple[actions.NewAccount, ...] = ()
        with form.taking():
            made = actions.appoint_many(appointments=asked, by=request.acting, at=request.at)
        if form.is_taken:
            return frame.page(request, "work/accounts/many_made.jinja", {"made": list(zip(asked, made, strict=True))})
    problems = [Problem(line, one.href) for one in form.problems() for line in one.text.split("\n")]
    context = {"form": form, "problems": problems, "columns": COLUMNS}
    return frame.page(request, "work/accounts/many.jinja", context, form.status)
