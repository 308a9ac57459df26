"""Writes of issues."""

from __future__ import annotations

from mingbai.gazettes.actions.issues import begin_issue, freeze_issue

__all__ = ["begin_issue", "freeze_issue"]
