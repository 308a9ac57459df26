"""One open day with everything about it; names only for those who hold it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from mingbai.core import apart
from mingbai.core.answers import file_answer
from mingbai.core.errors import NotVisible
from mingbai.core.words import weekday
from mingbai.organs import queries as organs
from mingbai.outreach import actions, policies, queries
from mingbai.rendering.casepaper.value import CasePaper, ListTable
from mingbai.rendering.form_table import form_table
from mingbai.rendering.media import XLSX
from mingbai.statute.outreach.open_days import STATE_WORDS, WHY_WORDS, DayAct, WhyNot, kept_until
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.open_days.words import TAGS, standing

SECOND = (("change", DayAct.CHANGE, "改计划"), ("move", DayAct.MOVE, "改期、改名额"), ("call-off", DayAct.CALL_OFF, "取消"))


@require_safe
@staff
def day(request: StaffRequest, day_id: int) -> HttpResponse:
    """Show the plan, what is public of it, who signed up, what was asked, and what comes next."""
    row = queries.open_day(request.acting, day_id)
    organ = organs.organ_by_id(row.organ_id)
    sees = policies.may_see_guests(request.acting, organ)
    acts = policies.day_acts(request.acting, organ, row.state)
    announced, account = (
        standing(row.announcement_stage, row.is_announced), standing(row.summary_stage, row.is_summarised)
    )  # fmt: skip
    context = {
        "row": row,
        "organ": organ,
        "weekday": weekday(row.plan.held_on),
        "state": (STATE_WORDS[row.state], TAGS[row.state]),
        "why_not": WHY_WORDS[WhyNot(row.why_not)] if row.why_not else "",
        "acts": acts,
        "others": [(name, words) for name, act, words in SECOND if act in acts and not (act is DayAct.CHANGE and announced)],
        "announced": announced,
        "account": account,
        "is_over": request.today >= row.plan.held_on,
        "sees_guests": sees,
        "guests": queries.guests(request.acting, day_id) if sees else (),
        "kept_until": kept_until(row.called_off_on or row.plan.held_on),
        "questions": queries.questions(day_id),
    }
    return page(request, "work/open_days/day.jinja", context)


@require_POST
@staff
def guest_list(request: StaffRequest, day_id: int, ending: str) -> HttpResponse:
    """Give out the list for the day; a press, because the trail keeps who took it."""
    paper = queries.guest_list(request.acting, day_id, request.today)
    if ending not in FILES:
        raise NotVisible(ending)
    media_type, draw = FILES[ending]
    data = draw(paper)
    actions.take_list(day_id=day_id, by=request.acting, at=request.at)
    return file_answer(data, media_type, f"{paper.heading}{paper.subject}.{ending}")


@require_POST
@staff
def cancel(request: StaffRequest, day_id: int, sign_up_id: int) -> HttpResponse:
    """Cancel a sign-up for somebody who telephoned."""
    actions.cancel_for(sign_up_id=sign_up_id, by=request.acting, at=request.at)
    messages.success(request, "取消了，姓名和电话已经删除，名额空出来了。")
    return redirect("work:open-day", day_id)


def _workbook(paper: CasePaper) -> bytes:
    table = next(part for part in paper.parts if isinstance(part, ListTable))
    return form_table(paper.heading, [one.label for one in table.columns], table.rows, [one.width for one in table.columns])


def _pdf(paper: CasePaper) -> bytes:
    return apart.paper_file(paper, "pdf")


FILES = {"xlsx": (XLSX, _workbook), "pdf": ("application/pdf", _pdf)}
