"""Annual reports as rows of 今日: those this person can act on, those that wait for others, and the late ones."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from mingbai.annual_report import queries
from mingbai.annual_report.queries.staffing import awaited_reports
from mingbai.annual_report.values import ReportRow
from mingbai.core.words import day
from mingbai.statute.annual_report.states import ReportAct, ReportState
from mingbai.workspace.deadline import deadline
from mingbai.workspace.tasks import Day, Gathered, Late, Task, Waiting

OPEN = "open"
UNSUBMITTED = (None, ReportState.DRAFT, ReportState.RETURNED)


def gather(asked: Day) -> Gathered:
    """Return the reports of the person's own organ and of those it supervises, most urgent first."""
    rows = queries.report_rows(by=asked.by, today=asked.on)
    mine = sorted((row for row in rows if row.next_act), key=_urgency)
    return Gathered(
        tasks=tuple(_task(row, asked) for row in mine),
        waiting=_waiting([row for row in rows if row.is_own and not row.next_act], asked),
        late=tuple(_late(row) for row in rows if row.is_late and not row.is_own and row.state in UNSUBMITTED),
    )


def _waiting(rows: Sequence[ReportRow], asked: Day) -> tuple[Waiting, ...]:
    """Return the own organ's reports that others have to take up."""
    states = {row.year: row.state for row in rows if row.state not in (None, ReportState.PUBLISHED)}
    whose = awaited_reports(asked.organ, states, asked.holders, asked.on)
    return tuple(Waiting(_title(row), _address(row), whose[row.year]) for row in rows if row.year in whose)


def _urgency(row: ReportRow) -> tuple[object, ...]:
    return row.state != ReportState.RETURNED, row.due.on, row.organ.id


def _task(row: ReportRow, asked: Day) -> Task:
    left = deadline(row.due.on, asked.on, asked.calendar)
    label, why = _words(row)
    return Task(
        tag=left.words,
        tag_kind=left.kind,
        title=_title(row),
        why=f"{why}最迟{day(row.due.on)}。",
        source=f"依据：{row.due.citation}",
        act=label,
        href=reverse("work:open-report", args=[row.organ.code, row.year]) if row.next_act == OPEN else _address(row),
        is_press=row.next_act == OPEN,
        is_urgent=left.is_urgent,
        on=row.due.on,
    )


def _late(row: ReportRow) -> Late:
    todo = "还没有报。" if row.organ.is_open else "还没有报，单位已经撤销：在它的页面移交给接办的单位，或者恢复单位。"
    return Late(row.organ.name, f"{row.year}年度报告最迟{day(row.due.on)}报送，{todo}", row.organ.telephone)


def _words(row: ReportRow) -> tuple[str, str]:
    """Return the label of the next act and why it is needed."""
    if row.next_act == OPEN:
        return "开始填报", "每年都要编制并公布上一年度的报告；没有事项也要报零。三张表和正文会从记录里先做好一稿。"
    if row.next_act == ReportAct.ACCEPT:
        return "去核对", f"{row.organ.short_name}已报送，等您接收或者退回。"
    if row.next_act == ReportAct.PUBLISH:
        return "去公布", "县政务公开主管已接收，等您公布。"
    if row.next_act == ReportAct.CORRECT:
        return "去看差别", "公布以后记录变了，看要不要更正。"
    if row.state == ReportState.RETURNED:
        return "去修改", f"被退回：{row.return_reason}{'' if row.return_reason[-1:] in '。！？' else '。'}"
    return ("去报送" if not row.errors + row.warnings else "去核对"), f"数字已全部取自记录，{_tally(row)}。"


def _tally(row: ReportRow) -> str:
    counts = [(row.errors, "个错误"), (row.warnings, "处要说明")]
    return "还有 " + "、".join(f"{n} {word}" for n, word in counts if n) if row.errors + row.warnings else "没有错误，可以报送"


def _title(row: ReportRow) -> str:
    return f"{'' if row.is_own else row.organ.short_name}{row.year}年度政府信息公开工作年度报告"


def _address(row: ReportRow) -> str:
    return reverse("work:report", args=[row.organ.code, row.year])
