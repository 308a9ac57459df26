"""今日: what this person has to do, by legal date, and what waits for others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from mingbai.accounts import policies
from mingbai.accounts.queries import holders_of, pending_posts
from mingbai.accounts.values import Acting
from mingbai.calendars import queries as calendars
from mingbai.core import words
from mingbai.entries.queries.reviewers import whom_to_ask
from mingbai.organs import queries as organs
from mingbai.statute.posts import WORKERS, PostKind
from mingbai.workspace.accounts import tasks as accounts
from mingbai.workspace.annual_report import tasks as annual_report
from mingbai.workspace.assessments import tasks as assessments
from mingbai.workspace.boards import tasks as boards
from mingbai.workspace.cases import tasks as cases
from mingbai.workspace.channels import tasks as channels
from mingbai.workspace.documents import tasks as documents
from mingbai.workspace.duties import monitor
from mingbai.workspace.duties import tasks as duties
from mingbai.workspace.entries import tasks as entries
from mingbai.workspace.failures import tasks as failures
from mingbai.workspace.frame import StaffRequest, page, signed_in
from mingbai.workspace.imports import tasks as imports
from mingbai.workspace.management import tasks as management
from mingbai.workspace.media import tasks as media
from mingbai.workspace.messages import tasks as mailbox
from mingbai.workspace.open_days import tasks as open_days
from mingbai.workspace.public_opinion import tasks as public_opinion
from mingbai.workspace.review import tasks as review
from mingbai.workspace.rota import tasks as rota
from mingbai.workspace.tasks import Day, Gathered, Gatherer, Task, Waiting
from mingbai.workspace.today.coverage import coverage_ticks
from mingbai.workspace.today.figures import last_year
from mingbai.workspace.units import tasks as units
from mingbai.workspace.village_inspections import tasks as village_inspections

# One line for each domain. The second list is for the system administrator, who sees no content.
OF_CONTENT: tuple[Gatherer, ...] = (
    accounts.gather,
    units.gather,
    annual_report.gather,
    review.gather,
    imports.gather,
    channels.gather,
    boards.gather,
    media.gather,
    entries.gather,
    documents.gather,
    cases.gather,
    management.gather,
    open_days.gather,
    rota.gather,
    mailbox.gather,
    public_opinion.gather,
    duties.gather,
    monitor.gather,
    village_inspections.gather,
    assessments.gather,
)
OF_THE_MACHINE: tuple[Gatherer, ...] = (accounts.gather, failures.gather)
ADVICE: dict[str, str] = {
    PostKind.COUNTY_OFFICER: "各单位报送以后会出现在这里。点“去核对”，看检查结果和三张表，对的接收，不对的写明理由退回。",
    PostKind.SIGNING_LEADER: "县里接收以后，报告会出现在这里。公布以前先看一遍预览；公布以后改动要发更正说明。",
    PostKind.AUDITOR: "您能看所辖单位的报告和全部审计记录，不能改。每一步是谁、什么时候、做了什么，都在“审计”里。",
    PostKind.SECRECY_REVIEWER: "年度报告不经保密审查员办理，这里列出的是本机关报告的进展。",
    PostKind.SYSTEM_ADMINISTRATOR: "您管账号和机器，看不到公开的内容。开账号、重设密码在“账号”里，系统没做成的事在“后台任务”里。",
}
NO_CONTENT: dict[str, object] = {
    "waiting": (), "asked": (), "coverage": (), "may_draft": False, "late": (), "year_figures": None,
    "all_label": "", "all_href": "",
}  # fmt: skip
CLERK_ADVICE = (
    "从上往下一件一件做就行。每件都写了为什么要做、做到哪天、按哪一条。报告的数字取自登记簿：缺了先补登记，数字自己会对。"
)


@require_safe
@signed_in
def today(request: StaffRequest) -> HttpResponse:
    """Show the list of the day; the system administrator's has no content."""
    by = request.acting
    reads = policies.may_read_content(by)
    here = holders_of(by.organ_id, request.today) if reads else ()
    asked = Day(by, organs.organ_by_id(by.organ_id), request.today, calendars.national(), here)
    if not reads:
        return _keepers_day(request, asked)
    found = _gathered(asked, OF_CONTENT)
    context = {
        "opening": _opening(asked.on, found.tasks),
        "rows": found.tasks,
        "due": len(found.tasks),
        "waiting": found.waiting,
        "asked": _whom_to_ask(asked, found.waiting),
        "coverage": coverage_ticks(by, asked.on),
        "may_draft": by.kind in WORKERS,
        "late": found.late,
        "year_figures": last_year(asked),
        "nothing": _nothing(bool(found.waiting)),
        "advice": ADVICE.get(by.kind, CLERK_ADVICE),
        **_all_duties(by),
    }
    return page(request, "work/today.jinja", context)


def _keepers_day(request: StaffRequest, asked: Day) -> HttpResponse:
    """Show what waits for the system administrator."""
    rows = _gathered(asked, OF_THE_MACHINE).tasks
    context = {
        "opening": f"{words.day(asked.on)}，{words.weekday(asked.on)}。",
        "rows": rows,
        "due": len(rows),
        "nothing": "系统到时候自己做的事有没做成的，会出现在这里。",
        "advice": ADVICE["system_administrator"],
    }
    return page(request, "work/today.jinja", {**NO_CONTENT, **context})


def _gathered(asked: Day, gatherers: Sequence[Gatherer]) -> Gathered:
    """Gather what these domains have, tasks by legal date; rows of one day keep the order of the list."""
    found = [gather(asked) for gather in gatherers]
    return Gathered(
        tasks=tuple(sorted((task for one in found for task in one.tasks), key=lambda task: task.order)),
        waiting=tuple(row for one in found for row in one.waiting),
        late=tuple(row for one in found for row in one.late),
    )


def _whom_to_ask(asked: Day, waiting: Sequence[Waiting]) -> tuple[str, ...]:
    """Say once for all that nobody here can take up, whom to ask for the posts; what another organ lacks says it itself."""
    stuck = [one.whose for one in waiting if one.whose.is_stuck]
    said = [one.asked for one in stuck if one.asked]
    if missing := [one.missing for one in stuck if not one.asked]:
        said.append(whom_to_ask(asked.on, missing, pending_posts(asked.on, [asked.organ.id])))
    return tuple(dict.fromkeys(said))


def _opening(on: date, mine: Sequence[Task]) -> str:
    """Return the sentence under the heading: the day, and what is overdue or due today."""
    late = sum(1 for one in mine if one.tag_kind == "late")
    now = sum(1 for one in mine if one.on == on)
    pressing = "，".join(said for n, said in ((late, f"{late} 件逾期"), (now, f"{now} 件今天到期")) if n)
    day = f"{words.day(on)}，{words.weekday(on)}。"
    return day + (f"有 {pressing}。" if pressing else "没有逾期的，也没有今天到期的。")


def _all_duties(by: Acting) -> dict[str, str]:
    """Link to the whole list; supervisors get the late duties instead."""
    if policies.supervises(by):
        return {"all_label": "逾期的公开任务", "all_href": reverse("work:duties-late")}
    return {"all_label": "全部公开任务", "all_href": reverse("work:duties")}


def _nothing(is_waiting: bool) -> str:
    if is_waiting:
        return "报告在别人手里，右边写着等谁。轮到您的时候，会出现在这里。"
    return "有要填报、要修改或者要核对的，会出现在这里，写明最迟哪一天、按哪一条。"
