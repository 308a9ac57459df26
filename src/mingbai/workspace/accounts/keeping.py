"""What the pages of accounts share: they are the system administrator's alone."""

from __future__ import annotations

from django.http import Http404

from mingbai.accounts import policies, queries
from mingbai.organs import queries as organs
from mingbai.workspace.frame import StaffRequest


def only_keeper(request: StaffRequest) -> None:
    """Answer 404 to everybody but the system administrator."""
    if not policies.may_manage_accounts(request.acting):
        raise Http404


def organ_choices() -> list[tuple[str, str]]:
    """Return every organ that still works, by its code."""
    return [(row.code, row.name) for row in organs.tree() if row.is_open]


def kind_choices() -> list[tuple[str, str]]:
    """Return every kind of post."""
    return list(queries.post_kinds())
