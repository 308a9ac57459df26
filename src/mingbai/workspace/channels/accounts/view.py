"""The accounts of the organs on channels, for the county: entered, replaced, tried, removed; no secret is shown again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingbai.channels import actions
from mingbai.channels.kinds.registry import KINDS
from mingbai.channels.policies import may_keep_accounts
from mingbai.channels.queries import accounts as queries
from mingbai.channels.values.accounts import AccountRow
from mingbai.core import sealing
from mingbai.core.errors import NotVisible
from mingbai.core.forms import Press, set_choices
from mingbai.organs import queries as organs
from mingbai.workspace.channels.accounts.form import AccountOfForm, ChannelAccountForm
from mingbai.workspace.frame import StaffRequest, page, signed_in


@require_safe
@signed_in
def accounts(request: StaffRequest) -> HttpResponse:
    """List the accounts, and choose the organ and channel of another."""
    _check(request)
    form = AccountOfForm(request.GET or None)
    set_choices(form, "organ", [(one.code, one.name) for one in organs.tree()])
    if form.is_valid():
        return redirect("work:channel-account", form.cleaned_data["organ"], form.cleaned_data["kind"])
    context = {"rows": queries.accounts(), "form": form, "problems": form.problems(), "trouble": sealing.trouble()}
    return page(request, "work/channels/accounts.jinja", context, form.status)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def account(request: StaffRequest, code: str, kind: str) -> HttpResponse:
    """Show one account and replace it."""
    _check(request)
    organ, row = organs.organ(code), _row(code, kind)
    form = ChannelAccountForm(request.POST if request.method == "POST" else None)
    form.offer(kind, row)
    if form.is_valid():
        with form.taking():
            actions.set_account(organ_code=code, kind=kind, entry=form.entry(kind), by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, "填好了。点“试一试”看能不能用。")
            return redirect("work:channel-account", code, kind)
    context = {
        "organ": organ,
        "label": KINDS[kind].label,
        "row": row,
        "code": code,
        "kind": kind,
        "form": form,
        "problems": form.problems(),
        "trouble": sealing.trouble(),
    }
    return page(request, "work/channels/account.jinja", context, form.status)


@require_POST
@signed_in
def tried(request: StaffRequest, code: str, kind: str) -> HttpResponse:
    """Ask the channel whether the account may publish; nothing is sent there."""
    _check(request)
    found = actions.check_account(account_id=_there(code, kind).id, by=request.acting, at=request.at)
    (messages.success if found.is_ready else messages.warning)(request, found.words)
    return redirect("work:channel-account", code, kind)


@require_POST
@signed_in
def removed(request: StaffRequest, code: str, kind: str) -> HttpResponse:
    """Remove an account."""
    _check(request)
    form = Press(request.POST)
    with form.taking():
        actions.remove_account(account_id=_there(code, kind).id, by=request.acting, at=request.at)
    messages.success(request, "账号删除了。没有发的以后由人来发。")
    return redirect("work:channel-accounts")


def _check(request: StaffRequest) -> None:
    if not may_keep_accounts(request.acting):
        raise NotVisible("accounts")


def _row(code: str, kind: str) -> AccountRow | None:
    if kind not in KINDS:
        raise NotVisible(kind)
    return next((one for one in queries.accounts() if (one.organ_code, one.kind) == (code, kind)), None)


def _there(code: str, kind: str) -> AccountRow:
    if (row := _row(code, kind)) is None:
        raise NotVisible(f"{code} {kind}")
    return row
