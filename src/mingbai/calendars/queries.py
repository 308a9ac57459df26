"""The calendar as the law counts it: the library's years, the product's local years, and what staff imported over them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Q

from mingbai.calendars.models import HolidayNotice
from mingbai.calendars.values import shipped
from mingbai.core.models import Site
from mingbai.core.once import once_a_page
from mingbai.statute.workdays.arrangement import NATIONAL, Arrangement
from mingbai.statute.workdays.calendar import Calendar


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One imported notice as the page lists it; `is_in_force` until a later one for the same year and layer replaces it."""

    id: int
    region: str
    year: int
    document_number: str
    issued_on: date
    days_off: tuple[date, ...]
    make_up_workdays: tuple[date, ...]
    imported_at: datetime
    imported_by: str
    is_in_force: bool


def notices() -> tuple[NoticeRow, ...]:
    """Return all imported notices, the latest import first."""
    return tuple(_row(found) for found in HolidayNotice.objects.order_by("-id"))


def latest() -> tuple[int, str]:
    """Return the key and the number of the latest notice imported; (0, "") when none was."""
    found = HolidayNotice.objects.order_by("-id").values_list("id", "document_number").first()
    return found or (0, "")


def national() -> Calendar:
    """Return the calendar of the State Council's notices alone."""
    return calendar()


def local(until: int | None = None) -> Calendar:
    """Return the calendar of this installation's organs: the national one, with the local layer of their region if it has one.

    `until` leaves out the notices imported after the one with this key: the calendar as it was then.
    """
    return calendar(Site.objects.values_list("region", flat=True).first() or NATIONAL, until)


@once_a_page
def calendar(region: str = NATIONAL, until: int | None = None) -> Calendar:
    """Return the national calendar, with the local layer of `region` if one is named.

    One small query; the value is cached as long as the notices in force stay the same.
    """
    in_force = Q(replaced_by=None)
    if until is not None:
        in_force = Q(id__lte=until) & (Q(replaced_by=None) | Q(replaced_by__gt=until))
    rows = HolidayNotice.objects.filter(in_force, region__in={NATIONAL, region}).order_by("id")
    listed = rows.values_list("region", "year", "days_off", "make_up_workdays")
    return _built(region, tuple((where, year, tuple(off), tuple(worked)) for where, year, off, worked in listed))


Stored = tuple[str, int, tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=32)
def _built(region: str, stored: tuple[Stored, ...]) -> Calendar:
    imported: dict[str, list[Arrangement]] = {NATIONAL: [], region: []}
    for where, year, off, worked in stored:
        imported[where].append(Arrangement(year, frozenset(_dates(off)), frozenset(_dates(worked))))
    return shipped(region, tuple(imported[NATIONAL]), tuple(imported[region]))


def _dates(texts: tuple[str, ...] | list[str]) -> tuple[date, ...]:
    return tuple(date.fromisoformat(text) for text in texts)


def _row(found: HolidayNotice) -> NoticeRow:
    return NoticeRow(
        id=found.pk,
        region=found.region,
        year=found.year,
        document_number=found.document_number,
        issued_on=found.issued_on,
        days_off=_dates(found.days_off),
        make_up_workdays=_dates(found.make_up_workdays),
        imported_at=found.imported_at,
        imported_by=found.imported_by,
        is_in_force=found.replaced_by_id is None,
    )
