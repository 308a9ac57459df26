"""The history of an entry: snapshots, decisions and published versions in one sequence."""

from __future__ import annotations

from django.urls import reverse

from mingbai.core.components import LogLine
from mingbai.entries.queries.parts import VerdictRow
from mingbai.entries.queries.work import WorkEntry
from mingbai.statute.disclosure.review import ACT_WORDS, REVIEW_WORDS, EntryAct
from mingbai.workspace.entries.words import REASONS


def history(entry: WorkEntry) -> tuple[LogLine, ...]:
    """Return the history, newest last; every snapshot but the first links to its differences."""
    lines = [
        LogLine(
            row.made_at,
            f"{row.made_by}：{REASONS.get(row.reason, row.reason)}",
            reverse("work:entry-compare", args=[entry.id, row.number]) if row.number > 1 else "",
        )
        for row in entry.snapshots
        if row.reason != "submitted"
    ]
    lines += [LogLine(row.decided_at, _decided(row)) for row in entry.verdicts]
    lines += [LogLine(row.published_at, _version(row.number, row.note, row.published_by)) for row in entry.versions]
    return tuple(sorted(lines, key=lambda line: line.at))


def _decided(row: VerdictRow) -> str:
    step = REVIEW_WORDS.get(row.stage, "")
    what = f"第{row.round}稿送审" if row.act is EntryAct.SUBMIT else f"{step}{ACT_WORDS[row.act]}"
    return f"{row.decided_by}：{what}" + (f"。意见：{row.opinion}" if row.opinion else "")


def _version(number: int, note: str, who: str) -> str:
    return f"{who}：公开" if number == 1 else f"{who}：公开第{number}版。更正说明：{note}"
