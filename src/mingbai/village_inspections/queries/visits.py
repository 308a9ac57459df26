"""One visit with everything about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from mingbai.boards.models import Posting
from mingbai.core.errors import NotVisible
from mingbai.core.words import CHINA, in_china
from mingbai.entries.models import Entry
from mingbai.statute.supervision.indicators import point_shown
from mingbai.statute.supervision.quarters import Quarter
from mingbai.statute.supervision.visits import BoardMark, PointMark, VisitState
from mingbai.village_inspections.models import VillageVisit, VisitMark, VisitObjection, VisitPhoto
from mingbai.village_inspections.queries.points import points_of
from mingbai.village_inspections.values import KnownItem, MarkRow, ObjectionRow, PhotoRow, VisitRow, VisitSheet

PLAIN = {
    **{name: name for name in VisitRow.__dataclass_fields__ if name != "quarter"},
    "organ_id": "round__organ_id",
    "organ_code": "round__organ__code",
    "organ_name": "round__organ__short_name",
    "village_code": "village__code",
    "village_name": "village__short_name",
    "village_level": "village__level",
    "year": "round__year",
    "number": "round__quarter",
}
IN_ORDER = ("village__order", "village_id")


def visit_row(visit_id: int) -> VisitRow:
    """Return one visit; raise NotVisible when there is none."""
    for row in visit_rows(VillageVisit.objects.filter(pk=visit_id)):
        return row
    raise NotVisible(str(visit_id))


def visit_rows(found: QuerySet[VillageVisit]) -> tuple[VisitRow, ...]:
    """Return the rows of these visits, in their order."""
    return tuple(_row(dict(zip(PLAIN, row, strict=True))) for row in found.values_list(*PLAIN.values()))


def sheet(visit_id: int) -> VisitSheet:
    """Return a visit with its points, marks, what the records know, pictures and objection."""
    found = VillageVisit.objects.filter(pk=visit_id).values_list("round__own_points", "inspectors").first()
    if found is None:
        raise NotVisible(str(visit_id))
    own, inspectors = found
    row = visit_row(visit_id)
    objection = VisitObjection.objects.filter(visit_id=visit_id).first()
    return VisitSheet(
        row=row,
        points=points_of(row.village_level, row.quarter, own),
        marks=marks_of([visit_id]).get(visit_id, {}),
        known=_known(row.village_id, row.quarter),
        photos=_photos(VisitPhoto.objects.filter(visit_id=visit_id)),
        objection=_objection(objection) if objection else None,
        inspectors=tuple(inspectors),
    )


def marks_of(visit_ids: Iterable[int]) -> Mapping[int, dict[str, MarkRow]]:
    """Return the marks of visits, by visit and point."""
    found: dict[int, dict[str, MarkRow]] = {}
    fields = ("visit_id", "key", "mark", "note", "revision", "marked_by", "marked_at")
    rows = VisitMark.objects.filter(visit_id__in=list(visit_ids)).order_by("id").values_list(*fields)
    for visit_id, key, mark, note, *who in rows:
        found.setdefault(visit_id, {})[key] = MarkRow(PointMark(BoardMark(mark), note), *who)
    return found


def photo(photo_id: int) -> tuple[int, PhotoRow]:
    """Return the visit of a picture, and the picture; raise NotVisible when there is none."""
    found = VisitPhoto.objects.filter(pk=photo_id)
    for row in _photos(found):
        return found.values_list("visit_id", flat=True)[0], row
    raise NotVisible(str(photo_id))


def _photos(found: QuerySet[VisitPhoto]) -> tuple[PhotoRow, ...]:
    fields = ("id", "file__sha256", "file__media_type", "point", "added_by", "added_at")
    return tuple(PhotoRow(*row) for row in found.order_by("id").values_list(*fields))


def _known(village_id: int, quarter: Quarter) -> dict[str, tuple[KnownItem, ...]]:
    """Return what the village has published in the quarter, by the point of which it is a part."""
    first = datetime.combine(quarter.first_on, time.min, CHINA)
    end = datetime.combine(quarter.last_on + timedelta(days=1), time.min, CHINA)
    shown = Entry.objects.filter(organ_id=village_id, is_listed=True, published_at__gte=first, published_at__lt=end)
    found: dict[str, tuple[KnownItem, ...]] = {}
    for line1, line2, title, at, key in (
        shown.filter(line__isnull=False)
        .order_by("published_at", "id")
        .values_list("line__line1", "line__line2", "title", "published_at", "id")
    ):
        if point := point_shown(line1, line2):
            assert at is not None
            found[point] = (*found.get(point, ()), KnownItem("网站上", title, in_china(at).date(), key))
    return _hanging(village_id, quarter, found)


def _hanging(village_id: int, quarter: Quarter, found: dict[str, tuple[KnownItem, ...]]) -> dict[str, tuple[KnownItem, ...]]:
    """Add what hung on the village's boards in the quarter."""
    hung = Posting.objects.filter(board__organ_id=village_id, hung_on__lte=quarter.last_on, entry__line__isnull=False)
    hung = hung.filter(Q(taken_on__isnull=True) | Q(taken_on__gte=quarter.first_on)).order_by("hung_on", "id")
    fields = ("entry__line__line1", "entry__line__line2", "board__name", "entry__title", "hung_on", "entry_id")
    for line1, line2, board, title, on, key in hung.values_list(*fields):
        if point := point_shown(line1, line2):
            found[point] = (*found.get(point, ()), KnownItem(board, title, on, key))
    return found


def _objection(row: VisitObjection) -> ObjectionRow:
    return ObjectionRow(
        points=tuple(row.points),
        reason=row.reason,
        raised_by=row.raised_by,
        raised_at=row.raised_at,
        decision=row.decision,
        changed=tuple(row.changed),
        decided_by=row.decided_by,
        decided_at=row.decided_at,
    )


def _row(given: dict[str, Any]) -> VisitRow:
    quarter = Quarter(given.pop("year"), given.pop("number"))
    return VisitRow(**{**given, "quarter": quarter, "state": VisitState(given["state"])})
