"""Reads of reversed penalty decisions: what is still to be taken down, and what the public reads once it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Subquery

from mingbai.accounts.values import Acting
from mingbai.catalogue.models import LineEdition
from mingbai.entries.models import Entry, PenaltyReversal
from mingbai.entries.policies import visible_organ
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.decisions import Decision
from mingbai.statute.disclosure.penalties import PENALTIES, Reversal, public_reason
from mingbai.statute.disclosure.review import Standing


@dataclass(frozen=True, slots=True)
class ReversalRow:
    """A reversed decision that is still public, and the days by which it must be taken down."""

    entry_id: int
    title: str
    kind: Reversal
    reversed_on: date
    remind_by: date
    judge_by: date


@dataclass(frozen=True, slots=True)
class WithdrawnPenalty:
    """What the public reads at the address of a reversed decision; nothing of the decision itself."""

    organ: OrganRow
    index_number: str
    reason: str
    withdrawn_at: datetime


def decision_of(entry: Entry) -> Decision:
    """Return the mark of the entry's catalogue line."""
    marks = LineEdition.objects.filter(line_id=entry.line_id).order_by("-in_force_on", "-id").values_list("decision", flat=True)
    return Decision(marks.first() or "")


def may_reverse(by: Acting, entry_id: int) -> bool:
    """Return whether this is a published penalty decision whose reversal has not been recorded yet."""
    found = Entry.objects.select_related("organ").filter(pk=entry_id, standing=Standing.PUBLISHED.value, reversal__isnull=True)
    entry = found.first()
    if entry is None:
        return False
    visible_organ(by, entry.organ.code)
    return entry.statutory_item == PENALTIES or decision_of(entry).kind == Decision.PENALTY


def to_take_down(organ_id: int) -> tuple[ReversalRow, ...]:
    """Return an organ's reversed decisions that are still public, the most urgent first."""
    # Not by a join: SQLite would begin with all entries while there are hardly any reversals.
    public = Entry.objects.filter(pk=OuterRef("entry_id"), organ_id=organ_id, standing=Standing.PUBLISHED.value)
    found = PenaltyReversal.objects.filter(Exists(public)).annotate(title=Subquery(public.values("title")))
    names = ("entry_id", "title", "kind", "reversed_on", "remind_by", "judge_by")
    return tuple(
        ReversalRow(key, title, Reversal(kind), on, remind, judge)
        for key, title, kind, on, remind, judge in found.order_by("judge_by", "id").values_list(*names)
    )


def withdrawn_penalty(organ_code: str, entry_id: int) -> WithdrawnPenalty | None:
    """Return what the public reads about a reversed decision that was taken down; None for anything else."""
    row = (
        PenaltyReversal.objects.select_related("entry")
        .filter(entry_id=entry_id, entry__organ__code=organ_code, entry__standing=Standing.WITHDRAWN.value)
        .first()
    )
    if row is None or row.entry.withdrawn_at is None:
        return None
    reason = public_reason(Reversal(row.kind), row.reversed_on)
    return WithdrawnPenalty(organs.organ(organ_code), row.entry.index_number or "", reason, row.entry.withdrawn_at)
