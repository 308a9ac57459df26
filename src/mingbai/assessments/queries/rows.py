"""Rules and assessments by organ and year."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from mingbai.assessments.models import YearAssessment, YearRule
from mingbai.assessments.values import AssessmentRow, YearRuleRow
from mingbai.core.errors import NotVisible
from mingbai.statute.supervision.assessments import AssessedMeasure, AssessmentState, RuleWords, Weighed

PLAIN = {
    **{name: name for name in AssessmentRow.__dataclass_fields__},
    "unit_code": "unit__code",
    "unit_name": "unit__short_name",
    "unit_level": "unit__level",
}


def rule_of(organ_id: int, year: int) -> YearRuleRow | None:
    """Return the rule of a year; None where none was set."""
    return next(iter(_rules(YearRule.objects.filter(organ_id=organ_id, year=year))), None)


def rule_by_id(rule_id: int) -> YearRuleRow:
    """Return one rule; raise NotVisible when there is none."""
    for row in _rules(YearRule.objects.filter(pk=rule_id)):
        return row
    raise NotVisible(str(rule_id))


def rules_of(organ_id: int, *, until: int) -> tuple[YearRuleRow, ...]:
    """Return the rules of an organ up to a year, latest first."""
    return _rules(YearRule.objects.filter(organ_id=organ_id, year__lte=until).order_by("-year"))


def assessment(assessment_id: int) -> AssessmentRow:
    """Return one assessment; raise NotVisible when there is none."""
    for row in _rows(YearAssessment.objects.filter(pk=assessment_id)):
        return row
    raise NotVisible(str(assessment_id))


def assessments_of(rule_id: int) -> tuple[AssessmentRow, ...]:
    """Return the assessments by a rule in the order of the units, whatever their marks."""
    return _rows(YearAssessment.objects.filter(rule_id=rule_id).order_by("unit__order", "unit_id"))


def waiting(states: Collection[AssessmentState], *, organ_id: int = 0, unit_id: int = 0) -> tuple[AssessmentRow, ...]:
    """Return the assessments in these states of the organ that assesses, or of the unit."""
    found = YearAssessment.objects.filter(state__in=[one.value for one in states])
    found = found.filter(unit_id=unit_id) if unit_id else found.filter(rule__organ_id=organ_id)
    return _rows(found.order_by("id"))


def _rules(found: QuerySet[YearRule]) -> tuple[YearRuleRow, ...]:
    return tuple(
        YearRuleRow(
            id=row.pk,
            organ_id=row.organ_id,
            organ_code=row.organ.code,
            organ_name=row.organ.short_name,
            organ_level=row.organ.level,
            year=row.year,
            # PostgreSQL keeps the keys of JSON in an order of its own.
            weighed=tuple(Weighed(one, *row.measures[one.value]) for one in AssessedMeasure if one.value in row.measures),
            words=RuleWords(row.excellent, row.good),
            source=row.source,
            set_on=row.set_on,
            set_by=row.set_by,
            entry_id=row.entry_id,
        )
        for row in found.select_related("organ")
    )


def _rows(found: QuerySet[YearAssessment]) -> tuple[AssessmentRow, ...]:
    return tuple(_row(dict(zip(PLAIN, row, strict=True))) for row in found.values_list(*PLAIN.values()))


def _row(given: dict[str, Any]) -> AssessmentRow:
    return AssessmentRow(**{**given, "state": AssessmentState(given["state"])})
