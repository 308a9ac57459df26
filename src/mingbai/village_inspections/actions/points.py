"""The county's own points, beside those of the law."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid
from mingbai.core.words import one_line
from mingbai.village_inspections import policies
from mingbai.village_inspections.models import OwnPoint

MOST_WEIGHT = 10


def add_point(*, words: str, source: str, weight: int, by: Acting, at: datetime) -> int:
    """Add a point for the rounds that are opened from now on, with the document that asks for it; return its key."""
    county = policies.county_to_set(by)
    words = one_line(words, "看什么", "words", 100)
    source = one_line(source, "出处：哪份文件要求的", "source", 100)
    if not 1 <= weight <= MOST_WEIGHT:
        raise Invalid(f"分量写1到{MOST_WEIGHT}的整数。", "weight")
    with open_act(by=by, at=at) as done:
        row = OwnPoint.objects.create(county_id=county.id, words=words, source=source, weight=weight, since_on=done.today)
        done.note("inspection.point_added", row.subject, {"words": words, "source": source, "weight": weight})
    return row.pk


def end_point(*, point_id: int, by: Acting, at: datetime) -> None:
    """End a point: rounds opened later do without it. Idempotent."""
    policies.county_to_set(by)
    with open_act(by=by, at=at) as done:
        row = done.lock(OwnPoint, pk=point_id)
        if row.until_on is None:
            row.until_on = done.today
            row.save(update_fields=["until_on"])
            done.note("inspection.point_ended", row.subject, {"words": row.words})
