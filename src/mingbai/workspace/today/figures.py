"""Last year's publications of the person's organ, shown beside 今日."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from mingbai.accounts.policies import supervises
from mingbai.annual_report import queries
from mingbai.channels.values import DeliveryCount
from mingbai.workspace.tasks import Day


@dataclass(frozen=True, slots=True)
class YearFigures:
    """A year's publications by channel; `link` maps a channel to the address of its records."""

    year: int
    channels: tuple[DeliveryCount, ...]
    total: int
    link: Callable[[DeliveryCount], str]
    total_href: str


def last_year(asked: Day) -> YearFigures | None:
    """Return last year's figures; None for posts outside a reporting organ's work."""
    if supervises(asked.by):
        return None
    year = asked.on.year - 1
    counted = queries.publications(asked.organ.id, year)

    def records(path: str) -> str:
        return reverse("work:cell", args=[asked.organ.code, year, path])

    return YearFigures(
        year,
        counted.channels,
        counted.total,
        lambda channel: records(f"publications.{channel.key}"),
        records("publications.total"),
    )
