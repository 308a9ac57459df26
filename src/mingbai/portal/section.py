"""What all pages of an organ's section share: the organ, the four fixed parts, the facts at the side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from mingbai.annual_report import queries as reports
from mingbai.channels.values import DeliveryCount
from mingbai.core.errors import NotVisible
from mingbai.core.kept import kept
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.portal.levels import heading
from mingbai.statute.disclosure.committees import COMMUNITY, COMMUNITY_AFFAIRS, VILLAGE, VILLAGE_AFFAIRS

COLUMN = "政府信息公开"
PARTS = (
    ("guide", "政府信息公开指南"),
    ("rules", "政府信息公开制度"),
    ("content", "法定主动公开内容"),
    ("organ-reports", "政府信息公开年报"),
)


# Committees are no administrative organs: no guide, no rules, no reports.
OF_COMMITTEES = {VILLAGE: VILLAGE_AFFAIRS, COMMUNITY: COMMUNITY_AFFAIRS}


@dataclass(frozen=True, slots=True)
class PublishedInYear:
    """What an organ published in the year of its last report, by channel, according to that report."""

    year: int
    channels: tuple[DeliveryCount, ...]
    total: int


def section(code: str, part: str) -> tuple[OrganRow, dict[str, Any]]:
    """Return the organ and the context of one of its pages; `part` is a page name in PARTS, or empty.

    A committee has one part, its village or community affairs; raise NotVisible for any other.
    """
    organ = organs.organ(code)
    column = OF_COMMITTEES.get(organ.level, COLUMN)
    parts = (("organ", column),) if organ.is_committee else PARTS
    if part and part not in dict(parts):
        raise NotVisible(code)
    return organ, {
        "organ": organ,
        "level": heading(organ.level),
        "part": part,
        "parts": [(name, label, reverse(f"portal:{name}", args=[code])) for name, label in parts],
        "published": last_published(organ),
        "column_name": dict(parts).get(part, column),
        "column_type": column,
        "former": organs.former_names(organ.id),
        "place": "organs",
    }


def of_organ(organ: OrganRow) -> dict[str, Any]:
    """Return the context of a page that belongs to an organ's section and shows none of its parts."""
    column = OF_COMMITTEES.get(organ.level, COLUMN)
    return {"organ": organ, "level": heading(organ.level), "column_name": column, "column_type": column, "place": "organs"}


@kept("annual_report.Report", "annual_report.ReportVersion")
def last_published(organ: OrganRow) -> PublishedInYear | None:
    """Return the figures of the organ's last published report; None before the first."""
    for row in reports.published_list(organ.id, 1):
        document = reports.published(organ.code, row.year).document
        channels = tuple(DeliveryCount(c.key, c.label, c.count) for c in document.publications)
        return PublishedInYear(row.year, channels, document.publications_total)
    return None


def since(year: int) -> tuple[date, date]:
    """Return the first and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)
