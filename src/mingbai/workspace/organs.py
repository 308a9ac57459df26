"""The organ a staff page is about."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.core.errors import NotVisible
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.workspace.frame import StaffRequest


def readable_organ(request: StaffRequest) -> OrganRow:
    """Return the organ asked for, or the person's own; NotVisible when the person may not read it."""
    code = request.GET.get("organ", "") or request.acting.organ_code
    organ = organs.organ(code)
    if not policies.may_read_organ(request.acting, organ):
        raise NotVisible(code)
    return organ
