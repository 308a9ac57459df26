"""Reads of the organ's own rules."""

from __future__ import annotations

from datetime import date

from django.db.models import F, QuerySet

from mingbai.core.errors import NotVisible
from mingbai.management.models import StandingRule
from mingbai.management.values import RuleRow
from mingbai.statute.management.standing_rules import state_of_rule


def standing_rules(organ_id: int, on: date) -> tuple[RuleRow, ...]:
    """Return the organ's rules with where they stand on a day, those in use before those that ended."""
    return _rows(
        StandingRule.objects.filter(organ_id=organ_id).order_by(F("ended_on").asc(nulls_first=True), "in_force_on", "id"), on
    )


def standing_rule(rule_id: int, on: date) -> RuleRow:
    """Return one rule with where it stands on a day."""
    found = next(iter(_rows(StandingRule.objects.filter(pk=rule_id), on)), None)
    if found is None:
        raise NotVisible(str(rule_id))
    return found


def _rows(listed: QuerySet[StandingRule], on: date) -> tuple[RuleRow, ...]:
    return tuple(
        RuleRow(
            id=row.pk,
            organ_id=row.organ_id,
            subject_matter=row.subject_matter,
            name=row.name,
            document_number=row.document_number,
            in_force_on=row.in_force_on,
            until_on=row.until_on,
            ended_on=row.ended_on,
            ended_why=row.ended_why,
            entry_id=row.entry_id,
            state=state_of_rule(row.in_force_on, row.until_on, row.ended_on, on),
        )
        for row in listed
    )
