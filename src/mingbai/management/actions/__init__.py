"""Writes of the management of disclosure, one module a subject."""

from __future__ import annotations

from mingbai.management.actions.accountability import TakenStep, invite, open_matter, record_hearing, set_ground, take_step
from mingbai.management.actions.burden import answer_burden, report_burden
from mingbai.management.actions.gatherings import (
    PlannedGathering,
    call_off,
    change,
    hold,
    keep_file,
    plan,
    set_interval,
    write_minutes,
)
from mingbai.management.actions.group import add_member, draft_entry, end_group, end_member, set_up_group
from mingbai.management.actions.outcomes import ask, close_decision, decide, remove_question
from mingbai.management.actions.rules import add_rule, end_rule, extend_rule

__all__ = [
    "PlannedGathering",
    "TakenStep",
    "add_member",
    "add_rule",
    "answer_burden",
    "ask",
    "call_off",
    "change",
    "close_decision",
    "decide",
    "draft_entry",
    "end_group",
    "end_member",
    "end_rule",
    "extend_rule",
    "hold",
    "invite",
    "keep_file",
    "open_matter",
    "plan",
    "record_hearing",
    "remove_question",
    "report_burden",
    "set_ground",
    "set_interval",
    "set_up_group",
    "take_step",
    "write_minutes",
]  # fmt: skip
