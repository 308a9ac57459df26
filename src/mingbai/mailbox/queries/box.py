"""Openings of the suggestion box."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.conf import settings

from mingbai.accounts.policies import visible_organ
from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible
from mingbai.core.paging import SHORT, ListPage, cut, day_of, joined
from mingbai.mailbox.models import SuggestionOpening, SuggestionSlip
from mingbai.mailbox.values import SlipRow, SuggestionOpeningRow
from mingbai.organs import queries as organs
from mingbai.statute.mailbox.clock import open_box_by
from mingbai.statute.mailbox.states import MessageKind


def openings(*, by: Acting, organ_code: str, on: date, after: str = "", limit: int = SHORT) -> ListPage[SuggestionOpeningRow]:
    """Return a page of an organ's openings, newest first."""
    organ = visible_organ(by, organ_code)
    found = SuggestionOpening.objects.filter(organ_id=organ.id, removed_at__isnull=True, opened_on__lte=on).order_by(
        "-opened_on", "-id"
    )
    if place := day_of(after):
        found = found.filter(opened_on__lte=place[0]).exclude(opened_on=place[0], id__gte=place[1])
    return cut(_rows(found[: limit + 1]), limit, lambda row: joined(row.opened_on, row.id))


def was_opened(organ_id: int, first_on: date, last_on: date) -> bool:
    """Return whether a box of the organ was opened in these days."""
    found = SuggestionOpening.objects.filter(organ_id=organ_id, removed_at__isnull=True)
    return found.filter(opened_on__gte=first_on, opened_on__lte=last_on).exists()


def opening(*, by: Acting, opening_id: int) -> SuggestionOpeningRow:
    """Return one opening with its slips; raise NotVisible for one that this person does not read."""
    rows = _rows(SuggestionOpening.objects.filter(pk=opening_id, removed_at__isnull=True))
    if not rows:
        raise NotVisible(str(opening_id))
    visible_organ(by, organs.organ_by_id(rows[0].organ_id).code)
    return rows[0]


def slip(*, by: Acting, slip_id: int) -> tuple[SuggestionOpeningRow, SlipRow]:
    """Return one slip with its opening."""
    found = SuggestionSlip.objects.filter(pk=slip_id).values_list("opening_id", flat=True).first()
    row = opening(by=by, opening_id=found or 0)
    return row, next(one for one in row.slips if one.id == slip_id)


def to_open(organ_id: int, on: date) -> tuple[date, date] | None:
    """Return the last opening and the day by which the box was to be opened again, once that is over; None otherwise.

    An organ that never registered an opening is taken to have no box.
    """
    found = SuggestionOpening.objects.filter(organ_id=organ_id, removed_at__isnull=True, opened_on__lte=on).order_by("-opened_on")
    last = found.values_list("opened_on", flat=True).first()
    by = open_box_by(last, settings.MAILBOX) if last else None
    return (last, by) if last and by and on > by else None


def _rows(found: Iterable[SuggestionOpening]) -> tuple[SuggestionOpeningRow, ...]:
    listed = list(found)
    slips = dict[int, list[SlipRow]]()
    for one in SuggestionSlip.objects.filter(opening__in=listed).order_by("number"):
        row = SlipRow(one.pk, one.number, MessageKind(one.kind), one.gist, one.handling, one.posted, one.handled_on)
        slips.setdefault(one.opening_id, []).append(row)
    return tuple(
        SuggestionOpeningRow(one.pk, one.organ_id, one.place, one.opened_on, one.first, one.second, tuple(slips.get(one.pk, ())))
        for one in listed
    )
