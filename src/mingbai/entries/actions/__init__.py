"""Writes of disclosed information, one module per group of acts."""

from __future__ import annotations

from mingbai.entries.actions.attachments import (
    TakenFile,
    attach,
    attach_taken,
    read_file,
    remove_attachment,
    take_file,
    treat_attachment,
)
from mingbai.entries.actions.closed import assess, evaluate, release, widen_range
from mingbai.entries.actions.closing import discard_all
from mingbai.entries.actions.comments import ask_for_adoption
from mingbai.entries.actions.common import credit
from mingbai.entries.actions.drafts import change_line, discard, open_draft, save_draft, take_back, take_over
from mingbai.entries.actions.filing import file_under
from mingbai.entries.actions.import_published import Published, import_published
from mingbai.entries.actions.publication import amend, is_planned, schedule, stop_plan
from mingbai.entries.actions.rebuilding import rebuild_attachment
from mingbai.entries.actions.reversals import record_reversal
from mingbai.entries.actions.review import decide, determine, submit
from mingbai.entries.actions.rules import add_word, remove_word, set_reviews, set_template

__all__ = [
    "Published", "TakenFile", "add_word", "amend", "ask_for_adoption", "assess", "attach", "attach_taken", "change_line",
    "credit", "decide", "determine", "discard", "discard_all", "evaluate", "file_under", "import_published", "is_planned",
    "open_draft", "read_file", "rebuild_attachment", "record_reversal", "release", "remove_attachment", "remove_word",
    "save_draft", "schedule", "set_reviews", "set_template", "stop_plan", "submit", "take_back", "take_file", "take_over",
    "treat_attachment", "widen_range",
]  # fmt: skip
