"""One's own password and code."""

from __future__ import annotations

import segno
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from mingbai.accounts import actions, queries
from mingbai.workspace import frame
from mingbai.workspace.accounts.forms import CodeForm
from mingbai.workspace.accounts.security.form import PasswordForm, RemoveCodeForm
from mingbai.workspace.accounts.sign_in.view import start_of
from mingbai.workspace.frame import StaffRequest


@sensitive_post_parameters("old", "new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
@frame.signed_in
def security(request: StaffRequest) -> HttpResponse:
    """Change the password, and show whether a code is in use."""
    form = PasswordForm(request.POST or None)
    if form.is_valid():
        with form.taking():
            actions.change_password(
                request=request,
                old=form.cleaned_data["old"],
                new=form.cleaned_data["new"],
                by=request.acting,
                at=request.at,
            )
        if form.is_taken:
            return HttpResponseRedirect(_after_change(request))
    return _page(request, form, RemoveCodeForm())


def _after_change(request: StaffRequest) -> str:
    """Keep this session while the person's others end; after a first password, go on to work."""
    user = request.user
    assert user.is_authenticated
    is_first = user.must_change_password
    user.refresh_from_db()
    update_session_auth_hash(request, user)
    return start_of(request.acting) if is_first else reverse("work:security") + "?done=password"


@require_http_methods(["GET", "HEAD", "POST"])
@frame.signed_in
def code(request: StaffRequest) -> HttpResponse:
    """Enrol a phone: show the picture, then ask for the first code."""
    if request.method == "POST" and "code" not in request.POST:
        actions.prepare_code(by=request.acting, at=request.at)
        return HttpResponseRedirect(reverse("work:security-code"))
    enrolment = queries.waiting_code(request.acting.person_id)
    if enrolment is None:
        return HttpResponseRedirect(reverse("work:security"))
    form = CodeForm(request.POST or None)
    if form.is_valid():
        with form.taking():
            actions.confirm_code(code=form.cleaned_data["code"], by=request.acting, at=request.at)
        if form.is_taken:
            return HttpResponseRedirect(reverse("work:security") + "?done=code")
    picture = segno.make(enrolment.address, micro=False).svg_data_uri(scale=5, border=4, light="#fff")
    context = {"form": form, "picture": picture, "key": enrolment.key}
    return frame.page(request, "work/accounts/enrol.jinja", context, 422 if form.is_bound else 200)


@require_POST
@frame.signed_in
def remove_code(request: StaffRequest) -> HttpResponse:
    """Stop using codes."""
    form = RemoveCodeForm(request.POST)
    if form.is_valid():
        with form.taking():
            actions.remove_code(request=request, password=form.cleaned_data["password"], by=request.acting, at=request.at)
        if form.is_taken:
            return HttpResponseRedirect(reverse("work:security") + "?done=no-code")
    return _page(request, PasswordForm(), form)


DONE = {
    "password": "密码已改。别处登录的这个账号已经退出。",
    "code": "验证码已启用，下次登录要输手机上的6位数。",
    "no-code": "验证码已停用，登录只要密码。",
}


def _page(request: StaffRequest, form: PasswordForm, removal: RemoveCodeForm) -> HttpResponse:
    person = queries.person(request.acting.person_id)
    done = DONE.get(request.GET.get("done", ""), "") if request.method != "POST" else ""
    context = {"form": form, "removal": removal, "person": person, "done": done}
    return frame.page(request, "work/accounts/security.jinja", context, 422 if form.is_bound or removal.is_bound else 200)
