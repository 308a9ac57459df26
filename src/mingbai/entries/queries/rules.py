"""What the county office set for an organ: its chain of reviews, the template of its index numbers."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from mingbai.entries.models import NumberingRule, ReviewRule
from mingbai.statute.disclosure.review import REVIEWS, Stage

TEMPLATE = "{organ}-{year}-{n:05d}"


def chain(organ_id: int, field: str) -> tuple[Stage, ...]:
    """Return the organ's reviews for this field by the latest rule, the field's own before the general one; all three without."""
    rules = ReviewRule.objects.filter(organ_id=organ_id, field__in={field, ""}).order_by("id").values_list("field", "stages")
    found: dict[str, list[str]] = dict(rules)
    stages = found.get(field) or found.get("")
    return tuple(Stage(one) for one in stages) if stages else REVIEWS


def general_chains(organ_ids: Collection[int]) -> Mapping[int, tuple[Stage, ...]]:
    """Return the reviews that these organs make where no field has a rule of its own; organs without a rule are left out."""
    rows = ReviewRule.objects.filter(organ_id__in=list(organ_ids), field="").order_by("id").values_list("organ_id", "stages")
    return {organ_id: tuple(Stage(one) for one in stages) for organ_id, stages in rows}


def template(organ_id: int) -> str:
    """Return how this organ's index numbers read."""
    return NumberingRule.objects.filter(organ_id=organ_id).values_list("template", flat=True).first() or TEMPLATE


def rules(organ_id: int) -> tuple[tuple[str, tuple[Stage, ...], str, str], ...]:
    """Return every rule of an organ as field, reviews, reason and author, latest first."""
    rows = ReviewRule.objects.filter(organ_id=organ_id).order_by("-id").values_list("field", "stages", "reason", "set_by")
    return tuple((field, tuple(Stage(one) for one in stages), reason, who) for field, stages, reason, who in rows)
