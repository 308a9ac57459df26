"""Sentences on the state of a report and what comes next."""

from __future__ import annotations

from mingbai.annual_report.values import SectionView, Workbench
from mingbai.core.words import day, short_day, time_of_day
from mingbai.statute.annual_report.findings import Severity
from mingbai.statute.annual_report.states import ReportState

STATE_WORDS = {
    ReportState.DRAFT: "草稿",
    ReportState.SUBMITTED: "已报送",
    ReportState.RETURNED: "已退回",
    ReportState.ACCEPTED: "已接收",
    ReportState.PUBLISHED: "已公布",
}
# The kind of tag beside each state.
STATE_TAGS = {
    ReportState.DRAFT: "",
    ReportState.SUBMITTED: "half",
    ReportState.RETURNED: "soon",
    ReportState.ACCEPTED: "half",
    ReportState.PUBLISHED: "done",
}
SEVERITY_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "要说明", Severity.NOTICE: "提醒"}


def standing(bench: Workbench) -> str:
    """Return the line under the title."""
    form = f"按{bench.form.code}年格式（{bench.form.document}）"
    if bench.state is None:
        return f"还没有开始填报，{form}。{until(bench)}"
    what_next = {
        ReportState.DRAFT: until(bench),
        ReportState.SUBMITTED: "接收或者退回以前不能改。",
        ReportState.RETURNED: f"改好后重新报送。{until(bench)}",
        ReportState.ACCEPTED: until(bench),
        ReportState.PUBLISHED: "公开的一版已经封存；记录再变，这里会显示差别。",
    }[ReportState(bench.state)]
    return f"{STATE_WORDS[ReportState(bench.state)]}，{form}。{what_next}"


def until(bench: Workbench) -> str:
    """Name the last day and its source."""
    verb = "报送并公布" if bench.organ.level != "county" else "公布"
    return f"最迟{day(bench.due.on)}{verb}（{bench.due.citation}）。"


def part_names(section: SectionView) -> str:
    """Return the title of a part, shortened for the row of parts: 三、申请"""
    short = ("总体情况", "主动公开", "申请", "复议诉讼", "问题和改进", "其他")
    return f"{'一二三四五六'[section.index - 1]}、{short[section.index - 1]}"


def saved_line(section: SectionView) -> str:
    """Say who last saved the text and when; empty for a text nobody has touched."""
    if section.saved_at is None:
        return ""
    post = section.saved_by.split(" ", 1)[-1]
    return f"{short_day(section.saved_at)} {time_of_day(section.saved_at)}，{post}保存"


def tally(bench: Workbench) -> str:
    """Return the heading of the findings: 2 错误，1 要说明"""
    open_ones = [f for f in bench.findings if f.explained is None]
    counts = [(SEVERITY_WORDS[s], sum(1 for f in open_ones if f.finding.severity is s)) for s in Severity]
    return "，".join(f"{n} {word}" for word, n in counts if n) or "没有要处理的"
