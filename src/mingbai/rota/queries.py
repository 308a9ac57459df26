"""Reads of who is where."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists

from mingbai.calendars import queries as calendars
from mingbai.core import public
from mingbai.core.errors import Invalid, NotVisible
from mingbai.organs.queries import OrganRow
from mingbai.rendering.door.value import Door, DoorPerson, DoorSheets
from mingbai.rota.models import RotaDay, RotaMember
from mingbai.rota.values import MemberWeek, OnDuty, RotaRow, on_duty
from mingbai.statute.disclosure.rota import Whereabouts
from mingbai.statute.workdays.calendar import SATURDAY, YearNotAnnounced

FIELDS = tuple(RotaRow.__dataclass_fields__)
MOST = 200


def member(organ_id: int, member_id: int) -> RotaRow:
    """Return one line of an organ's directory; raise NotVisible when it has no such line."""
    for row in RotaMember.objects.filter(organ_id=organ_id, pk=member_id).values_list(*FIELDS):
        return RotaRow(*row)
    raise NotVisible(str(member_id))


def has_directory(organ_id: int) -> bool:
    """Return whether the organ shows who works there."""
    return RotaMember.objects.filter(organ_id=organ_id).exists()


def weeks(organ_id: int, days: Iterable[date]) -> tuple[MemberWeek, ...]:
    """Return everybody of an organ, leaders first, with where they are on these days."""
    rows = RotaMember.objects.filter(organ_id=organ_id).order_by("-is_leader", "order", "id").values_list(*FIELDS)
    found = [RotaRow(*row) for row in rows[:MOST]]
    if not found:
        return ()
    states: dict[int, dict[date, Whereabouts]] = {row.id: {} for row in found}
    entered = RotaDay.objects.filter(member__organ_id=organ_id, on__in=list(days))
    for member_id, on, state in entered.values_list("member_id", "on", "state"):
        states.setdefault(member_id, {})[on] = Whereabouts(state)
    return tuple(MemberWeek(row, states[row.id]) for row in found)


def is_blank(organ_id: int, today: date) -> bool:
    """Return whether an organ that keeps this says of nobody where they are, on a working day."""
    entered = RotaDay.objects.filter(member__organ_id=organ_id, on=today)
    blank = RotaMember.objects.filter(~Exists(entered), organ_id=organ_id).exists()
    return blank and working([today])[today]


def board(organ_id: int, today: date) -> tuple[OnDuty, ...]:
    """Return everybody of an organ as the public sees them today and tomorrow, leaders first."""
    tomorrow = today + timedelta(days=1)
    return tuple(on_duty(week, today, tomorrow) for week in weeks(organ_id, (today, tomorrow)))


def doors(organ: OrganRow, today: date) -> DoorSheets:
    """Return the sheets for the doors of an organ, a page for each room; whoever has no room is on a page of the organ's."""
    rooms: dict[str, list[DoorPerson]] = {}
    for one in weeks(organ.id, ()):
        row = one.row
        rooms.setdefault(row.room, []).append(DoorPerson(row.name, row.post, row.handles, row.telephone))
    if not rooms:
        raise Invalid("还没有人，先加上人再打印门牌。")
    found = tuple(Door(room, tuple(people)) for room, people in rooms.items())
    return DoorSheets(organ.name, organ.hours, found, today, public.printed_address(f"/{organ.code}/duty/"))


def working(days: Iterable[date]) -> dict[date, bool]:
    """Return which days are working days here; in a year without a notice yet, Monday to Friday."""
    calendar = calendars.local()
    found = {}
    for on in days:
        try:
            found[on] = calendar.is_working(on)
        except YearNotAnnounced:
            found[on] = on.weekday() < SATURDAY
    return found


def organs_with_old_days(before: date) -> tuple[int, ...]:
    """Return the organs that still have days from before this one."""
    old = RotaDay.objects.filter(on__lt=before).order_by("member__organ_id")
    return tuple(old.values_list("member__organ_id", flat=True).distinct())
