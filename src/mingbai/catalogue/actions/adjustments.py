"""How an organ departs from the catalogue: a line does not apply to it, or it publishes sooner; both can be undone."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.catalogue.actions.limits import shorter
from mingbai.catalogue.models import Adjustment
from mingbai.catalogue.policies import organ_to_adjust
from mingbai.catalogue.queries.lines import line_for
from mingbai.catalogue.values.lines import LineRow
from mingbai.core import public
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.screen import screen
from mingbai.core.words import one_line
from mingbai.organs.models import Organ
from mingbai.organs.queries import OrganRow


def mark_not_applicable(*, organ_code: str, line_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Mark a line as not applicable to the organ; the county office reads the reason."""
    organ = organ_to_adjust(by, organ_code)
    why = one_line(reason, "为什么不适用", "reason", 300)
    if len(why) < 4:
        raise Invalid("写明为什么不适用，至少4个字，例如：本镇没有国有林场。", "reason")
    screen({"不适用的理由": why}, at.date())
    with open_act(by=by, at=at) as done:
        row = _line(done, organ, line_id)
        if not row.is_applicable and row.reason == why:
            return
        _adjust(done, organ.id, line_id, is_applicable=False, reason=why)
        done.note("catalogue.not_applicable", f"item:{line_id}", {"organ": organ_code, "item": row.title, "reason": why})
        public.touch(by.organ_code)


def mark_applicable(*, organ_code: str, line_id: int, by: Acting, at: datetime) -> None:
    """Undo "not applicable"."""
    organ = organ_to_adjust(by, organ_code)
    with open_act(by=by, at=at) as done:
        row = _line(done, organ, line_id)
        if row.is_applicable:
            return
        _adjust(done, organ.id, line_id, is_applicable=True, reason="")
        done.note("catalogue.applicable", f"item:{line_id}", {"organ": organ_code, "item": row.title})
        public.touch(by.organ_code)


def shorten_limit(*, organ_code: str, line_id: int, unit: str, by: Acting, at: datetime) -> None:
    """Set a shorter limit than the catalogue's; "" restores the catalogue's own."""
    organ = organ_to_adjust(by, organ_code)
    with open_act(by=by, at=at) as done:
        row = _line(done, organ, line_id)
        own, said = shorter(row.catalogue_unit, unit) if unit.strip() else ("", "")
        if own == (row.unit if row.is_shortened else ""):
            return
        _adjust(done, organ.id, line_id, unit=own, time_limit=said)
        data = {"organ": organ_code, "item": row.title, "unit": own, "catalogue": row.catalogue_unit}
        done.note("catalogue.limit_shortened", f"item:{line_id}", data)
        public.touch(by.organ_code)


def _line(done: Doing, organ: OrganRow, line_id: int) -> LineRow:
    # Adjustments share no row to lock, so the organ's row serves as their lock.
    done.lock(Organ, pk=organ.id)
    row = line_for(organ.code, line_id, done.today)
    if row is None:
        raise NotVisible(str(line_id))
    return row


def _adjust(done: Doing, organ_id: int, line_id: int, **values: object) -> None:
    """Write the adjustment. One that no longer changes anything is deleted; the audit trail keeps what it said."""
    row = Adjustment.objects.filter(organ_id=organ_id, line_id=line_id).first() or Adjustment(organ_id=organ_id, line_id=line_id)
    for name, value in values.items():
        setattr(row, name, value)
    row.made_by, row.made_at = done.signature, done.at
    if row.is_applicable and not row.unit:
        if row.pk:
            row.delete()
        return
    row.save()
