"""Whole-process chains (五公开): one matter of an organ, from decision to result."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.organs.models import Organ


class Chain(models.Model):
    """One matter followed through all its stages; `template` is the key of a standard chain."""

    organ = models.ForeignKey(Organ, models.PROTECT)
    template = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    # 项目统一代码: it ties together everything published about one project.
    project_code = models.CharField(max_length=40, blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organ", "-id"], name="chain_by_organ")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organ", "template", "project_code"], condition=~models.Q(project_code=""), name="chain_project_once"
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="chain_has_title"),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True) | models.Q(closed_on__gte=models.F("opened_on")),
                name="chain_closed_after_opened",
            ),
        ]

    @property
    def subject(self) -> str:
        """The chain's name in the audit trail."""
        return f"chain:{self.pk}"


class ChainExemption(models.Model):
    """A step that this matter does not have, with the reason."""

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="exemptions")
    step = models.CharField(max_length=40)
    reason = models.CharField(max_length=300)
    exempted_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "step"], name="chain_step_exempted_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="chain_exemption_has_reason"),
        ]
