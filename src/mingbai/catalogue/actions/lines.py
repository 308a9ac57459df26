"""Lines of the county's catalogue and of an organ's own: add, change, retire."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

from django.db.models import Max

from mingbai.accounts.values import Acting
from mingbai.catalogue.actions.duties_generated import look_again
from mingbai.catalogue.actions.editions import changed_columns, edition_values, follow, latest, wording_of
from mingbai.catalogue.actions.limits import limit
from mingbai.catalogue.models import CatalogueLine, LineEdition
from mingbai.catalogue.policies import may_change, owner_to_add
from mingbai.catalogue.queries.lines import county_of
from mingbai.catalogue.values.lines import (
    LineKey,
    Wording,
    checked,
    checked_key,
    key_texts,
    split_codes,
    wording_texts,
)
from mingbai.catalogue.values.standard import IN_FORCE_ON
from mingbai.core import public
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Stale
from mingbai.core.screen import screen
from mingbai.core.words import one_line
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from mingbai.organs.queries import OrganRow
from mingbai.search import actions as search
from mingbai.search.values import RecordKind

BETWEEN = 10


def add_line(
    *,
    organ_code: str,
    key: LineKey,
    wording: Wording,
    levels: tuple[bool, bool] = (False, True),
    statutory_codes: Sequence[str] = (),
    in_force_on: date,
    by: Acting,
    at: datetime,
) -> int:
    """Add a line to the county's catalogue or to an organ's own. `levels` (county, township) applies to the county's only."""
    owner = owner_to_add(by, organ_code)
    key, wording = checked_key(key), _checked(wording)
    screen({**key_texts(key), **wording_texts(wording)}, at.date())
    codes, topics = split_codes(owner.level, statutory_codes, max(in_force_on, IN_FORCE_ON))
    for_county, for_township = levels if owner.level == "county" else (owner.level == "department", owner.level != "department")
    if not for_county and not for_township:
        raise Invalid("选公开层级：县级、乡级，或者两级都选。", "levels")
    if in_force_on < IN_FORCE_ON:
        raise Invalid("施行日期不能早于2019年5月15日，条例从那天起施行。", "in_force_on")
    with open_act(by=by, at=at) as done:
        done.lock(Organ, pk=owner.id)
        _not_there_yet(owner, key)
        row = CatalogueLine.objects.create(
            owner_id=owner.id,
            position=next_position(owner.id, key.field),
            **asdict(key),
            statutory_codes=list(codes),
            topics=list(topics),
            for_county=for_county,
            for_township=for_township,
        )
        LineEdition.objects.create(line=row, **edition_values(done, wording, in_force_on))
        data = {"organ": organ_code, "field": key.field, "item": key.title, "in_force_on": in_force_on}
        done.note("catalogue.item_added", f"item:{row.pk}", data)
        look_again(done, owner.id)
        search.follow(done, RecordKind.LINE, [row.pk])
        public.touch(by.organ_code)
    return row.pk


def change_line(
    *,
    line_id: int,
    edition_id: int,
    wording: Wording,
    levels: tuple[bool, bool] | None = None,
    in_force_on: date,
    by: Acting,
    at: datetime,
) -> bool:
    """Add an edition from this day on; `levels` (county, township), if given, change at once.

    Return False when nothing changed, neither wording nor levels; raise Stale when `edition_id` is no longer the last.
    """
    wording = _checked(wording)
    screen(wording_texts(wording), at.date())
    with open_act(by=by, at=at) as done:
        row = done.lock(CatalogueLine, "owner", pk=line_id)
        may_change(by, organs.organ_by_id(row.owner_id))
        last = latest(line_id)
        if last.pk != edition_id:
            raise Stale("这一项刚有了新的一版。看过新的一版再改。")
        moved = levels is not None and set_levels(line_id=line_id, for_county=levels[0], for_township=levels[1], by=by, at=at)
        columns = changed_columns(wording_of(last), wording)
        if not follow(done, line_id, wording, in_force_on):
            return moved
        data = {"item": row.line2, "in_force_on": in_force_on, "columns": columns}
        done.note("catalogue.item_changed", f"item:{line_id}", data)
        search.follow(done, RecordKind.LINE, [line_id])
        public.touch(by.organ_code)
    return True


def retire_line(*, line_id: int, ends_on: date, reason: str, by: Acting, at: datetime) -> None:
    """Retire a line from this day on, for every organ. Its editions and the entries published under it stay. Idempotent."""
    why = one_line(reason, "为什么停用", "reason", 300)
    if len(why) < 4:
        raise Invalid("写明为什么停用，至少4个字，例如：新版标准目录没有这一项。", "reason")
    with open_act(by=by, at=at) as done:
        row = done.lock(CatalogueLine, "owner", pk=line_id)
        may_change(by, organs.organ_by_id(row.owner_id))
        last = latest(line_id)
        if (last.ends_on, last.end_reason) == (ends_on, why):
            return
        if last.ends_on is not None:
            raise Invalid(f"这一项已经从{last.ends_on.isoformat()}起停用。", "ends_on")
        if ends_on < last.in_force_on:
            raise Invalid(f"最后一版从{last.in_force_on.isoformat()}起施行，停用不能更早。", "ends_on")
        last.ends_on, last.end_reason = ends_on, why
        last.save(update_fields=["ends_on", "end_reason"])
        done.note("catalogue.item_retired", f"item:{line_id}", {"item": row.line2, "ends_on": ends_on, "reason": why})
        search.follow(done, RecordKind.LINE, [line_id])
        public.touch(by.organ_code)


def set_levels(*, line_id: int, for_county: bool, for_township: bool, by: Acting, at: datetime) -> bool:
    """Set which levels publish a line of the county's catalogue, and return whether that changed anything.

    The county hands whole lines down or takes them up.
    """
    if not for_county and not for_township:
        raise Invalid("选公开层级：县级、乡级，或者两级都选。", "levels")
    with open_act(by=by, at=at) as done:
        row = done.lock(CatalogueLine, "owner", pk=line_id)
        owner = organs.organ_by_id(row.owner_id)
        may_change(by, owner)
        if owner.level != "county":
            raise Invalid("本机关自己的事项没有层级可选。", "levels")
        if (row.for_county, row.for_township) == (for_county, for_township):
            return False
        row.for_county, row.for_township = for_county, for_township
        row.save(update_fields=["for_county", "for_township"])
        data = {"item": row.line2, "county": for_county, "township": for_township}
        done.note("catalogue.levels_changed", f"item:{line_id}", data)
        public.touch(by.organ_code)
    return True


def _checked(wording: Wording) -> Wording:
    kept = checked(wording)
    limit(kept.unit)
    return kept


def _not_there_yet(owner: OrganRow, key: LineKey) -> None:
    """Raise Invalid when the organ already has a line of this name, its own or the county's."""
    owners = {owner.id, county_of(owner)}
    if CatalogueLine.objects.filter(owner_id__in=owners, field=key.field, line1=key.line1, line2=key.line2).exists():
        raise Invalid("目录里已经有这一项。要改它的内容，打开那一项来改。", "line2")


def next_position(owner_id: int, field: str) -> int:
    """Return the position after the last line of the field, or after all lines when the field is new."""
    own = CatalogueLine.objects.filter(owner_id=owner_id)
    last = own.filter(field=field).aggregate(last=Max("position"))["last"]
    if last is not None:
        return int(last) + 1
    return int(own.aggregate(last=Max("position"))["last"] or 0) + BETWEEN
