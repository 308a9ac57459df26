"""The log of a review and the key facts of an entry, in the words of the pages."""

from __future__ import annotations

from mingbai.core.components import LogLine, Tick
from mingbai.core.words import day
from mingbai.entries.queries.parts import VerdictRow
from mingbai.entries.queries.work import WorkEntry
from mingbai.entries.values.findings import CheckFinding
from mingbai.privacy.advice import NOTHING_FOUND
from mingbai.statute.disclosure.ranges import RANGE_WORDS, Range
from mingbai.statute.disclosure.review import ACT_WORDS, EntryAct, Stage

STAGE_NAMES = {Stage.DRAFT: "", Stage.FIRST: "初审", Stage.SECRECY: "保密审查", Stage.FINAL: "终审", Stage.REFERRED: ""}
DECIDED = {
    EntryAct.APPROVE: "同意",
    EntryAct.RETURN: "退回",
    EntryAct.REFUSE: "不予公开",
    EntryAct.REFER: "不能确定，报有关部门确定",
}


def log(rows: tuple[VerdictRow, ...]) -> tuple[LogLine, ...]:
    """Say who decided what, and why."""
    return tuple(LogLine(row.decided_at, _said(row)) for row in rows)


def points(entry: WorkEntry, basis: str, village: str) -> tuple[tuple[str, str], ...]:
    """Return the key facts, short enough for one screen; `village` is the name of the one that it is for."""
    content = entry.content
    of_whom = f"（{village}）" if village else ""
    files = f"{len(entry.files)}个附件" if entry.files else "没有附件"
    return (
        ("内容", content.summary or "没有写一句话说清楚"),
        ("依据", basis),
        ("给谁看", f"{RANGE_WORDS[Range(content.range)]}{of_whom}"),
        ("形成日期", day(content.formed_on) if content.formed_on else ""),
        ("附件", files),
        ("起草", entry.saved_by),
    )


def ticks(entry: WorkEntry) -> tuple[Tick, ...]:
    """Return what the check found, in the order in which a reviewer asks."""
    found = [_tick(one) for one in entry.findings if one.severity != "note"]
    codes = {one.code for one in entry.findings}
    done = sum(1 for one in entry.content.elements if one.is_done)
    lines = []
    if not any(one.severity == "stop" for one in entry.findings):
        lines.append(
            Tick(f"个人信息：{NOTHING_FOUND}", "half", f"查了正文和{len(entry.files)}个附件，含隐藏内容、文件属性和文件名")
        )
    if "state_secret_mark" not in codes:
        lines.append(Tick(f"密级标志和内部资料字样：{NOTHING_FOUND}", "half", ""))
    if entry.content.elements and done == len(entry.content.elements):
        lines.append(Tick(f"要素齐全，{done}/{done}", "done", ""))
    return (*lines, *found)


def _tick(one: CheckFinding) -> Tick:
    if one.released:
        return Tick(one.title, "half", f"保密审查员{'放宽范围' if one.code == 'range' else '放行'}：{one.released}")
    return Tick(one.title, "miss" if one.is_stop else "half", one.detail)


def _said(row: VerdictRow) -> str:
    if row.act is EntryAct.SUBMIT:
        return f"{row.decided_by}送审（第{row.round}稿）"
    name = STAGE_NAMES[row.stage]
    words = f"{name}{DECIDED[row.act]}" if row.act in DECIDED else ACT_WORDS[row.act]
    opinion = f"：{row.opinion}" if row.opinion else ""
    return f"{words}，{row.decided_by}{opinion}（{row.basis}）"
