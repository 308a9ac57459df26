"""Reads of catalogue lines: what an organ's catalogue holds on a day, in a constant number of queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from mingbai.catalogue.models import Adjustment, CatalogueLine, LineEdition
from mingbai.catalogue.queries.owners import DEPARTMENT, Owned, owned_by, owned_by_all
from mingbai.catalogue.values.lines import DEFAULT_UNIT, EditionRow, FieldCount, LineKey, LineRow, Wording, codes_for
from mingbai.catalogue.values.standard import added_rows
from mingbai.core.errors import NotVisible
from mingbai.core.kept import kept
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.committees import COMMITTEES, COMMUNITY, COMMUNITY_AFFAIRS
from mingbai.statute.disclosure.decisions import Decision
from mingbai.statute.disclosure.limit_text import parse
from mingbai.statute.disclosure.limits import shortened
from mingbai.statute.disclosure.ranges import Prescribed
from mingbai.statute.laws import in_force, speaks_of_later

COUNTY_LEVELS = frozenset({"county", "department"})
ADJUSTED = ("line_id", "is_applicable", "reason", "unit", "time_limit")
# What is published under an organ's lines; the caller passes it in, because entries are a domain above this one.
Published = Mapping[int, tuple[int, datetime]]
# The county's lines before an organ's own.
ORDER = (F("line__owner__parent_id").asc(nulls_first=True), "line__position", "line_id")
BEHIND = ("catalogue.CatalogueLine", "catalogue.LineEdition", "catalogue.Adjustment", "catalogue.Assignment", "organs.Organ")
"""What the lines are read from."""
LARGE = 48
"""So many whole catalogues are kept: an organ's takes half a megabyte."""
WORDING = tuple(Wording.__dataclass_fields__)
IDENTITY = (
    "owner_id",
    "field",
    "line1",
    "line2",
    "position",
    "statutory_codes",
    "topics",
    "for_county",
    "for_township",
    "is_village_affairs",
)


@kept(*BEHIND, most=LARGE)
def lines_for(organ: OrganRow, on: date, *, field: str = "", include_not_applicable: bool = False) -> tuple[LineRow, ...]:
    """Return an organ's catalogue on a day, in order: the county's lines of its level, then its own. `field` keeps one field."""
    found = _seen_by(organ, on).filter(line__field=field) if field else _seen_by(organ, on)
    rows = _rows(_on(found, on), organ, on)
    return rows if include_not_applicable else tuple(row for row in rows if row.is_applicable)


@kept(*BEHIND)
def line_for(organ_code: str, line_id: int, on: date) -> LineRow | None:
    """Return one line as an organ sees it, applicable or not; None when its catalogue lacks the line on that day."""
    organ = organs.organ(organ_code)
    return next(iter(_rows(_on(_seen_by(organ, on).filter(line_id=line_id), on), organ, on)), None)


def prescribed(line_id: int, on: date) -> Prescribed:
    """Return what a line says about the readers of its entries on a day, in one query; empty when it has ended."""
    found = _on(LineEdition.objects.filter(line_id=line_id), on)
    row = found.values("line__field", "line__line1", "line__line2", "audience", "channels", "elements").first()
    if row is None:
        return Prescribed()
    key = LineKey(row["line__field"], row["line__line1"], row["line__line2"])
    return Prescribed(key.title, row["audience"], tuple(row["channels"]), tuple(row["elements"]))


def editions(line_id: int) -> tuple[EditionRow, ...]:
    """Return all editions of a line, latest first."""
    found = LineEdition.objects.filter(line_id=line_id).order_by("-in_force_on", "-id")
    listed = found.values("id", "in_force_on", "ends_on", "made_by", "made_at", *WORDING)
    return tuple(
        EditionRow(row["id"], row["in_force_on"], row["ends_on"], _wording(row), row["made_by"], row["made_at"]) for row in listed
    )


def fields(organ: OrganRow, on: date) -> tuple[FieldCount, ...]:
    """Return the fields of an organ's catalogue in order, with their numbers of lines."""
    return counted(lines_for(organ, on, include_not_applicable=True))


@kept(*BEHIND)
def field_names(organ: OrganRow, on: date) -> tuple[str, ...]:
    """Return the fields of the lines that apply to an organ, in order; village affairs count for villages only."""
    not_applicable = Adjustment.objects.filter(organ_id=organ.id, is_applicable=False).values("line_id")
    found = _on(_seen_by(organ, on), on).exclude(line_id__in=not_applicable)
    if not organ.is_committee:
        found = found.filter(line__is_village_affairs=False)
    return tuple(dict.fromkeys(found.order_by(*ORDER).values_list("line__field", flat=True)))


def counted(rows: Sequence[LineRow]) -> tuple[FieldCount, ...]:
    """Count the fields of lines already at hand, in order."""
    names = dict.fromkeys(row.field for row in rows)
    return tuple(
        FieldCount(
            name,
            sum(1 for row in rows if row.field == name),
            sum(1 for row in rows if row.field == name and not row.is_applicable),
        )
        for name in names
    )


@kept(*BEHIND, most=LARGE)
def catalogue_table(organ: OrganRow, on: date) -> tuple[LineRow, ...]:
    """Return an organ's catalogue as the public reads it: the applicable lines with the organ's own limits, field by field,
    and with the law as it read on the day.
    """
    return tuple(as_of(row, on) for row in lines_for(organ, on) if not row.is_village_affairs or organ.is_committee)


def as_of(row: LineRow, on: date) -> LineRow:
    """Return a line with the law as it read on the day, for whoever reads it or does its work."""
    wording = row.wording
    later = speaks_of_later(wording.override, on)
    read = replace(wording, basis=in_force(wording.basis, on), override="" if later else wording.override)
    return row if read == wording else replace(row, wording=read)


@kept(*BEHIND, most=LARGE)
def master(county_id: int, on: date) -> tuple[LineRow, ...]:
    """Return the whole catalogue of the county, both levels, in order."""
    return _rows(_on(LineEdition.objects.filter(line__owner_id=county_id), on), None, on)


def resting_on(county_id: int, old: str, on: date) -> tuple[LineRow, ...]:
    """Return the county's lines whose last edition cites this law in its basis, in order."""
    found = LineEdition.objects.filter(line__owner_id=county_id, ends_on__isnull=True, basis__contains=old)
    return _rows(found, None, on)


def last_editions(county_id: int, on: date) -> tuple[LineRow, ...]:
    """Return the county's lines in their last editions, including future editions and retired lines: what a change builds on."""
    return _rows(_last(LineEdition.objects.filter(line__owner_id=county_id)), None, on)


def last_edition(line_id: int, on: date) -> LineRow:
    """Return one line in its last edition, as its owner sees it; raise NotVisible when there is none."""
    for row in _rows(_last(LineEdition.objects.filter(line_id=line_id)), None, on):
        return row
    raise NotVisible(str(line_id))


def known_keys(owner_id: int) -> frozenset[LineKey]:
    """Return the names of an owner's lines, retired ones included."""
    rows = CatalogueLine.objects.filter(owner_id=owner_id).values_list("field", "line1", "line2")
    return frozenset(LineKey(*row) for row in rows)


def counties_lacking_lines_of_law(on: date) -> tuple[int, ...]:
    """Return the counties that keep a catalogue without a line that a law in force on the day demands."""
    due = frozenset(row.key for row in added_rows() if row.since <= on)
    keys = {row.id: known_keys(row.id) for row in organs.tree() if row.parent_id is None}
    return tuple(key for key, known in keys.items() if known and not due <= known)


def county_of(organ: OrganRow) -> int:
    """Return the key of the county at the root of the tree."""
    return organ.id if organ.parent_id is None else organs.ancestors(organ.id)[-1]


def _seen_by(organ: OrganRow, on: date) -> QuerySet[LineEdition]:
    """Return the editions of the county's lines for an organ's level, a department's as far as they are its, and of its own."""
    of_county = Q(line__owner_id=county_of(organ))
    if organ.level in COUNTY_LEVELS:
        of_county &= Q(line__for_county=True)
        if organ.level == DEPARTMENT:
            of_county &= owned_by(organ, on)
    elif organ.is_committee:
        community = Q(line__field=COMMUNITY_AFFAIRS)
        of_county &= Q(line__is_village_affairs=True) & (community if organ.level == COMMUNITY else ~community)
    else:
        of_county &= Q(line__for_township=True)
    own = Q(line__owner_id=organ.id) if organ.parent_id is not None else Q()
    return LineEdition.objects.filter(of_county | own if own else of_county)


def _on(found: QuerySet[LineEdition], on: date) -> QuerySet[LineEdition]:
    return found.filter(in_force_on__lte=on).filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on))


def _last(found: QuerySet[LineEdition]) -> QuerySet[LineEdition]:
    """Keep the last edition of each line, ended or not."""
    later = LineEdition.objects.filter(line_id=OuterRef("line_id")).order_by("-in_force_on", "-id").values("pk")[:1]
    return found.filter(pk=Subquery(later))


def lines_of_all(county_id: int, under: Sequence[OrganRow], on: date, *, field: str = "") -> Mapping[int, tuple[LineRow, ...]]:
    """Return the catalogues of many organs of a county by key, lines that do not apply included, with three queries in all.

    `field` keeps one field.
    """
    keys = [organ.id for organ in under]
    found = LineEdition.objects.filter(line__owner_id__in=[county_id, *keys])
    listed = _listed(_on(found.filter(line__field=field) if field else found, on))
    adjusted: dict[int, dict[int, dict[str, Any]]] = {}
    for row in Adjustment.objects.filter(organ_id__in=keys).values("organ_id", *ADJUSTED):
        adjusted.setdefault(row["organ_id"], {})[row["line_id"]] = row
    owned = owned_by_all(under, on)
    return {
        organ.id: tuple(
            _row(row, adjusted.get(organ.id, {}).get(row["the_line"]), organ.level, on)
            for row in listed
            if row["line_owner_id"] == organ.id
            or (row["line_owner_id"] == county_id and _is_of_level(row, organ.level, owned.get(organ.id)))
        )
        for organ in under
    }


@kept(*BEHIND)
def line_counts(county_id: int, field: str, on: date) -> Mapping[int, int]:
    """Return how many lines of a field apply to each public body of a county, by its key; those without any are left out."""
    bodies = tuple(row for row in organs.tree() if not row.is_committee)
    listed = lines_of_all(county_id, bodies, on, field=field)
    counts = {key: sum(1 for one in rows if one.is_applicable and not one.is_village_affairs) for key, rows in listed.items()}
    return {key: count for key, count in counts.items() if count}


def _is_of_level(row: Mapping[str, Any], level: str, owned: Owned | None) -> bool:
    if owned is not None and not owned.includes(row["line_field"], row["subject"]):
        return False
    if level in COMMITTEES:
        return bool(row["line_is_village_affairs"]) and (row["line_field"] == COMMUNITY_AFFAIRS) is (level == COMMUNITY)
    return bool(row["line_for_county"] if level in COUNTY_LEVELS else row["line_for_township"])


def _rows(found: QuerySet[LineEdition], organ: OrganRow | None, on: date) -> tuple[LineRow, ...]:
    """Return the lines with the organ's adjustments applied; without an organ, as the county sees them."""
    adjusted: Mapping[int, dict[str, Any]] = {}
    if organ is not None:
        adjusted = {row["line_id"]: row for row in Adjustment.objects.filter(organ_id=organ.id).values(*ADJUSTED)}
    level = organ.level if organ else "county"
    return tuple(_row(row, adjusted.get(row["the_line"]), level, on) for row in _listed(found))


def _listed(found: QuerySet[LineEdition]) -> list[dict[str, Any]]:
    """Return the columns of the editions and their lines, the county's before an organ's own."""
    named = {f"line_{name}": F(f"line__{name}") for name in IDENTITY}
    annotated = found.annotate(**named, owner_level=F("line__owner__level"), the_line=F("line_id"))
    values = annotated.values("id", "the_line", "owner_level", "in_force_on", "ends_on", "end_reason", *named, *WORDING)
    return list(values.order_by(*ORDER))


def _row(row: dict[str, Any], adjusted: dict[str, Any] | None, level: str, on: date) -> LineRow:
    wording = _wording(row)
    # The catalogue's limit may have become shorter since the organ set its own; then the organ's no longer counts.
    shorter = bool(adjusted and adjusted["unit"] and _is_shorter(wording.unit, adjusted["unit"]))
    return LineRow(
        id=row["the_line"],
        owner_id=row["line_owner_id"],
        owner_level=row["owner_level"],
        key=LineKey(row["line_field"], row["line_line1"], row["line_line2"]),
        position=row["line_position"],
        statutory_codes=codes_for(level, row["line_statutory_codes"], row["line_topics"], on),
        for_county=row["line_for_county"],
        for_township=row["line_for_township"],
        is_village_affairs=row["line_is_village_affairs"],
        edition_id=row["id"],
        in_force_on=row["in_force_on"],
        wording=wording,
        unit=adjusted["unit"] if adjusted and shorter else wording.unit,
        time_limit=adjusted["time_limit"] if adjusted and shorter else wording.time_limit,
        is_applicable=adjusted is None or adjusted["is_applicable"],
        reason=adjusted["reason"] if adjusted else "",
        is_shortened=shorter,
        ends_on=row["ends_on"],
        end_reason=row["end_reason"],
    )


def _is_shorter(catalogue_unit: str, unit: str) -> bool:
    return shortened(parse(catalogue_unit or DEFAULT_UNIT), parse(unit)).allowed


def _wording(row: Mapping[str, Any]) -> Wording:
    values = {name: row[name] for name in WORDING}
    parts = {name: tuple(values[name]) for name in ("elements", "channels")}
    return Wording(**{**values, **parts, "decision": Decision(values["decision"])})
