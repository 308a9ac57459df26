"""Reads of applications and disputes."""

from __future__ import annotations

from mingbai.cases.queries.listing import organs_to_recount, organs_with_expired_papers
from mingbai.cases.queries.register import applications, disputes

__all__ = ["applications", "disputes", "organs_to_recount", "organs_with_expired_papers"]
