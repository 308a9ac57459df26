"""The list of reports: the organ's own years and, for a supervising office, the organs below it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from mingbai.accounts.policies import supervises
from mingbai.annual_report import queries
from mingbai.annual_report.values import ReportRow
from mingbai.core.words import day
from mingbai.statute.annual_report.states import ReportAct, ReportState
from mingbai.workspace.annual_report.words import STATE_TAGS, STATE_WORDS
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.registers.kinds import KINDS

ACT_WORDS = {
    "open": "开始填报",
    "edit": "去填报",
    ReportAct.SUBMIT: "去填报",
    ReportAct.ACCEPT: "去核对",
    ReportAct.RETURN: "去核对",
    ReportAct.PUBLISH: "去公布",
    ReportAct.CORRECT: "看差别",
}
ARRIVED = (ReportState.ACCEPTED, ReportState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Unit:
    """One report, both as a square and as a row."""

    name: str
    year: int
    state: str
    tag: str
    square: str
    mark: str
    due: str
    href: str
    act: str


@dataclass(frozen=True, slots=True)
class Total:
    """One of the big figures above the squares."""

    count: int
    label: str
    href: str = "#list"


@dataclass(frozen=True, slots=True)
class RegisterTile:
    """A register as a tile."""

    title: str
    href: str
    about: str
    count: str = ""


@require_safe
@staff
def reports(request: StaffRequest) -> HttpResponse:
    """Show both lists on one page; whoever supervises nobody sees only their own years."""
    rows = queries.report_rows(by=request.acting, today=request.at.date())
    others = tuple(row for row in rows if not row.is_own)
    context = {
        "opening": _opening(request, others),
        "own": tuple(_unit(row) for row in rows if row.is_own),
        "supervised": tuple(_unit(row) for row in others),
        "totals": _totals(others),
        "year": max((row.year for row in others), default=request.at.year - 1),
        "registers": _registers() if not supervises(request.acting) else (),
    }
    return page(request, "work/reports.jinja", context)


def _registers() -> tuple[RegisterTile, ...]:
    return tuple(RegisterTile(kind.title, reverse("work:register", args=[kind.key]), kind.what) for kind in KINDS.values())


def _opening(request: StaffRequest, others: tuple[ReportRow, ...]) -> str:
    if others:
        return f"截至{day(request.at.date())} {request.at:%H:%M}。乡镇和部门先报送，县里接收以后由本机关公布。"
    return "每年一份，数字取自登记簿。公开以后封存，改动要发更正说明。"


def _totals(rows: tuple[ReportRow, ...]) -> tuple[Total, ...]:
    def count(*states: ReportState) -> int:
        return sum(1 for row in rows if row.state in states)

    return (
        Total(len(rows), "应报"),
        Total(count(ReportState.SUBMITTED, *ARRIVED), "已报"),
        Total(count(*ARRIVED), "已接收"),
        Total(count(ReportState.SUBMITTED), "待接收"),
        Total(count(ReportState.RETURNED), "已退回"),
        Total(sum(1 for row in rows if _is_late(row)), "逾期未报"),
    )


def _is_late(row: ReportRow) -> bool:
    return row.is_late and row.state in (None, ReportState.DRAFT, ReportState.RETURNED)


def _unit(row: ReportRow) -> Unit:
    state = ReportState(row.state) if row.state else None
    words = STATE_WORDS[state] if state else "还没有开始"
    is_late = _is_late(row)
    return Unit(
        name=row.organ.short_name if row.organ.is_open else f"{row.organ.short_name}（已撤销）",
        year=row.year,
        state=f"{words}，逾期" if is_late else words,
        tag="late" if is_late else STATE_TAGS[state] if state else "",
        square="late" if is_late else _square(state),
        mark="!" if is_late else "退" if state is ReportState.RETURNED else "",
        due=day(row.due.on),
        href=reverse("work:report", args=[row.organ.code, row.year]) if state or row.is_own else _elsewhere(row),
        act=ACT_WORDS.get(row.next_act, "查看"),
    )


def _elsewhere(row: ReportRow) -> str:
    """Return where to go for a report that has not begun: a closed unit's is handed over on its page."""
    return "#list" if row.organ.is_open else f"{reverse('work:unit', args=[row.organ.code])}#closed"


def _square(state: ReportState | None) -> str:
    """Return the square's class: open until submitted, half until accepted, then full."""
    if state is ReportState.SUBMITTED:
        return "half"
    if state is ReportState.RETURNED:
        return "back"
    return "" if state in ARRIVED else "open"
