"""Who is where: today by one press a person, and the week as a table that is filled once and taken over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingbai.accounts.policies import may_work_for
from mingbai.core import apart, asked
from mingbai.core.answers import file_answer
from mingbai.core.forms import Press
from mingbai.organs import queries as organs
from mingbai.rota import actions, queries
from mingbai.rota.values import MemberWeek
from mingbai.statute.disclosure.rota import WEEK, WHEREABOUTS_WORDS, week_of
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff

CELL = "day-"
STATES = tuple((state.value, words) for state, words in WHEREABOUTS_WORDS.items())


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One column of the week: `is_open` while it can still be filled in."""

    on: date
    is_working: bool
    is_open: bool
    is_today: bool


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def week(request: StaffRequest) -> HttpResponse:
    """Show a week, `?week=` any of its days; a press keeps what was chosen in the table."""
    organ = organs.organ_by_id(request.acting.organ_id)
    first = _monday(request)
    days = week_of(first)
    form = Press(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with form.taking():
            changed = actions.set_days(organ_code=organ.code, marks=_marks(request), by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, f"记下了，改了 {changed} 处。" if changed else "没有改动。")
            return redirect(_address(first))
    everybody = queries.weeks(organ.id, {*days, request.today})
    working = queries.working(days)
    context = {
        "organ": organ,
        "days": [WeekDay(on, working[on], on >= request.today, on == request.today) for on in days],
        "people": everybody,
        "states": STATES,
        "today": request.today,
        "blank_today": sum(request.today not in one.states for one in everybody),
        "before": _address(first - timedelta(days=WEEK)),
        "after": _address(first + timedelta(days=WEEK)),
        "first": first,
        "may_copy": days[-1] >= request.today and any(_is_blank(one, days, request.today) for one in everybody),
        "is_editable": may_work_for(request.acting, organ),
        "kept_days": settings.ROTA_KEPT_DAYS,
        "problems": form.problems(),
        "cell": CELL,
    }
    return page(request, "work/rota/week.jinja", context, form.status)


@require_POST
@staff
def mark(request: StaffRequest) -> HttpResponse:
    """Enter where one person is on one day."""
    member, on = asked.key(request.POST.get("member", "")), asked.day(request.POST.get("on", ""))
    form = Press(request.POST)
    if member and on:
        with form.taking():
            marks = {(member, on): request.POST.get("state", "")}
            actions.set_days(organ_code=request.acting.organ_code, marks=marks, by=request.acting, at=request.at)
        _say(request, form)
    return redirect(f"{_address(_monday(request))}#today")


@require_safe
@staff
def doors(request: StaffRequest) -> HttpResponse:
    """Serve a sheet of A4 for each room as PDF."""
    made = queries.doors(own_organ(request), request.today)
    return file_answer(apart.paper_file(made, "pdf"), "application/pdf", "门牌.pdf", is_shown=True)


@require_POST
@staff
def copy(request: StaffRequest) -> HttpResponse:
    """Fill the blank days of a week as the week before."""
    first = _monday(request)
    form = Press(request.POST)
    with form.taking():
        count = actions.copy_week(organ_code=request.acting.organ_code, monday=first, by=request.acting, at=request.at)
    if form.is_taken:
        messages.success(request, f"照上一周抄了 {count} 处，请假、开会、出差没有抄。再看一遍，不对的改掉。")
    _say(request, form)
    return redirect(_address(first))


def _say(request: HttpRequest, form: Press) -> None:
    if form.failure:
        messages.error(request, form.failure.sentence)


def _marks(request: HttpRequest) -> dict[tuple[int, date], str]:
    """Return what was chosen, by person and day; what is no cell of the table is passed over."""
    found = {}
    for name, state in request.POST.items():
        member, _, on = name.removeprefix(CELL).partition("-") if name.startswith(CELL) else ("", "", "")
        key, day = asked.key(member), asked.day(on)
        if key and day:
            found[key, day] = str(state)
    return found


def _is_blank(one: MemberWeek, days: tuple[date, ...], today: date) -> bool:
    return any(on not in one.states for on in days if on >= today)


def _monday(request: StaffRequest) -> date:
    """Return the Monday of the week asked for, at most some weeks away, else of this week."""
    named = asked.day(request.POST.get("week", "") or request.GET.get("week", ""))
    found = named if named and abs(named - request.today) <= actions.FURTHEST else request.today
    return week_of(found)[0]


def _address(first: date) -> str:
    return f"{reverse('work:rota')}?week={first}"
