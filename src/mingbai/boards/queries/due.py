"""What should hang and does not, and how much there is to do today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from mingbai.boards.models import Board, Posting
from mingbai.boards.queries.boards import scope
from mingbai.boards.values import ToHang
from mingbai.channels.models import OPEN_STATES, Delivery
from mingbai.channels.values.reach import BOARD
from mingbai.core.words import in_china
from mingbai.entries.models import Entry
from mingbai.statute.disclosure.boards import PostingEnd
from mingbai.statute.disclosure.ranges import Range
from mingbai.statute.disclosure.review import Standing

MOST = 200


@dataclass(frozen=True, slots=True)
class BoardCounts:
    """What comes down today or is overdue, and which entries of villages hang nowhere yet."""

    to_take_down: int = 0
    to_hang: int = 0


def counts(organ_id: int, on: date) -> BoardCounts:
    """Count what there is to do on the boards of an organ and its villages: one statement where it has no boards."""
    boards = dict(_boards(organ_id).values_list("organ_id").annotate(n=Count("*")))
    if not boards:
        return BoardCounts()
    up = Posting.objects.filter(board__organ_id__in=list(boards), board__closed_on__isnull=True, taken_on__isnull=True)
    due = up.filter(Q(until_on__lte=on) | Q(entry__standing=Standing.WITHDRAWN.value)).count()
    return BoardCounts(due, _village_entries(organ_id).count())


def to_hang(organ_id: int) -> tuple[ToHang, ...]:
    """Return what should hang and does not: what villages have to see, then what the channel of boards waits for."""
    fields = ("id", "title", "village_id", "village__short_name", "published_at")
    found = list(_village_entries(organ_id).values_list(*fields)[:MOST])
    listed = Delivery.objects.filter(organ_id=organ_id, channel__key=BOARD, state__in=OPEN_STATES).order_by("entry_id")
    waiting = listed.values_list("entry_id", "entry__title", "entry__published_at")[:MOST]
    found += [(key, title, None, "", at) for key, title, at in waiting]
    return tuple(ToHang(key, title, of, name, in_china(at).date()) for key, title, of, name, at in found if at is not None)


def by_number(index_number: str) -> int:
    """Return the key of the published entry with this index number; 0 when there is none."""
    listed = Entry.objects.filter(index_number=index_number.strip(), standing=Standing.PUBLISHED.value)
    return listed.values_list("id", flat=True).first() or 0


def _boards(organ_id: int) -> QuerySet[Board]:
    return Board.objects.filter(scope(organ_id), closed_on__isnull=True).order_by()


def _village_entries(organ_id: int) -> QuerySet[Entry]:
    """Return what is for villages of this organ that have a board, was published since they have one, and never hung its time.

    What hung and was lost counts as not hung.
    """
    done = Q(taken_on__isnull=True) | Q(end__in=[PostingEnd.OVER.value, PostingEnd.REPLACED.value])
    hung = Posting.objects.filter(done, entry_id=OuterRef("pk"), board__organ_id=OuterRef("village_id"))
    first = Board.objects.filter(organ_id=OuterRef("village_id"), closed_on__isnull=True, added_at__lte=OuterRef("published_at"))
    listed = Entry.objects.filter(range=Range.VILLAGE.value, standing=Standing.PUBLISHED.value, village_id__isnull=False)
    kept = Q(village_id=organ_id) | Q(village__parent_id=organ_id)
    return listed.filter(kept, ~Exists(hung), Exists(first)).order_by("published_at", "id")
