"""A batch in the words of the pages: its tag, and its one line."""

from __future__ import annotations

from mingbai.channels.queries import BatchRow
from mingbai.statute.disclosure.imports import STATE_WORDS, BatchState

KINDS = {BatchState.WAITING: "soon", BatchState.ENTERED: "done", BatchState.RETURNED: "stop", BatchState.TAKEN_BACK: "none"}


def tag_of(row: BatchRow) -> tuple[str, str]:
    """The words and the kind of the tag."""
    if row.state is not BatchState.UPLOADED:
        return STATE_WORDS[row.state], KINDS[row.state]
    if not row.is_checked:
        return "在核对", "half"
    return ("等送审", "soon") if row.may_go_in else ("要改", "stop")


def heading(row: BatchRow) -> str:
    """What is reviewed, in one line."""
    return f"导入的一批公开信息：{row.name}，{row.entering:,}条"
