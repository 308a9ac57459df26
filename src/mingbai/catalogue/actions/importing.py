"""Import the county's printed table as its catalogue: read, compare, preview, and only then write."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.catalogue.actions.duties_generated import look_again
from mingbai.catalogue.actions.editions import edition_values, follow
from mingbai.catalogue.actions.lines import next_position
from mingbai.catalogue.models import CatalogueLine, LineEdition
from mingbai.catalogue.policies import county_to_keep
from mingbai.catalogue.queries.importing import plan_of, read_sheets
from mingbai.catalogue.values.importing import ImportPlan, Planned
from mingbai.catalogue.values.lines import key_texts, wording_texts
from mingbai.catalogue.values.standard import IN_FORCE_ON
from mingbai.core import files, public
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Stale
from mingbai.core.screen import screen
from mingbai.organs.models import Organ
from mingbai.rendering.media import XLSX
from mingbai.search import actions as search
from mingbai.search.values import RecordKind

LARGEST = 10 * 1024 * 1024


def hold_import(*, data: bytes, by: Acting, at: datetime) -> tuple[str, ImportPlan]:
    """Store a table for preview; return its fingerprint, by which it is imported later, and the changes it would make."""
    county = county_to_keep(by)
    if len(data) > LARGEST:
        raise Invalid("文件不能超过10MB。", "file")
    plan = plan_of(county.id, read_sheets(data), at.date())
    with open_act(by=by, at=at) as done:
        done.no_entry("a preview; the import is recorded")
        return files.store(data, XLSX).sha256, plan


def import_lines(*, sha256: str, expected: int, in_force_on: date, by: Acting, at: datetime) -> int:
    """Write the previewed changes and return how many; raise Stale unless `expected` of them remain, Invalid for a wrong row."""
    county = county_to_keep(by)
    if in_force_on < IN_FORCE_ON:
        raise Invalid("施行日期不能早于2019年5月15日，条例从那天起施行。", "in_force_on")
    sheets = read_sheets(files.read(sha256))
    with open_act(by=by, at=at) as done:
        done.lock(Organ, pk=county.id)
        plan = plan_of(county.id, sheets, at.date())
        if plan.wrong:
            raise Invalid(f"有{len(plan.wrong)}处要先改：{plan.wrong[0]}", "file")
        if not plan.planned:
            return 0
        if len(plan.planned) != expected:
            raise Stale("目录刚被别人改过。重新传一遍，看过预览再导入。")
        for one in plan.planned:
            named = {f"“{one.key.line2}”的{name}": text for name, text in wording_texts(one.wording).items()}
            screen({**key_texts(one.key), **named}, at.date())
        written = [_write(done, county.id, one, in_force_on) for one in plan.planned]
        counted = {"new": len(plan.new), "changed": len(plan.changed), "same": plan.same}
        data_kept = {**counted, "file": sha256, "in_force_on": in_force_on}
        done.note("catalogue.imported", f"catalogue:{county.code}", data_kept)
        look_again(done, county.id)
        search.follow(done, RecordKind.LINE, written)
        public.touch(by.organ_code)
    return len(plan.planned)


def _write(done: Doing, county_id: int, one: Planned, in_force_on: date) -> int:
    """Write one change and return the line's key."""
    levels = {"for_county": one.for_county, "for_township": one.for_township}
    if one.line_id is None:
        named = {"field": one.key.field, "line1": one.key.line1, "line2": one.key.line2}
        row = CatalogueLine.objects.create(
            owner_id=county_id, position=next_position(county_id, one.key.field), **named, **levels
        )
        LineEdition.objects.create(line=row, **edition_values(done, one.wording, in_force_on))
        return row.pk
    CatalogueLine.objects.filter(pk=one.line_id).update(**levels)
    if set(one.columns) - {"levels"}:
        follow(done, one.line_id, one.wording, in_force_on)
    return one.line_id
