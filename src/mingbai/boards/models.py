"""Public boards (公开栏) and what hangs on them, sheet by sheet."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from mingbai.core.models import StoredFile
from mingbai.entries.models import Entry
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.boards import PostingEnd

PAPERS = ("A3", "A4")
MOST_ROWS, MOST_COLUMNS = 8, 20


class Board(models.Model):
    """The board of an organ or a village: slots in rows and columns, counted from the upper left; `paper` is what one holds."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="boards")
    name = models.CharField(max_length=60)
    place = models.CharField(max_length=120)
    rows = models.PositiveSmallIntegerField()
    columns = models.PositiveSmallIntegerField()
    paper = models.CharField(max_length=2)
    added_at = models.DateTimeField()
    closed_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "name"], condition=Q(closed_on__isnull=True), name="board_name_once"),
            models.CheckConstraint(
                condition=Q(rows__gte=1, rows__lte=MOST_ROWS, columns__gte=1, columns__lte=MOST_COLUMNS), name="board_has_slots"
            ),
            models.CheckConstraint(condition=Q(paper__in=PAPERS), name="board_paper_known"),
        ]

    @property
    def subject(self) -> str:
        """The board's name in the audit trail."""
        return f"board:{self.organ.code}:{self.pk}"


class Posting(models.Model):
    """One version of an entry on one board, from the day it was hung to the day it came down.

    `until_on` is the first day on which it may come down, None where nothing sets one. `hung_by` and `taken_by` name a post or a
    person. `photo` may prove it; nobody has to take one.
    """

    board = models.ForeignKey(Board, models.PROTECT, related_name="postings")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="postings")
    version = models.PositiveIntegerField()
    hung_on = models.DateField()
    until_on = models.DateField(null=True)
    hung_by = models.CharField(max_length=80)
    recorded_by = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()
    photo = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    end = models.CharField(max_length=12, blank=True)
    taken_on = models.DateField(null=True)
    taken_by = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["board", "until_on", "id"], condition=Q(taken_on__isnull=True), name="posting_up"),
            models.Index(fields=["entry", "board"], name="posting_of_entry"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["board", "entry"], condition=Q(taken_on__isnull=True), name="posting_up_once"),
            models.CheckConstraint(
                condition=Q(taken_on__isnull=True, end="", taken_by="")
                | (Q(taken_on__isnull=False, end__in=[one.value for one in PostingEnd]) & ~Q(taken_by="")),
                name="posting_taken_down_whole",
            ),
            models.CheckConstraint(
                condition=Q(taken_on__isnull=True) | Q(taken_on__gte=F("hung_on")), name="posting_down_after_up"
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("hung_on")), name="posting_until_after_up"
            ),
        ]


class Broadcast(models.Model):
    """An entry read out over the loudspeaker of an organ or a village, with the words that were read; never changed."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="broadcasts")
    version = models.PositiveIntegerField()
    text = models.TextField()
    read_at = models.DateTimeField()
    read_by = models.CharField(max_length=80)
    recorded_by = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["entry", "-read_at"], name="broadcast_of_entry")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "entry", "read_at"], name="broadcast_once"),
            models.CheckConstraint(condition=Q(read_at__lte=F("recorded_at")), name="broadcast_read_before_record"),
        ]


class PostedSheet(models.Model):
    """One sheet of a posting in one slot of its board; a slot holds one sheet at a time."""

    posting = models.ForeignKey(Posting, models.PROTECT, related_name="sheets")
    board = models.ForeignKey(Board, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    slot = models.PositiveSmallIntegerField()
    is_up = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["board", "slot"], condition=Q(is_up=True), name="slot_holds_one_sheet"),
            models.UniqueConstraint(fields=["posting", "number"], name="sheet_number_once"),
        ]
