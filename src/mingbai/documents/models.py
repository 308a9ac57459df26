"""Normative documents (规章, 行政规范性文件) with their validity, as far as counting needs them."""

from __future__ import annotations

from django.db import models

from mingbai.organs.models import Organ


class NormativeKind(models.TextChoices):
    """The two rows of item (一) of table 2."""

    RULE = "rules", "规章"
    NORMATIVE = "normative", "行政规范性文件"


class NormativeDocument(models.Model):
    """Made on a day, published on a day or not, repealed on a day or in force."""

    organ = models.ForeignKey(Organ, models.PROTECT)
    kind = models.CharField(max_length=12, choices=NormativeKind)
    title = models.CharField(max_length=300)
    document_number = models.CharField(max_length=80)
    made_on = models.DateField()
    published_on = models.DateField(null=True)
    repealed_on = models.DateField(null=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organ", "kind", "made_on", "id"], name="normative_count")]
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "document_number"], condition=models.Q(removed_at__isnull=True), name="document_number_once"
            ),
            models.CheckConstraint(
                condition=models.Q(published_on__isnull=True) | models.Q(published_on__gte=models.F("made_on")),
                name="published_after_made",
            ),
            models.CheckConstraint(
                condition=models.Q(repealed_on__isnull=True) | models.Q(repealed_on__gte=models.F("made_on")),
                name="repealed_after_made",
            ),
        ]
