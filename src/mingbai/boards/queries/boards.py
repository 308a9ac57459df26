"""Boards as rows, for those who see them."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from mingbai.accounts.values import Acting
from mingbai.boards import policies
from mingbai.boards.models import Board
from mingbai.boards.values import PublicBoard
from mingbai.core.errors import NotVisible
from mingbai.organs.models import Organ
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.committees import COMMITTEES

FIELDS = ("id", "organ_id", "organ__code", "organ__short_name", "name", "place", "rows", "columns", "paper", "closed_on")


def scope(organ_id: int, before: str = "") -> Q:
    """Return the condition that a row belongs to this organ or one of its villages; `before` leads to what has the organ."""
    of_parent = {f"{before}organ__parent_id": organ_id, f"{before}organ__level__in": COMMITTEES}
    return Q(**{f"{before}organ_id": organ_id}) | Q(**of_parent)


def board(by: Acting, board_id: int) -> tuple[PublicBoard, OrganRow]:
    """Return a board with its organ; raise NotVisible for those who do not see it."""
    row = Board.objects.filter(pk=board_id).values_list(*FIELDS).first()
    if row is None:
        raise NotVisible(str(board_id))
    found = PublicBoard(*row)
    return found, policies.organ_to_read(by, found.organ_id)


def boards_in(organ_id: int) -> tuple[PublicBoard, ...]:
    """Return the boards in use of an organ and its villages, its own first."""
    listed = Board.objects.filter(scope(organ_id), closed_on__isnull=True)
    rows = sorted(listed.order_by("organ__order", "organ_id", "id").values_list(*FIELDS), key=lambda row: row[1] != organ_id)
    return tuple(PublicBoard(*row) for row in rows)


def committees_without(organ_id: int, boards: Collection[PublicBoard]) -> tuple[str, ...]:
    """Return the villages and communities of an organ that have no board here."""
    listed = Organ.objects.filter(parent_id=organ_id, level__in=COMMITTEES, closed_on__isnull=True)
    kept = {one.organ_id for one in boards}
    return tuple(name for key, name in listed.order_by("order", "id").values_list("id", "short_name") if key not in kept)
