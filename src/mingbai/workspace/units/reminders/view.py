"""Reminders (催办): sent from the board or beside a duty, answered by the unit, seen by the county office."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingbai.accounts.policies import is_county_office, may_work_for, supervises
from mingbai.catalogue.queries import duty
from mingbai.core import asked
from mingbai.core.addresses import local
from mingbai.core.errors import NotVisible
from mingbai.core.forms import Press
from mingbai.core.words import day, squeezed
from mingbai.organs import queries as organs
from mingbai.supervision import actions, policies, queries
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.organs import readable_organ
from mingbai.workspace.units.board.rows import board
from mingbai.workspace.units.reminders.form import AnswerForm

ASK = "请抓紧办，并在这里答复办得怎么样、什么时候办完。"
NOTHING_OWED = "请报告公开工作的进展。"


@require_POST
@staff
def send(request: StaffRequest) -> HttpResponse:
    """Remind the chosen units of what each of them owes, or one unit of one duty; `words` adds a sentence of the office's own."""
    policies.county_office(request.acting)
    back = local(request.POST.get("back", ""), reverse("work:units"))
    duty_id = asked.key(request.POST.get("duty", "")) or None
    chosen = request.POST.getlist("organ") if not request.POST.get("one") else [request.POST["one"]]
    form = Press(request.POST)
    sent = 0
    with form.taking():
        messages_ = _of_duty(request, duty_id) if duty_id else _of_units(request, chosen)
        sent = actions.remind(messages=messages_, duty_id=duty_id, by=request.acting, at=request.at)
    if form.is_taken:
        said = f"已催办 {sent} 个单位，写在它们的“今日”里。" if sent else "同样的催办已经发过，等它们答复。"
        messages.success(request, said)
    elif form.failure:
        messages.error(request, form.failure.message)
    return redirect(back)


@require_safe
@staff
def reminders(request: StaffRequest) -> HttpResponse:
    """List the reminders to one unit, or for the county office to all."""
    organ = readable_organ(request)
    is_all = supervises(request.acting) and organ.id == request.acting.organ_id
    keys = [row.id for row in organs.supervised(organ.id)] if is_all else [organ.id]
    after = request.GET.get("after", "")
    rows, more = queries.reminders(keys, after=after)
    named = {} if is_all else {"organ": organ.code}
    here = reverse("work:reminders")
    context = {
        "organ": organ,
        "is_all": is_all,
        "rows": rows,
        "first": f"{here}?{urlencode(named)}" if after else "",
        "next": f"{here}?{urlencode({**named, 'after': more})}" if more else "",
    }
    return page(request, "work/units/reminders.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def reminder(request: StaffRequest, reminder_id: int) -> HttpResponse:
    """Show one reminder with its answer, and let the unit answer it."""
    row = queries.reminder(reminder_id)
    if row is None:
        raise NotVisible(str(reminder_id))
    organ = policies.unit_to_read(request.acting, row.organ_code)
    form = AnswerForm(request.POST if request.method == "POST" else None, initial={"text": row.answer})
    if form.is_valid():
        with form.taking():
            actions.answer(reminder_id=reminder_id, text=form.cleaned_data["text"], by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, "已答复，县政务公开办公室在“今日”里看得到。")
            return redirect("work:today")
    context = {
        "row": row,
        "organ": organ,
        "form": form,
        "problems": form.problems(),
        "may_answer": may_work_for(request.acting, organ) and row.answered_at is None,
        "may_account": is_county_office(request.acting),
        "may_see": is_county_office(request.acting) and row.answered_at is not None and row.seen_at is None,
    }
    return page(request, "work/units/reminder.jinja", context, form.status)


@require_POST
@staff
def seen(request: StaffRequest, reminder_id: int) -> HttpResponse:
    """Record that the county office has seen the answer."""
    actions.see(reminder_id=reminder_id, by=request.acting, at=request.at)
    messages.success(request, "已记下：答复看过了。")
    return redirect("work:today")


def _of_units(request: StaffRequest, chosen: list[str]) -> list[tuple[str, str]]:
    """Return each unit's message: what it owes by the board of this moment."""
    own = squeezed(request.POST.get("words", ""))
    owed = {row.code: row.owes for row in board(request.acting, request.at)}
    return [(code, _message(owed.get(code, ""), own)) for code in dict.fromkeys(chosen)]


def _of_duty(request: StaffRequest, duty_id: int) -> list[tuple[str, str]]:
    row = duty(duty_id, request.today)
    organ = organs.organ_by_id(row.organ_id)
    owed = f"“{row.title}”最迟{day(row.judge_by)}公开（{row.left}）"
    return [(organ.code, _message(owed, squeezed(request.POST.get("words", ""))))]


def _message(owed: str, own: str) -> str:
    said = "".join(f"{one.rstrip('。')}。" for one in (owed, own) if one)
    return (said or NOTHING_OWED) + ASK
