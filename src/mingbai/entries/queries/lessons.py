"""What somebody who drafts under a line of the catalogue can learn from: published entries, and why drafts were sent back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mingbai.entries.models import Entry, ReviewVerdict
from mingbai.entries.queries.published import COLUMNS, by_catalogue
from mingbai.entries.values.rows import EntryRow
from mingbai.statute.disclosure.review import REVIEW_WORDS, EntryAct, Stage

EXAMPLES, LESSONS = 2, 5
LOOKED_AT = 50
"""Of how many of the newest entries of a line the returns are read, so that the page costs the same however many there are."""


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """A draft that was sent back: which entry, in which review, why and when."""

    entry_id: int
    title: str
    review: str
    opinion: str
    decided_at: datetime


def examples(organ_id: int, line_id: int) -> tuple[EntryRow, ...]:
    """Return the organ's newest public entries of a line; where it has none, those of another organ."""
    own = by_catalogue(organ_id=organ_id, line_id=line_id, limit=EXAMPLES).rows
    if own:
        return tuple(own)
    # By number, not by day: the index of lines is in that order.
    others = Entry.objects.filter(line_id=line_id, is_listed=True).order_by("-id").values_list(*COLUMNS)
    return tuple(EntryRow(*values) for values in others[:EXAMPLES])


def returns(organ_id: int, line_id: int) -> tuple[ReturnRow, ...]:
    """Return why the organ's last drafts under a line were sent back, newest first; of those that are public by now."""
    newest = Entry.objects.filter(organ_id=organ_id, line_id=line_id, is_listed=True).order_by("-published_at", "-id")
    ids = list(newest.values_list("id", flat=True)[:LOOKED_AT])
    found = ReviewVerdict.objects.filter(entry_id__in=ids, act=EntryAct.RETURN.value).exclude(opinion="").order_by("-id")
    rows = found.values_list("entry_id", "entry__title", "stage", "opinion", "decided_at")[:LESSONS]
    return tuple(
        ReturnRow(entry_id, title, REVIEW_WORDS[Stage(stage)], opinion, at) for entry_id, title, stage, opinion, at in rows
    )
