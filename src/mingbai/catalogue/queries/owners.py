"""Which lines of the county's catalogue are a department's: by the subject column, unless the county assigned otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from mingbai.catalogue.models import Assignment, LineEdition
from mingbai.catalogue.values.owners import names_department, subject_words
from mingbai.organs.queries import OrganRow

DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class Owned:
    """What the county decided for a department: fields that are wholly its own, and fields of which nothing is."""

    name: str
    given: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()

    def includes(self, field: str, subject: str) -> bool:
        """Return whether a county-level line is the department's."""
        return field in self.given or (field not in self.taken and names_department(subject, self.name))


@dataclass(frozen=True, slots=True)
class FieldOfDepartment:
    """One field: its county-level lines, those whose subject names the department, and the county's decision, if any."""

    field: str
    lines: int
    named: int
    is_owner: bool | None
    since_on: date | None
    reason: str

    @property
    def owned(self) -> int:
        """How many of the lines are the department's."""
        if self.is_owner is None:
            return self.named
        return self.lines if self.is_owner else 0


def owned_by(organ: OrganRow, on: date) -> Q:
    """Select the editions of county-level lines that are a department's; no query of its own."""
    named = reduce(or_, (Q(subject__contains=word) for word in subject_words(organ.name)))
    given = _on(on).filter(organ_id=organ.id, is_owner=True).values("field")
    taken = _on(on).filter(organ_id=organ.id, is_owner=False).values("field")
    return Q(line__field__in=given) | (named & ~Q(line__field__in=taken))


def owned_by_all(under: Sequence[OrganRow], on: date) -> Mapping[int, Owned]:
    """Return what each of these departments owns, by organ; one query."""
    departments = [row for row in under if row.level == DEPARTMENT]
    decided: dict[tuple[int, bool], set[str]] = {}
    rows = _on(on).filter(organ_id__in=[row.id for row in departments]).values_list("organ_id", "is_owner", "field")
    for organ_id, is_owner, field in rows:
        decided.setdefault((organ_id, is_owner), set()).add(field)
    return {
        row.id: Owned(row.name, frozenset(decided.get((row.id, True), ())), frozenset(decided.get((row.id, False), ())))
        for row in departments
    }


def fields_of_department(organ: OrganRow, county_id: int, on: date) -> tuple[FieldOfDepartment, ...]:
    """Return every county-level field of the catalogue as it concerns this department, in order."""
    listed = LineEdition.objects.filter(line__owner_id=county_id, line__for_county=True, in_force_on__lte=on)
    listed = listed.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on)).order_by("line__position", "line_id")
    counted: dict[str, list[bool]] = {}
    for field, subject in listed.values_list("line__field", "subject"):
        counted.setdefault(field, []).append(names_department(subject, organ.name))
    decided = {row.field: row for row in _on(on).filter(organ_id=organ.id)}
    return tuple(
        FieldOfDepartment(
            field,
            len(named),
            sum(named),
            decided[field].is_owner if field in decided else None,
            decided[field].since_on if field in decided else None,
            decided[field].reason if field in decided else "",
        )
        for field, named in counted.items()
    )


def _on(on: date) -> QuerySet[Assignment]:
    return Assignment.objects.filter(since_on__lte=on).filter(Q(until_on__isnull=True) | Q(until_on__gt=on))
