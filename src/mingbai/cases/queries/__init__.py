"""Reads of applications and disputes."""

from __future__ import annotations

from mingbai.cases.queries.listing import expired_papers, organs_to_recount
from mingbai.cases.queries.register import applications, disputes

__all__ = ["applications", "disputes", "expired_papers", "organs_to_recount"]
