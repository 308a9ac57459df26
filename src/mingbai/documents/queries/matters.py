"""Reads of meetings and matters."""

from __future__ import annotations

from mingbai.accounts.values import Acting
from mingbai.core import asked
from mingbai.core.paging import PAGE, ListPage, cut
from mingbai.documents.models import Matter, MatterTopic
from mingbai.documents.policies import visible_organ
from mingbai.documents.values.matters import MatterRow, TopicRow
from mingbai.statute.disclosure.attributes import Attribute
from mingbai.statute.disclosure.meetings import MatterKind


def matters(*, by: Acting, organ_code: str, after: str = "", limit: int = PAGE) -> ListPage[MatterRow]:
    """Return a page of an organ's meetings and matters, newest first, below the key `after`."""
    organ = visible_organ(by, organ_code)
    rows = Matter.objects.filter(organ_id=organ.id).order_by("-id").prefetch_related("topics")
    if key := asked.key(after):
        rows = rows.filter(pk__lt=key)
    return cut(map(_row, rows[: limit + 1]), limit, lambda row: row.id)


def _row(row: Matter) -> MatterRow:
    topics = tuple(_topic(one) for one in row.topics.all())
    return MatterRow(row.pk, MatterKind(row.kind), row.title, row.held_on, row.invited, row.recorded_by, topics)


def _topic(one: MatterTopic) -> TopicRow:
    return TopicRow(one.what, Attribute(one.attribute), one.way, one.reason, one.ground, one.duty_id)
