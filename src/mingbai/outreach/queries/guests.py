"""Who signed up: for those who hold the day, and for whoever has the code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q

from mingbai.accounts.values import Acting
from mingbai.core import words
from mingbai.core.errors import NotVisible
from mingbai.core.sealing import is_code
from mingbai.outreach import policies
from mingbai.outreach.models import OpenDay, SignUp
from mingbai.outreach.queries.open_days import found
from mingbai.outreach.values import SignUpRow, guest_of
from mingbai.rendering.casepaper.value import CasePaper, CellSide, ListColumn, ListTable, Prose
from mingbai.statute.outreach.open_days import DayState, kept_until

COLUMNS = (
    ListColumn("序号", 8),
    ListColumn("姓名", 14),
    ListColumn("电话", 20),
    ListColumn("人数", 8),
    ListColumn("想先问的", 50, CellSide.LEFT),
)


def guests(by: Acting, day_id: int) -> tuple[SignUpRow, ...]:
    """Return the sign-ups that stand, in their order; raise NotVisible for anyone who does not hold the day."""
    row = found(day_id)
    organ = policies.organ_to_read(by, row.organ_id)
    if not policies.may_see_guests(by, organ):
        raise NotVisible(str(day_id))
    listed = SignUp.objects.filter(open_day_id=day_id, cancelled_at__isnull=True).order_by("id")
    return tuple(SignUpRow(one.pk, one.number, one.people, one.signed_up_at, guest_of(one.contents)) for one in listed)


def guest_list(by: Acting, day_id: int, today: date) -> CasePaper:
    """Return the list for the day as the paper that is printed; the same people as `guests` returns."""
    rows, day = guests(by, day_id), found(day_id)
    people = sum(one.people for one in rows)
    standing = f"{words.day(day.plan.held_on)}{day.plan.begins}，{day.plan.theme}。{len(rows)}份报名，{people}人。"
    return CasePaper(
        organ_name=day.organ_name,
        heading="政府开放日报名名单",
        made_on=today,
        subject=f"{words.iso(day.plan.held_on)}",
        parts=(Prose((standing,)), ListTable(COLUMNS, tuple(_line(n, one) for n, one in enumerate(rows, 1)))),
        foot=f"只为当天接待用，用完销毁，不张贴、不转发。系统里的留到{words.day(kept_until(day.plan.held_on))}。",
    )


def _line(number: int, row: SignUpRow) -> tuple[str, ...]:
    guest = row.guest
    said = (guest.name, guest.telephone, guest.question) if guest else ("已删除", "", "")
    return (str(number), said[0], said[1], str(row.people), said[2])


def opened(number: str, code: str) -> SignUp | None:
    """Return the sign-up that the code opens; None for any other."""
    row = SignUp.objects.select_related("open_day__organ").filter(number=number).first()
    return row if row is not None and row.code and is_code(number, code.upper(), row.code) else None


def to_erase(today: date) -> Iterator[tuple[int, int]]:
    """Yield the open days, with their organs, whose names and telephone numbers have been kept long enough."""
    # What nobody recorded as held is past its purpose all the same.
    over = today - (kept_until(today) - today) - timedelta(days=1)
    held = Q(held_on__lte=over) & ~Q(state=DayState.CALLED_OFF.value)
    days = OpenDay.objects.filter(held | Q(called_off_on__lte=over)).order_by("id")
    kept = SignUp.objects.exclude(contents="").values("open_day")
    yield from days.filter(pk__in=kept).values_list("id", "organ_id")
