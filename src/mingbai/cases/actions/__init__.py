"""Writes of applications and disputes, one module per group of acts."""

from __future__ import annotations

from mingbai.cases.actions.calendar import recount
from mingbai.cases.actions.closing import delete_papers
from mingbai.cases.actions.register import (
    close_application,
    conclude_dispute,
    register_application,
    register_dispute,
    remove_application,
    remove_dispute,
)

__all__ = [
    "close_application", "conclude_dispute", "delete_papers", "recount", "register_application", "register_dispute",
    "remove_application", "remove_dispute",
]  # fmt: skip
