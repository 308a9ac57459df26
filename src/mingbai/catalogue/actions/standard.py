"""Load the standard catalogue, and what later laws add, into the county's; existing lines stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Max

from mingbai.accounts.values import Acting
from mingbai.catalogue.actions.duties_generated import look_again
from mingbai.catalogue.actions.editions import edition_values
from mingbai.catalogue.models import CatalogueLine, LineEdition
from mingbai.catalogue.policies import county_to_keep
from mingbai.catalogue.queries.lines import known_keys
from mingbai.catalogue.values.standard import StandardRow, added_rows, standard_rows
from mingbai.core import public
from mingbai.core.acts import open_act
from mingbai.organs.models import Organ
from mingbai.search import actions as search
from mingbai.search.values import RecordKind

BETWEEN = 10


def load_standard(*, by: Acting, at: datetime) -> int:
    """Add the lines of the ministries' standards that the county's catalogue lacks; return how many."""
    return _add(standard_rows(), "catalogue.loaded", by, at)


def add_lines_of_law(*, by: Acting, at: datetime) -> int:
    """Add the lines that laws in force today demand beyond the standards; return how many. Idempotent.

    They come in as dated editions of the county's own catalogue, so nothing that it changed is lost.
    """
    return _add([row for row in added_rows() if row.since <= at.date()], "catalogue.law_added", by, at)


def _add(rows: Sequence[StandardRow], event: str, by: Acting, at: datetime) -> int:
    county = county_to_keep(by)
    with open_act(by=by, at=at) as done:
        # Locking the organ's row makes a concurrent run find what this one loaded.
        done.lock(Organ, pk=county.id)
        known = known_keys(county.id)
        last = CatalogueLine.objects.filter(owner_id=county.id).aggregate(last=Max("position"))["last"] or 0
        first = 0 if event == "catalogue.loaded" else last // BETWEEN
        new = [(first + place, row) for place, row in enumerate(rows, 1) if row.key not in known]
        if not new:
            return 0
        lines = CatalogueLine.objects.bulk_create([_line(county.id, place, row) for place, row in new])
        LineEdition.objects.bulk_create(
            LineEdition(line=line, **edition_values(done, row.wording, row.since))
            for line, (_, row) in zip(lines, new, strict=True)
        )
        done.note(event, f"catalogue:{county.code}", {"lines": len(new)})
        look_again(done, county.id)
        search.follow(done, RecordKind.LINE, [line.pk for line in lines])
        public.touch(by.organ_code)
    return len(new)


def _line(owner_id: int, place: int, row: StandardRow) -> CatalogueLine:
    return CatalogueLine(
        owner_id=owner_id,
        field=row.key.field,
        line1=row.key.line1,
        line2=row.key.line2,
        # Leave room between lines for those that the county adds later.
        position=place * BETWEEN,
        statutory_codes=list(row.statutory_codes),
        topics=list(row.topics),
        for_county=row.for_county,
        for_township=row.for_township,
        is_village_affairs=row.is_village_affairs,
    )
