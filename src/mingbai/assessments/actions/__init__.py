"""Writes of assessments."""

from __future__ import annotations

from mingbai.assessments.actions.assessing import check, decide, object_to, open_year, report
from mingbai.assessments.actions.results import draft_result
from mingbai.assessments.actions.rules import set_rule

__all__ = ["check", "decide", "draft_result", "object_to", "open_year", "report", "set_rule"]
