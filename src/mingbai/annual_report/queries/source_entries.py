"""Entries published in the year, each counted once."""

from __future__ import annotations

from mingbai.annual_report.queries.source import Asked, Counting, Found, Source
from mingbai.annual_report.values import RecordRow
from mingbai.channels import queries as channels
from mingbai.statute.annual_report.counting import PUBLISHED

PATH = "entries"


def _page(asked: Asked) -> Found:
    first, last = asked.scope.days
    rows, further = channels.entry_page(
        organ_id=asked.scope.organ_id, first_on=first, last_on=last, after=asked.after_id, limit=asked.limit
    )
    listed = (RecordRow(r.entry_id, r.delivered_on, r.title, r.index_number, "1", PATH) for r in rows)
    return Found(tuple(listed), further)


ENTRIES = Source(
    register=PATH,
    countings={PATH: Counting("这一年公开的信息，同一条发到几个渠道也只算一条。", PUBLISHED, "这一年没有公开信息。")},
    count=lambda scope: {PATH: scope.publications.entries},
    page=_page,
    labels=lambda scope: {PATH: "公开信息（不重复计）"},
)
