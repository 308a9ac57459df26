"""Reads of meetings and matters."""

from __future__ import annotations

from mingbai.accounts.values import Acting
from mingbai.documents.models import Matter, MatterTopic
from mingbai.documents.policies import visible_organ
from mingbai.documents.values.matters import MatterRow, TopicRow
from mingbai.statute.disclosure.attributes import Attribute
from mingbai.statute.disclosure.meetings import MatterKind

PAGE = 30


def matters(*, by: Acting, organ_code: str, after: int = 0, limit: int = PAGE) -> tuple[MatterRow, ...]:
    """The meetings and matters of an organ, newest first, from the one before the given key."""
    organ = visible_organ(by, organ_code)
    rows = Matter.objects.filter(organ_id=organ.id).order_by("-id").prefetch_related("topics")
    if after:
        rows = rows.filter(pk__lt=after)
    return tuple(_row(row) for row in rows[:limit])


def _row(row: Matter) -> MatterRow:
    topics = tuple(_topic(one) for one in row.topics.all())
    return MatterRow(row.pk, MatterKind(row.kind), row.title, row.held_on, row.invited, row.recorded_by, topics)


def _topic(one: MatterTopic) -> TopicRow:
    return TopicRow(one.what, Attribute(one.attribute), one.way, one.reason, one.ground, one.duty_id)
