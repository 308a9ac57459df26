"""Who reads an organ's documents, and whose post owns a move: asked by pages and by policies alike."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.documents import Transition
from mingbai.statute.posts import PostKind


def visible_organ(by: Acting, organ_code: str) -> OrganRow:
    """The organ, for whoever reads its work; it does not exist for others."""
    organ = organs.organ(organ_code)
    if not policies.may_read_organ(by, organ):
        raise NotVisible(organ_code)
    return organ


def holds(by: Acting, organ: OrganRow, move: Transition) -> bool:
    """Whether this person's post owns the move: posts of the organ itself; the disclosure office also from above."""
    if by.kind not in move.owners:
        return False
    is_above = by.kind == PostKind.COUNTY_OFFICER and policies.may_supervise(by, organ)
    return by.organ_id == organ.id or is_above
