"""The suggestion box (意见箱): openings by two persons, slips without names, what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Refused
from mingbai.core.screen import screen
from mingbai.core.words import one_line
from mingbai.mailbox import policies
from mingbai.mailbox.models import SuggestionOpening, SuggestionSlip
from mingbai.organs.queries import row_of
from mingbai.registers.checks import day as checked_day
from mingbai.statute.mailbox.answers import may_open_box
from mingbai.statute.mailbox.states import SLIP_KINDS

MOST_SLIPS = 500


@dataclass(frozen=True, slots=True)
class Opening:
    """When and where a box was opened, and by which two persons."""

    opened_on: date
    place: str
    first: str
    second: str


def open_box(*, organ_code: str, opening: Opening, by: Acting, at: datetime) -> int:
    """Record that two persons opened the box, also when nothing lay in it; return the key of the opening."""
    organ = policies.organ_of_box(by, organ_code)
    place = one_line(opening.place, "意见箱在哪里", "place", 60)
    first, second = one_line(opening.first, "开箱的人", "first", 40), one_line(opening.second, "另一个开箱的人", "second", 40)
    checked_day(opening.opened_on, "开箱日期", "opened_on", at.date())
    verdict = may_open_box(first, second)
    if not verdict:
        raise Refused(verdict, "second")
    screen({"意见箱在哪里": place, "开箱的人": first, "另一个开箱的人": second}, at.date())
    with open_act(by=by, at=at) as done:
        if SuggestionOpening.objects.filter(
            organ_id=organ.id, place=place, opened_on=opening.opened_on, removed_at__isnull=True
        ).exists():
            raise Invalid("这一天这个意见箱已经登记过开箱，纸条登记在那一次里；登记错了，先把那一次撤下。", "opened_on")
        row = SuggestionOpening.objects.create(
            organ_id=organ.id,
            place=place,
            opened_on=opening.opened_on,
            first=first,
            second=second,
            registered_by=done.signature,
            registered_at=at,
        )
        said = {"organ": organ.code, "place": place, "opened_on": row.opened_on, "openers": f"{first}、{second}"}
        done.note("box.opened", row.subject, said)
    return row.pk


def enter_slip(*, opening_id: int, kind: str, gist: str, by: Acting, at: datetime) -> int:
    """Enter what one slip says, in short and without names; return its number."""
    if kind not in {one.value for one in SLIP_KINDS}:
        raise Invalid("选是意见建议，还是投诉举报。", "kind")
    said = _screened(gist, "写的是什么", "gist", 200, at.date())
    with open_act(by=by, at=at) as done:
        row = _opening(done, opening_id)
        number = SuggestionSlip.objects.filter(opening=row).count() + 1
        if number > MOST_SLIPS:
            raise Invalid(f"一次开箱最多登记{MOST_SLIPS}张；说同一件事的，合成一张登记，写明一共几张。", "gist")
        SuggestionSlip.objects.create(opening=row, number=number, kind=kind, gist=said)
        done.note("box.slip_entered", row.subject, {"organ": row.organ.code, "slip": number, "kind": kind})
    return number


def handle_slip(*, slip_id: int, handling: str, posted: str = "", by: Acting, at: datetime) -> None:
    """Record what became of a slip, and where the answer hangs; said again, it is corrected."""
    what = _screened(handling, "怎么办的", "handling", 300, at.date())
    where = _screened(posted, "答复贴在哪里", "posted", 120, at.date(), required=False)
    with open_act(by=by, at=at) as done:
        slip = done.lock(SuggestionSlip, "opening__organ", pk=slip_id)
        row = _opening(done, slip.opening_id)
        slip.handling, slip.posted, slip.handled_on = what, where, done.today
        slip.save(update_fields=["handling", "posted", "handled_on"])
        done.note("box.slip_handled", row.subject, {"organ": row.organ.code, "slip": slip.number})


def remove_opening(*, opening_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Take an opening out that was entered by mistake; its row stays."""
    why = _screened(reason, "为什么撤下", "reason", 200, at.date())
    with open_act(by=by, at=at) as done:
        row = _opening(done, opening_id)
        row.removed_at = at
        row.save(update_fields=["removed_at"])
        done.note("box.removed", row.subject, {"organ": row.organ.code, "reason": why})


def _opening(done: Doing, opening_id: int) -> SuggestionOpening:
    """Return an opening of this person's own organ, locked."""
    row = done.lock(SuggestionOpening, "organ", pk=opening_id, removed_at__isnull=True)
    policies.organ_of_box(done.by, row_of(row.organ).code)
    return row


def _screened(text: str, what: str, field: str, longest: int, on: date, *, required: bool = True) -> str:
    kept = one_line(text, what, field, longest, required=required)
    screen({what: kept}, on, fields={what: field})
    return kept
