"""Give a field of the catalogue to a department, take it away, or leave it to the subject column again."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting
from mingbai.catalogue.actions.duties_generated import look_again
from mingbai.catalogue.models import Assignment, CatalogueLine
from mingbai.catalogue.policies import county_to_keep
from mingbai.core import public
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.words import measured
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ


def assign_field(
    *, organ_code: str, field: str, is_owner: bool | None, since_on: date, reason: str, by: Acting, at: datetime
) -> None:
    """Decide from a day on whose a field is; None leaves it to the subject column again. The same decision changes nothing."""
    county = county_to_keep(by)
    organ = organs.organ(organ_code)
    if organ.parent_id != county.id or organ.level != "department":
        raise NotVisible(organ_code)
    why = measured(reason, "reason", "为什么这样定", longest=300)
    if not CatalogueLine.objects.filter(owner_id=county.id, field=field, for_county=True).exists():
        raise Invalid("目录里没有这个县级领域，从列表里选。", "field")
    with open_act(by=by, at=at) as done:
        done.lock(Organ, pk=organ.id)
        last = Assignment.objects.filter(organ_id=organ.id, field=field, until_on__isnull=True).first()
        if (last.is_owner if last else None) == is_owner:
            return
        if last is not None:
            if since_on < last.since_on:
                raise Invalid(f"上一次从{last.since_on.isoformat()}起定，这一次不能更早。", "since_on")
            last.until_on = since_on
            last.save(update_fields=["until_on"])
        if is_owner is not None:
            said = {"reason": why, "made_by": done.signature, "made_at": at}
            Assignment.objects.create(organ_id=organ.id, field=field, is_owner=is_owner, since_on=since_on, **said)
        data = {"organ": organ_code, "field": field, "owned": is_owner, "since_on": since_on, "reason": why}
        done.note("catalogue.field_assigned", f"organ:{organ_code}", data)
        look_again(done, organ.id)
        public.touch(by.organ_code)
