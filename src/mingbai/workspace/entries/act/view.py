"""Acts outside the draft's form: take back, discard, publish now or later, amend, withdraw; each states its consequences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from mingbai.channels import actions as channels
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm, Press
from mingbai.entries import actions, queries
from mingbai.entries.queries import EntryAccess
from mingbai.statute.disclosure.review import EntryAct, Standing
from mingbai.workspace.entries.act.consequences import follows
from mingbai.workspace.entries.act.form import EntryAmendForm, ScheduleForm, TakeBackForm, WithdrawForm
from mingbai.workspace.entries.draft.view import standing_page
from mingbai.workspace.frame import StaffRequest, page, staff


@dataclass(frozen=True, slots=True)
class ActPage:
    """One act: its form, the words of its page, and the action it calls."""

    act: EntryAct
    form: type[PlainForm]
    heading: str
    press: str
    kind: str
    done: str
    run: Callable[[StaffRequest, int, Any], object]


def _reason(action: Callable[..., None]) -> Callable[[StaffRequest, int, Any], object]:
    """Adapt an action that takes one reason."""
    return lambda request, entry_id, form: action(
        entry_id=entry_id, reason=form.cleaned_data["reason"], by=request.acting, at=request.at
    )


def _schedule(request: StaffRequest, entry_id: int, form: ScheduleForm) -> None:
    actions.schedule(entry_id=entry_id, publish_at=form.moment, by=request.acting, at=request.at)


def _publish(request: StaffRequest, entry_id: int, form: PlainForm) -> None:
    channels.publish(entry_id=entry_id, by=request.acting, at=request.at)


def _discard(request: StaffRequest, entry_id: int, form: PlainForm) -> None:
    actions.discard(entry_id=entry_id, by=request.acting, at=request.at)


PAGES = {
    "publish": ActPage(EntryAct.PUBLISH, Press, "马上发布", "发布", "", "已发布。", _publish),
    "schedule": ActPage(
        EntryAct.SCHEDULE, ScheduleForm, "定时发布", "这天这时发布", "", "已定好发布的时间，到时系统自己发布。", _schedule
    ),
    "take-back": ActPage(
        EntryAct.TAKE_BACK,
        TakeBackForm,
        "撤回修改",
        "撤回修改",
        "",
        "已撤回，可以改了。改好要重新送审。",
        _reason(actions.take_back),
    ),
    "discard": ActPage(EntryAct.DISCARD, Press, "作废这份稿子", "作废", "danger", "稿子已作废。", _discard),
    "amend": ActPage(
        EntryAct.AMEND,
        EntryAmendForm,
        "更正已公开的内容",
        "开始更正",
        "",
        "可以改了。改好送审，发布以前公众看到的还是原来的。",
        _reason(actions.amend),
    ),
    "withdraw": ActPage(
        EntryAct.WITHDRAW, WithdrawForm, "撤回公开的信息", "撤回", "danger", "已撤回，公众看不到了。", _reason(channels.withdraw)
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def act(request: StaffRequest, entry_id: int, act: str) -> HttpResponse:
    """Show the page of one act and run it. A second press succeeds without publishing again."""
    asked = PAGES.get(act)
    if asked is None:
        raise NotVisible(act)
    access = queries.entry_access(request.acting, entry_id)
    if asked.act not in access.acts and not (request.method == "POST" and _is_done(asked, access)):
        raise NotVisible(act)
    form = asked.form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with form.taking():
            asked.run(request, entry_id, form)
        if form.is_taken:
            messages.success(request, asked.done)
            return redirect("work:entries") if asked.act is EntryAct.DISCARD else redirect("work:entry", entry_id)
        if asked.form is Press:
            return standing_page(request, queries.work_entry(request.acting, entry_id, request.today), form.failure)
    entry = queries.work_entry(request.acting, entry_id, request.today)
    problems = form.problems()
    context = {"entry": entry, "asked": asked, "form": form, "problems": problems, "follows": follows(asked.act, entry)}
    return page(request, "work/entries/act.jinja", context, form.status)


@require_POST
@staff
def take_over(request: StaffRequest, entry_id: int) -> HttpResponse:
    """Take over the draft of somebody who has left."""
    actions.take_over(entry_id=entry_id, by=request.acting, at=request.at)
    messages.success(request, "已接手，这份稿子从现在起由您来办。")
    return redirect("work:entry", entry_id)


def _is_done(asked: ActPage, entry: EntryAccess) -> bool:
    """Return whether an earlier press of the same button has already published the entry."""
    return asked.act is EntryAct.PUBLISH and entry.standing is Standing.PUBLISHED and entry.stage == "none"
