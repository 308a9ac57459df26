"""Reads of public opinion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db.models import OuterRef, QuerySet, Subquery

from mingbai.accounts.values import Acting
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.core.paging import PAGE, ListPage, cut
from mingbai.core.words import CHINA
from mingbai.public_opinion import policies
from mingbai.public_opinion.models import OpinionAnswer, OpinionEvent, OpinionFinding
from mingbai.public_opinion.values import AnswerRow, EventRow, FindingOfOpinion
from mingbai.statute.public_opinion.answering import ENDED, OpinionKind, OpinionState

FIELDS = (
    "id", "organ_id", "organ__code", "what", "said", "where", "kind", "found_at", "state", "recorded_by", "answered_at",
    "conference_at", "conference_where", "mended", "closed_at", "why_not",
)  # fmt: skip


def opinions(organ_id: int, *, after: str = "", limit: int = PAGE) -> ListPage[EventRow]:
    """Return a page of an organ's events, latest first."""
    listed = OpinionEvent.objects.filter(organ_id=organ_id).order_by("-id")
    if key := asked.key(after):
        listed = listed.filter(id__lt=key)
    return cut(_rows(listed[: limit + 1]), limit, lambda row: row.id)


def open_opinions(organ_id: int) -> tuple[EventRow, ...]:
    """Return the events of an organ that are not ended, first found first."""
    listed = OpinionEvent.objects.filter(organ_id=organ_id).exclude(state__in=[one.value for one in ENDED])
    return tuple(_rows(listed.order_by("found_at", "id")))


def opinion(by: Acting, event_id: int) -> EventRow:
    """Return one event to whoever reads its organ's work; raise NotVisible for all others."""
    for row in _rows(OpinionEvent.objects.filter(pk=event_id)):
        policies.organ_to_read(by, row.organ_id)
        return row
    raise NotVisible(str(event_id))


def findings(event_id: int) -> tuple[FindingOfOpinion, ...]:
    """Return what was checked about an event, in order."""
    fields = tuple(FindingOfOpinion.__dataclass_fields__)
    return tuple(FindingOfOpinion(*row) for row in _of(OpinionFinding.objects.all(), event_id).values_list(*fields))


def answers(event_id: int) -> tuple[AnswerRow, ...]:
    """Return the entries that answer an event, in order."""
    fields = ("entry_id", "entry__title", "entry__stage", "entry__is_listed", "entry__published_at")
    return tuple(AnswerRow(*row) for row in OpinionAnswer.objects.filter(event_id=event_id).order_by("id").values_list(*fields))


def was_answered(organ_id: int, first_on: date, last_on: date) -> bool:
    """Return whether an answer to an event of the organ was published in these days (in China)."""
    days = (datetime.combine(one, time(), CHINA) for one in (first_on, last_on + timedelta(days=1)))
    answers = OpinionAnswer.objects.filter(event__organ_id=organ_id)
    return answers.filter(**dict(zip(("entry__published_at__gte", "entry__published_at__lt"), days, strict=True))).exists()


def _of(rows: QuerySet[OpinionFinding], event_id: int) -> QuerySet[OpinionFinding]:
    return rows.filter(event_id=event_id).order_by("id")


def _rows(listed: QuerySet[OpinionEvent]) -> Iterator[EventRow]:
    first = OpinionAnswer.objects.filter(event=OuterRef("pk"), entry__published_at__isnull=False).order_by("entry__published_at")
    for row in listed.annotate(answered_at=Subquery(first.values("entry__published_at")[:1])).values(*FIELDS):
        told = {"organ_code": row.pop("organ__code"), "kind": OpinionKind(row["kind"]), "state": OpinionState(row["state"])}
        yield EventRow(**{**row, **told})
