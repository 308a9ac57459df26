"""The management ledger: open days, meetings, training, inspections."""

from __future__ import annotations

from mingbai.annual_report.queries.source import Asked, Counting, Found, Source, first_rows
from mingbai.annual_report.values import RecordRow
from mingbai.statute.annual_report.counting import LEDGER
from mingbai.supervision import queries as supervision

PREFIX = "activities."


def _page(asked: Asked) -> Found:
    kind = asked.path.removeprefix(PREFIX)
    rows = supervision.activities(asked.scope.organ_id, kind, *asked.scope.days, after=asked.after_id, limit=asked.limit + 1)
    label = supervision.LABELS[kind]
    return first_rows(asked, (RecordRow(r.id, r.held_on, r.title, label, "1", "activities") for r in rows))


ACTIVITIES = Source(
    register="activities",
    countings={PREFIX: Counting("活动那一天在这一年的，一次算一次。", LEDGER, "这一年没有登记过这类活动。")},
    count=lambda scope: {f"{PREFIX}{kind}": n for kind, n in supervision.counts(scope.organ_id, *scope.days).items()},
    page=_page,
    labels=lambda scope: {f"{PREFIX}{kind}": f"{label}次数" for kind, label in supervision.LABELS.items()},
    known=lambda path: {"kind": path.removeprefix(PREFIX)},
)
