"""Last year's publications of the own organ, beside the list of 今日."""

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
    """The publications of a year by channel; `link` gives the address of a channel's records."""

    year: int
    channels: tuple[DeliveryCount, ...]
    total: int
    link: Callable[[DeliveryCount], str]
    total_href: str


def last_year(asked: Day) -> YearFigures | None:
    """The figures of the year before; None for posts that do not belong to a reporting organ's work."""
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
