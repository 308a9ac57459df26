"""One account with its posts and the acts on it, for the system administrator."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from mingbai.accounts import actions, queries
from mingbai.accounts.actions import Appointment
from mingbai.core.errors import NotVisible
from mingbai.workspace import frame
from mingbai.workspace.accounts.keeping import kind_choices, only_keeper, organ_choices
from mingbai.workspace.accounts.person.form import EndPostForm, PostForm
from mingbai.workspace.frame import StaffRequest


@require_safe
@frame.signed_in
def person(request: StaffRequest, person_id: int) -> HttpResponse:
    """Show one account with its posts and what can be done with it."""
    only_keeper(request)
    return person_page(request, person_id)


@require_POST
@frame.signed_in
def act(request: StaffRequest, person_id: int, act: str) -> HttpResponse:
    """Do one act on an account."""
    only_keeper(request)
    if act not in ACTS:
        raise NotVisible(act)
    return ACTS[act](request, person_id)


def _add_post(request: StaffRequest, person_id: int) -> HttpResponse:
    known = queries.person(person_id)
    form = PostForm(request.POST, organs=organ_choices(), kinds=kind_choices())
    if form.is_valid():
        with form.taking():
            appointment = Appointment(username=known.username, label=known.label, **form.cleaned_data)
            actions.add_post(person_id=person_id, appointment=appointment, by=request.acting, at=request.at)
        if form.is_taken:
            return _back(person_id, "post")
    return person_page(request, person_id, posting=form, status=422)


def _end_post(request: StaffRequest, person_id: int) -> HttpResponse:
    form = EndPostForm(request.POST)
    if form.is_valid():
        if form.cleaned_data["post_id"] not in {p.id for p in queries.person(person_id).posts}:
            raise NotVisible(str(form.cleaned_data["post_id"]))
        with form.taking():
            actions.end_post(**form.cleaned_data, by=request.acting, at=request.at)
        if form.is_taken:
            return _back(person_id, "ended")
    return person_page(request, person_id, ending=form, status=422)


def _reset_password(request: StaffRequest, person_id: int) -> HttpResponse:
    password = actions.reset_password(person_id=person_id, by=request.acting, at=request.at)
    return person_page(
        request, person_id, password=password, done="密码已重设，锁定也解除了。标着“等确认”的岗位，另一个人确认以后才能再用。"
    )


def _deactivate(request: StaffRequest, person_id: int) -> HttpResponse:
    actions.deactivate(person_id=person_id, by=request.acting, at=request.at)
    return _back(person_id, "off")


def _reactivate(request: StaffRequest, person_id: int) -> HttpResponse:
    actions.reactivate(person_id=person_id, by=request.acting, at=request.at)
    return _back(person_id, "on")


def _reset_code(request: StaffRequest, person_id: int) -> HttpResponse:
    actions.reset_code(person_id=person_id, by=request.acting, at=request.at)
    return _back(person_id, "no-code")


ACTS: dict[str, Callable[[StaffRequest, int], HttpResponse]] = {
    "add-post": _add_post,
    "end-post": _end_post,
    "reset-password": _reset_password,
    "deactivate": _deactivate,
    "reactivate": _reactivate,
    "reset-code": _reset_code,
}
DONE = {
    "post": "岗位已加上。",
    "ended": "岗位的最后一天已记下。",
    "off": "账号已停用，正在用的会话到此为止。",
    "on": "账号已恢复，岗位照旧。",
    "no-code": "手机验证码已取消，本人下次登录只要密码。",
}


def _back(person_id: int, done: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('work:account', args=[person_id])}?done={done}")


def person_page(
    request: StaffRequest,
    person_id: int,
    *,
    posting: PostForm | None = None,
    ending: EndPostForm | None = None,
    password: str = "",
    done: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show an account; `password` is shown in this response only."""
    shown = posting or PostForm(organs=organ_choices(), kinds=kind_choices(), initial={"since_on": request.today})
    context = {
        "person": queries.person(person_id),
        "posting": shown,
        "ending": ending,
        "password": password,
        "done": done or DONE.get(request.GET.get("done", ""), ""),
        "today": request.today,
    }
    return frame.page(request, "work/accounts/person.jinja", context, status)
