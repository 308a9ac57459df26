"""A township with two villages and a round, for the tests of village inspections."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.core.words import CHINA
from mingbai.organs.models import Organ
from mingbai.statute.supervision.quarters import Quarter
from mingbai.village_inspections import actions, queries
from mingbai.village_inspections.values import VisitRow
from support import appointed

QUARTER = Quarter(2026, 3)
AT = datetime(2026, 8, 12, 9, 30, tzinfo=CHINA)
ALL_KEYS = ("decided", "funds", "assistance", "consulted", "concerns", "finance", "board", "true", "supervisors")
IN_ORDER = dict.fromkeys(ALL_KEYS, ("yes", ""))


def new_villages(baiyang: Organ) -> tuple[Organ, Organ]:
    """Two villages, the second before the first in the county's order."""
    return tuple(
        Organ.objects.create(
            code=f"baiyang-{code}", name=f"{name}民委员会", short_name=name, level="village", parent=baiyang, order=order
        )
        for code, name, order in (("liuwan", "柳湾村", 2), ("yangping", "阳坪村", 1))
    )  # type: ignore[return-value]


def new_round(clerk: Acting) -> tuple[VisitRow, ...]:
    """The visits of a new round, in the order of the villages."""
    actions.open_round(organ_code="baiyang", quarter=QUARTER, by=clerk, at=AT)
    found = queries.round_of(clerk.organ_id, QUARTER)
    assert found is not None
    return found.visits


def marked(visit_id: int, by: Acting, sending: str = "1", **other: tuple[str, str]) -> None:
    """Mark every point of a visit as in order, but for the `other`."""
    actions.save_marks(visit_id=visit_id, sent=IN_ORDER | other, base=0, sending=sending, by=by, at=AT)


def village_clerk(village: Organ) -> Acting:
    return appointed(village, "clerk", village.code)
