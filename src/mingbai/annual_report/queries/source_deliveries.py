"""The year's deliveries: an entry counts once for each channel it reached."""

from __future__ import annotations

from collections.abc import Mapping

from mingbai.annual_report.queries.source import Asked, Counting, Found, Scope, Source, Value
from mingbai.annual_report.values import RecordRow
from mingbai.channels import queries as channels
from mingbai.statute.annual_report.counting import PUBLISHED

TOTAL = "publications.total"
BY_CHANNEL = "publications."


def _count(scope: Scope) -> Mapping[str, Value]:
    found = scope.publications
    return {f"{BY_CHANNEL}{channel.key}": channel.count for channel in found.channels} | {TOTAL: found.total}


def _labels(scope: Scope) -> Mapping[str, str]:
    named = {f"{BY_CHANNEL}{channel.key}": f"{channel.label}公开条数" for channel in scope.publications.channels}
    return named | {TOTAL: "各渠道公开总条数"}


def _page(asked: Asked) -> Found:
    first, last = asked.scope.days
    rows, further = channels.delivery_page(
        organ_id=asked.scope.organ_id,
        first_on=first,
        last_on=last,
        channel="" if asked.path == TOTAL else asked.path.removeprefix(BY_CHANNEL),
        after=asked.after,
        limit=asked.limit,
    )
    listed = (RecordRow(r.id, r.delivered_on, r.title, f"{r.channel_label}，{r.index_number}", "1", "deliveries") for r in rows)
    return Found(tuple(listed), further)


DELIVERIES = Source(
    register="deliveries",
    countings={
        TOTAL: Counting(
            "这一年送达的，按渠道一条一条数；同一条发了几个渠道，数几次。",
            PUBLISHED,
            "这一年没有发到任何渠道。",
        ),
        BY_CHANNEL: Counting(
            "这一年送达的，发到一个渠道算一条；没有送到的和撤回的不算。",
            PUBLISHED,
            "这一年没有发到这个渠道。",
        ),
    },
    count=_count,
    page=_page,
    labels=_labels,
)
