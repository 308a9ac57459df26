"""What hangs on boards, and what hung there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from mingbai.accounts.values import Acting
from mingbai.boards import policies
from mingbai.boards.models import PostedSheet, Posting
from mingbai.boards.queries.boards import scope
from mingbai.boards.values import PostingRow
from mingbai.core import files
from mingbai.core.errors import NotVisible
from mingbai.core.paging import SHORT
from mingbai.entries.models import Version
from mingbai.statute.disclosure.review import Standing

FIELDS = (
    "id", "board_id", "board__name", "board__organ__short_name", "entry_id", "entry__title", "entry__standing", "version",
    "last_version", "hung_on", "until_on", "hung_by", "recorded_by", "photo_id", "end", "taken_on", "taken_by",
)  # fmt: skip


def up_on(board_id: int) -> tuple[PostingRow, ...]:
    """Return what hangs on one board, by its first slot."""
    rows = _rows(Posting.objects.filter(board_id=board_id, taken_on__isnull=True))
    return tuple(sorted(rows, key=lambda row: row.slots))


def up_in(organ_id: int) -> tuple[PostingRow, ...]:
    """Return what hangs on the boards of an organ and its villages, the earliest to come down first."""
    rows = _rows(Posting.objects.filter(scope(organ_id, "board__"), taken_on__isnull=True))
    return tuple(sorted(rows, key=lambda row: (row.until_on is None, row.until_on or row.hung_on, row.id)))


def history(board_id: int, limit: int = SHORT) -> tuple[PostingRow, ...]:
    """Return what came down from a board last."""
    return _rows(Posting.objects.filter(board_id=board_id, taken_on__isnull=False).order_by("-taken_on", "-id")[:limit])


def photo(by: Acting, posting_id: int) -> bytes:
    """Return the photograph of a posting to whoever sees its board."""
    found = Posting.objects.filter(pk=posting_id).values_list("board__organ_id", "photo_id").first()
    if found is None:
        raise NotVisible(str(posting_id))
    organ_id, kept = found
    policies.organ_to_read(by, organ_id)
    if kept is None:
        raise NotVisible(str(posting_id))
    return files.read(kept)


def _rows(listed: QuerySet[Posting]) -> tuple[PostingRow, ...]:
    number = Version.objects.filter(entry=OuterRef("entry_id")).order_by("-number").values("number")[:1]
    found = list(listed.annotate(last_version=Subquery(number)).values_list(*FIELDS))
    slots: dict[int, list[int]] = {}
    sheets = PostedSheet.objects.filter(posting_id__in=[row[0] for row in found]).order_by("posting_id", "number")
    for key, slot in sheets.values_list("posting_id", "slot"):
        slots.setdefault(key, []).append(slot)
    return tuple(_row(row, slots.get(row[0], ())) for row in found)


def _row(row: tuple[Any, ...], slots: Iterable[int]) -> PostingRow:
    values = dict(zip(PostingRow.__dataclass_fields__, row, strict=False))
    values["standing"], values["last_version"] = Standing(values["standing"]), values["last_version"] or 0
    return PostingRow(**{**values, "photo": values["photo"] or ""}, slots=tuple(slots))
