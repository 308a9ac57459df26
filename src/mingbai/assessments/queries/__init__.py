"""Reads of assessments."""

from __future__ import annotations

from mingbai.assessments.queries.measures import figures
from mingbai.assessments.queries.rows import assessment, assessments_of, rule_by_id, rule_of, rules_of, waiting

__all__ = ["assessment", "assessments_of", "figures", "rule_by_id", "rule_of", "rules_of", "waiting"]
