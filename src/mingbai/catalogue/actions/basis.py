"""Replace a repealed law in the bases of the county's catalogue: every line that cites it gets a new edition in one act."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.catalogue.actions.editions import edition_values, wording_of
from mingbai.catalogue.models import LineEdition
from mingbai.catalogue.policies import county_to_keep
from mingbai.catalogue.values.lines import replaced_basis
from mingbai.core import public
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Stale
from mingbai.core.screen import screen
from mingbai.core.words import one_line
from mingbai.organs.models import Organ
from mingbai.search import actions as search
from mingbai.search.values import RecordKind


def replace_basis(*, old: str, new: str, line_ids: Collection[int], in_force_on: date, by: Acting, at: datetime) -> int:
    """Write `new` for `old` in the bases of these lines from this day on; raise Stale when one of them no longer cites `old`."""
    county = county_to_keep(by)
    old, new = one_line(old, "原来的依据", "old", 200), one_line(new, "新的依据", "new", 200)
    screen({"新的依据": new}, at.date())
    if old == new:
        raise Invalid("新的依据和原来的一样。写要换成的那部法、那份文件。", "new")
    if not line_ids:
        raise Invalid("选至少一项。", "line_ids")
    with open_act(by=by, at=at) as done:
        done.lock(Organ, pk=county.id)
        found = (
            LineEdition.objects.select_for_update(of=("self",))
            .select_related("line")
            .filter(line__owner_id=county.id, line_id__in=list(line_ids), ends_on__isnull=True, basis__contains=old)
        )
        rows = list(found.order_by("line_id"))
        if len(rows) != len(set(line_ids)):
            raise Stale("有几项的依据刚被改过。重新查一遍再换。")
        _check_days(rows, in_force_on)
        fresh = [_follower(done, row, old, new, in_force_on) for row in rows]
        LineEdition.objects.filter(pk__in=[row.pk for row in rows]).update(ends_on=in_force_on)
        LineEdition.objects.bulk_create(fresh)
        data = {"old": old, "new": new, "in_force_on": in_force_on, "lines": [row.line_id for row in rows]}
        done.note("catalogue.basis_replaced", f"catalogue:{county.code}", data)
        search.follow(done, RecordKind.LINE, [row.line_id for row in rows])
        public.touch(by.organ_code)
    return len(rows)


def _check_days(rows: list[LineEdition], in_force_on: date) -> None:
    for row in rows:
        if row.in_force_on > in_force_on:
            name = f"{row.line.field} · {row.line.line2}"
            raise Invalid(f"“{name}”的上一版从{row.in_force_on.isoformat()}起施行，施行日期不能更早。", "in_force_on")


def _follower(done: Doing, row: LineEdition, old: str, new: str, in_force_on: date) -> LineEdition:
    basis = replaced_basis(row.basis, old, new)
    if len(basis) > 600:
        raise Invalid(f"“{row.line.line2}”的依据会超过600个字，先单独改短。", "new")
    wording = replace(wording_of(row), basis=basis)
    return LineEdition(line_id=row.line_id, **edition_values(done, wording, in_force_on))
