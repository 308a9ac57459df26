"""What an organ makes of the catalogue for itself: not applicable, sooner, and undone again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mingbai.accounts.values import Acting
from mingbai.catalogue.actions.editions import note
from mingbai.catalogue.actions.limits import shorter
from mingbai.catalogue.models import Adjustment
from mingbai.catalogue.policies import organ_to_adjust
from mingbai.catalogue.queries.items import item_for
from mingbai.catalogue.values.items import ItemRow, text
from mingbai.core import public
from mingbai.core.errors import Invalid, NotVisible
from mingbai.organs.models import Organ
from mingbai.organs.queries import OrganRow


def mark_not_applicable(*, organ_code: str, item_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Say that the organ does not have this item, and why; the county office reads the reason."""
    organ = organ_to_adjust(by, organ_code)
    why = text(reason, "为什么不适用", "reason", 300)
    if len(why) < 4:
        raise Invalid("写明为什么不适用，至少4个字，例如：本镇没有国有林场。", "reason")
    with transaction.atomic():
        row = _item(organ, item_id, at)
        if not row.is_applicable and row.reason == why:
            return
        _adjust(organ.id, item_id, by, at, is_applicable=False, reason=why)
        note("catalogue.not_applicable", f"item:{item_id}", {"organ": organ_code, "item": row.title, "reason": why}, by, at)
        public.touch()


def mark_applicable(*, organ_code: str, item_id: int, by: Acting, at: datetime) -> None:
    """Take "not applicable" back."""
    organ = organ_to_adjust(by, organ_code)
    with transaction.atomic():
        row = _item(organ, item_id, at)
        if row.is_applicable:
            return
        _adjust(organ.id, item_id, by, at, is_applicable=True, reason="")
        note("catalogue.applicable", f"item:{item_id}", {"organ": organ_code, "item": row.title}, by, at)
        public.touch()


def shorten_limit(*, organ_code: str, item_id: int, unit: str, by: Acting, at: datetime) -> None:
    """Publish sooner than the catalogue asks; "" goes back to the catalogue's limit."""
    organ = organ_to_adjust(by, organ_code)
    with transaction.atomic():
        row = _item(organ, item_id, at)
        own, said = shorter(row.catalogue_unit, unit) if unit.strip() else ("", "")
        if own == (row.unit if row.is_shortened else ""):
            return
        _adjust(organ.id, item_id, by, at, unit=own, time_limit=said)
        data = {"organ": organ_code, "item": row.title, "unit": own, "catalogue": row.catalogue_unit}
        note("catalogue.limit_shortened", f"item:{item_id}", data, by, at)
        public.touch()


def _item(organ: OrganRow, item_id: int, at: datetime) -> ItemRow:
    # The organ's row is the lock of its adjustments.
    Organ.objects.select_for_update().get(pk=organ.id)
    row = item_for(organ.code, item_id, at.date())
    if row is None:
        raise NotVisible(str(item_id))
    return row


def _adjust(organ_id: int, item_id: int, by: Acting, at: datetime, **values: object) -> None:
    """Write the adjustment; one that says nothing any more goes, the trail keeps what it said."""
    row = Adjustment.objects.filter(organ_id=organ_id, item_id=item_id).first() or Adjustment(organ_id=organ_id, item_id=item_id)
    for name, value in values.items():
        setattr(row, name, value)
    row.made_by, row.made_at = by.actor.label, at
    if row.is_applicable and not row.unit:
        if row.pk:
            row.delete()
        return
    row.save()
