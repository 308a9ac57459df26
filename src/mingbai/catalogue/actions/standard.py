"""Load the standard catalogue into the county's; existing lines stay as they are."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.catalogue.actions.duties_generated import look_again
from mingbai.catalogue.actions.editions import edition_values
from mingbai.catalogue.models import CatalogueLine, LineEdition
from mingbai.catalogue.policies import county_to_keep
from mingbai.catalogue.values.standard import IN_FORCE_ON, StandardRow, standard_rows
from mingbai.core import public
from mingbai.core.acts import open_act
from mingbai.organs.models import Organ


def load_standard(*, by: Acting, at: datetime) -> int:
    """Add the shipped lines that the county's catalogue lacks; return how many."""
    county = county_to_keep(by)
    with open_act(by=by, at=at) as done:
        # Locking the organ's row makes a concurrent run find what this one loaded.
        done.lock(Organ, pk=county.id)
        known = set(CatalogueLine.objects.filter(owner_id=county.id).values_list("field", "line1", "line2"))
        new = [
            (place, row)
            for place, row in enumerate(standard_rows(), 1)
            if (row.key.field, row.key.line1, row.key.line2) not in known
        ]
        if not new:
            return 0
        lines = CatalogueLine.objects.bulk_create([_line(county.id, place, row) for place, row in new])
        LineEdition.objects.bulk_create(
            LineEdition(line=line, **edition_values(done, row.wording, IN_FORCE_ON))
            for line, (_, row) in zip(lines, new, strict=True)
        )
        done.note("catalogue.loaded", f"catalogue:{county.code}", {"lines": len(new)})
        look_again(done, county.id)
        public.touch(by.organ_code)
    return len(new)


def _line(owner_id: int, place: int, row: StandardRow) -> CatalogueLine:
    return CatalogueLine(
        owner_id=owner_id,
        field=row.key.field,
        line1=row.key.line1,
        line2=row.key.line2,
        # Leave room between lines for those that the county adds later.
        position=place * 10,
        statutory_codes=list(row.statutory_codes),
        topics=list(row.topics),
        for_county=row.for_county,
        for_township=row.for_township,
        is_village_affairs=row.is_village_affairs,
    )
