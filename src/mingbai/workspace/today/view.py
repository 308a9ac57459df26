"""今日: what this person has to do, by the date of law, and what waits for others."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.annual_report import queries
from mingbai.core import words
from mingbai.statute.posts import WORKERS, PostKind
from mingbai.workspace.deadline import deadlines, opening
from mingbai.workspace.documents.today import document_tasks, documents_waiting
from mingbai.workspace.duties.today import duty_tasks
from mingbai.workspace.failures.today import failure_tasks
from mingbai.workspace.frame import StaffRequest, page, signed_in
from mingbai.workspace.today.columns import column_tasks
from mingbai.workspace.today.coverage import coverage_ticks
from mingbai.workspace.today.entries import entries_waiting, entry_tasks
from mingbai.workspace.today.figures import last_year
from mingbai.workspace.today.tasks import late, tasks, waiting

ADVICE: dict[str, str] = {
    PostKind.COUNTY_OFFICER: "各单位报送以后会出现在这里。点“去核对”，看检查结果和三张表，对的接收，不对的写明理由退回。",
    PostKind.SIGNING_LEADER: "县里接收以后，报告会出现在这里。公布以前先看一遍预览；公布以后改动要发更正说明。",
    PostKind.AUDITOR: "您能看所辖单位的报告和全部审计记录，不能改。每一步是谁、什么时候、做了什么，都在“审计”里。",
    PostKind.SECRECY_REVIEWER: "年度报告不经保密审查员办理，这里列出的是本机关报告的进展。",
    PostKind.SYSTEM_ADMINISTRATOR: "您管账号和机器，看不到公开的内容。开账号、重设密码在“账号”里，系统没做成的事在“后台任务”里。",
}
NO_CONTENT: dict[str, object] = {
    "waiting": (), "coverage": (), "may_draft": False, "late": (), "year_figures": None,
    "all_label": "", "all_href": "",
}  # fmt: skip
CLERK_ADVICE = (
    "从上往下一件一件做就行。每件都写了为什么要做、做到哪天、按哪一条。报告的数字取自登记簿：缺了先补登记，数字自己会对。"
)


@require_safe
@signed_in
def today(request: StaffRequest) -> HttpResponse:
    """The list of the day; the system administrator's holds no content."""
    day = request.at.date()
    if not policies.may_read_content(request.acting):
        return _keepers_day(request)
    rows = queries.report_rows(by=request.acting, today=day)
    left = deadlines(rows, day)
    drafts, begun = entry_tasks(request.acting, day)
    mine = (
        *tasks(rows, left),
        *drafts,
        *duty_tasks(request.acting, request.at, begun=begun),
        *document_tasks(request.acting, day),
        *column_tasks(request.acting, day),
    )
    mine = tuple(sorted(mine, key=lambda one: one.order))
    others = (*waiting(rows), *entries_waiting(request.acting), *documents_waiting(request.acting))
    context = {
        "opening": opening(day, mine),
        "rows": mine,
        "due": len(mine),
        "waiting": others,
        "coverage": coverage_ticks(request.acting, day),
        "may_draft": request.acting.kind in WORKERS,
        "late": late(rows),
        "year_figures": last_year(request.acting, day),
        "nothing": _nothing(bool(others)),
        "advice": ADVICE.get(request.acting.kind, CLERK_ADVICE),
        **_all_duties(request.acting),
    }
    return page(request, "work/today.jinja", context)


def _keepers_day(request: StaffRequest) -> HttpResponse:
    """What waits for the system administrator."""
    rows = failure_tasks(request.acting)
    context = {
        "opening": f"{words.day(request.today)}，{words.weekday(request.today)}。",
        "rows": rows,
        "due": len(rows),
        "nothing": "系统到时候自己做的事有没做成的，会出现在这里。",
        "advice": ADVICE["system_administrator"],
    }
    return page(request, "work/today.jinja", {**NO_CONTENT, **context})


def _all_duties(by: Acting) -> dict[str, str]:
    """Where the whole list is: those who supervise look at what is late."""
    if policies.supervises(by):
        return {"all_label": "逾期的公开任务", "all_href": reverse("work:duties-late")}
    return {"all_label": "全部公开任务", "all_href": reverse("work:duties")}


def _nothing(is_waiting: bool) -> str:
    if is_waiting:
        return "报告在别人手里，右边写着等谁。轮到您的时候，会出现在这里。"
    return "有要填报、要修改或者要核对的，会出现在这里，写明最迟哪一天、按哪一条。"
