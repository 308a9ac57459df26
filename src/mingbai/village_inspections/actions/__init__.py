"""Writes of village inspections."""

from __future__ import annotations

from mingbai.village_inspections.actions.marking import add_photo, finish, reopen, save_marks
from mingbai.village_inspections.actions.objections import decide_objection, raise_objection
from mingbai.village_inspections.actions.points import add_point, end_point
from mingbai.village_inspections.actions.rectification import answer, close, notify, send_back
from mingbai.village_inspections.actions.rounds import leave_out, open_round, plan_visits, resume

__all__ = [
    "add_photo", "add_point", "answer", "close", "decide_objection", "end_point", "finish", "leave_out", "notify", "open_round",
    "plan_visits", "raise_objection", "reopen", "resume", "save_marks", "send_back",
]  # fmt: skip
