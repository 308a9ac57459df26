"""Facts that the report counts and no other domain makes: procurement, and figures declared from other systems."""

from __future__ import annotations

from django.db import models

from mingbai.organs.models import Organ


class Procurement(models.Model):
    """One completed 政府集中采购 project (条例第20条第九项); the amount is in yuan."""

    organ = models.ForeignKey(Organ, models.PROTECT)
    title = models.CharField(max_length=200)
    concluded_on = models.DateField()
    amount_yuan = models.DecimalField(max_digits=16, decimal_places=2)
    supplier = models.CharField(max_length=120, blank=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organ", "concluded_on", "id"], name="procurement_count")]
        constraints = [models.CheckConstraint(condition=models.Q(amount_yuan__gte=0), name="procurement_amount_not_negative")]

    @property
    def subject(self) -> str:
        """How the audit trail names it."""
        return f"procurement:{self.pk}"


class DeclaredFigure(models.Model):
    """A figure that another system counts (行政许可 …): which cell, how much, from where, who declared it, when.

    The declarations of a cell and year add up to the cell.
    """

    organ = models.ForeignKey(Organ, models.PROTECT)
    year = models.PositiveSmallIntegerField()
    cell = models.CharField(max_length=60)
    value = models.DecimalField(max_digits=16, decimal_places=6)
    source = models.CharField(max_length=200)
    declared_on = models.DateField()
    declared_by = models.CharField(max_length=200)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organ", "year", "cell", "id"], name="declared_count")]
        constraints = [models.CheckConstraint(condition=~models.Q(source=""), name="declared_has_source")]

    @property
    def subject(self) -> str:
        """How the audit trail names it."""
        return f"declared:{self.pk}"
