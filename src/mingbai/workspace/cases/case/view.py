"""The page of one application, and the presses that belong to it alone."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from mingbai.accounts import policies
from mingbai.cases.actions import handling
from mingbai.cases.queries import work as queries
from mingbai.cases.queries.proposals import is_given
from mingbai.cases.queries.staffing import awaited_reply
from mingbai.cases.values.intake import DELIVERIES, FORMS
from mingbai.statute.annual_report.forms import APPLICANTS
from mingbai.statute.cases.states import STATE_WORDS
from mingbai.workspace.cases.case.handling import handling_of
from mingbai.workspace.cases.case.shown import act_links, day_squares, ended_without_reply, log, tally
from mingbai.workspace.cases.code.view import may_renew_code
from mingbai.workspace.cases.disputes.words import kind_words
from mingbai.workspace.cases.disputes.words import state_words as dispute_state
from mingbai.workspace.cases.received.view import may_correct_received
from mingbai.workspace.cases.record.view import may_judge_record
from mingbai.workspace.cases.split.view import may_split
from mingbai.workspace.cases.title.view import may_rename
from mingbai.workspace.cases.words import TAGS, heading, outcome_words
from mingbai.workspace.frame import StaffRequest, page, staff


@require_safe
@staff
def case(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show an application with its clock; who applied is shown once opening it today is on record."""
    found = queries.work_case(by=request.acting, case_id=case_id, on=request.today)
    ended_on = ended_without_reply(found)
    squares = () if ended_on else day_squares(found, request.today)
    context = handling_of(request, found) | {
        "case": found,
        "heading": heading(found.row),
        "state": STATE_WORDS[found.row.state],
        "tag": TAGS.get(found.row.state, "half"),
        "awaited": awaited_reply(found, request.today),
        "squares": squares,
        "ended_on": ended_on,
        "tally": tally(squares),
        "links": act_links(found),
        "may_rename": may_rename(request.acting, found),
        "may_correct_received": may_correct_received(request.acting, found),
        "may_split": may_split(request.acting, found),
        "may_judge_record": may_judge_record(request.acting, found),
        "may_renew_code": may_renew_code(request.acting, found),
        "disputes": tuple((one, kind_words(one), *dispute_state(one)) for one in found.disputes),
        "works_here": policies.may_work_for(request.acting, found.organ),
        "log": log(found),
        "forms": FORMS,
        "deliveries": DELIVERIES,
        "applicant_kind": dict(APPLICANTS).get(found.applicant_kind, ""),
        "may_propose": policies.may_work_for(request.acting, found.organ) and is_given(found.row),
        "outcome": outcome_words(found.row),
    }
    return page(request, "work/cases/case.jinja", context)


@require_POST
@staff
def opened(request: StaffRequest, case_id: int) -> HttpResponse:
    """Record that this person opens the applicant's particulars today."""
    handling.log_reading(case_id=case_id, by=request.acting, at=request.at)
    return redirect("work:case-reply" if request.POST.get("to") == "reply" else "work:case", case_id=case_id)


@require_POST
@staff
def unmasked(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show the applicant's numbers in full, once, after recording who asked and why."""
    handling.unmask(case_id=case_id, reason=request.POST.get("reason", ""), by=request.acting, at=request.at)
    found = queries.applicant_in_full(by=request.acting, case_id=case_id)
    messages.info(request, "已记下您查看了完整的号码。离开这一页就不再显示。")
    row = queries.work_case(by=request.acting, case_id=case_id, on=request.today).row
    return page(request, "work/cases/applicant.jinja", {"applicant": found, "row": row, "heading": heading(row)})
