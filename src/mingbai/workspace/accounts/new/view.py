"""A new account, for the system administrator."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from mingbai.accounts import actions
from mingbai.accounts.actions import Appointment
from mingbai.workspace import frame
from mingbai.workspace.accounts.keeping import kind_choices, only_keeper, organ_choices
from mingbai.workspace.accounts.new.form import AccountForm
from mingbai.workspace.accounts.person.view import person_page
from mingbai.workspace.frame import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
@frame.signed_in
def new(request: StaffRequest) -> HttpResponse:
    """Open an account; its initial password is shown once, in this response."""
    only_keeper(request)
    choices = {"organs": organ_choices(), "kinds": kind_choices()}
    form = AccountForm(request.POST or None, initial={"since_on": request.today}, **choices)
    if form.is_valid():
        with form.taking():
            made = actions.appoint(appointment=Appointment(**form.cleaned_data), by=request.acting, at=request.at)
        if form.is_taken:
            return person_page(request, made.person_id, password=made.password, done="账号已开。")
    return frame.page(request, "work/accounts/new.jinja", {"form": form}, 422 if form.is_bound else 200)
