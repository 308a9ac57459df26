"""Import of holiday notices: a later notice replaces the one in force, which is kept."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError

from mingbai.accounts.values import Acting, Doing
from mingbai.calendars import policies
from mingbai.calendars.models import HolidayNotice
from mingbai.calendars.values import Notice, check_notice
from mingbai.core import public
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Stale, require
from mingbai.core.models import Site


def import_notice(*, notice: Notice, by: Acting, at: datetime) -> int:
    """Put a notice in force for its year and layer; raise Invalid for one already in force, Stale after a lost race."""
    require(policies.may_import(by))
    check_notice(notice)
    try:
        with open_act(by=by, at=at) as done:
            return _import(done, notice)
    except IntegrityError as failure:
        if HolidayNotice.objects.filter(region=notice.region, year=notice.year, replaced_by=None).exists():
            raise Stale(f"{notice.year}年的放假通知刚被别人导入了，看过再决定是否重新导入。") from failure
        raise


def _import(done: Doing, notice: Notice) -> int:
    in_force = HolidayNotice.objects.select_for_update().filter(region=notice.region, year=notice.year, replaced_by=None).first()
    data = {
        "document_number": notice.document_number,
        "issued_on": notice.issued_on,
        "days_off": [day.isoformat() for day in notice.days_off],
        "make_up_workdays": [day.isoformat() for day in notice.make_up_workdays],
    }
    if in_force is not None:
        if all(getattr(in_force, field) == value for field, value in data.items()):
            raise Invalid(f"{notice.document_number}已经导入过，内容一样，不用再导入。", "document_number")
        # Only one notice may be in force at any moment, and the new row has no key yet, so the old one points to itself in
        # between.
        HolidayNotice.objects.filter(pk=in_force.pk).update(replaced_by=in_force)
    made = HolidayNotice.objects.create(
        region=notice.region, year=notice.year, imported_at=done.at, imported_by=done.signature, **data
    )
    if in_force is not None:
        HolidayNotice.objects.filter(pk=in_force.pk).update(replaced_by=made)
    if notice.region:
        # Whoever imports a region's notice belongs to that region; from now on its rest days count.
        Site.objects.filter(region="").update(region=notice.region)
    recorded = {**data, "replaces": in_force.document_number if in_force else ""}
    subject = f"calendar:{notice.region or '全国'}:{notice.year}"
    done.note("calendar.imported", subject, recorded)
    public.touch(done.by.actor.organ_code)
    return made.pk
