"""Normative documents (规章, 行政规范性文件) with their amendments and clean-ups."""

from __future__ import annotations

from django.db import models

from mingbai.core.models import AppendOnly
from mingbai.documents.models.slip import Document
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.validity import CleanUp


class NormativeKind(models.TextChoices):
    """The two rows of item (一) in table 2."""

    RULE = "rules", "规章"
    NORMATIVE = "normative", "行政规范性文件"


class NormativeDocument(models.Model):
    """One normative document; its validity is never stored but computed from these days.

    A document signed here points to its slip; older ones were registered by hand. `valid_until` is the last day in force.
    """

    organ = models.ForeignKey(Organ, models.PROTECT)
    kind = models.CharField(max_length=12, choices=NormativeKind)
    title = models.CharField(max_length=300)
    document_number = models.CharField(max_length=80)
    made_on = models.DateField()
    published_on = models.DateField(null=True)
    repealed_on = models.DateField(null=True)
    removed_at = models.DateTimeField(null=True)
    document = models.OneToOneField(Document, models.PROTECT, null=True, related_name="normative")
    in_force_on = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    declared_expired_on = models.DateField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)
    ended_reason = models.CharField(max_length=300, blank=True)

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
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=models.F("made_on")),
                name="valid_until_after_made",
            ),
            models.CheckConstraint(
                condition=models.Q(declared_expired_on__isnull=True) | models.Q(declared_expired_on__gte=models.F("made_on")),
                name="declared_expired_after_made",
            ),
        ]

    @property
    def subject(self) -> str:
        """The document's name in the audit trail."""
        return f"normative:{self.pk}"


class Amendment(AppendOnly):
    """One amendment of a normative document: by which document, from which day."""

    normative = models.ForeignKey(NormativeDocument, models.PROTECT, related_name="amendments")
    amended_on = models.DateField()
    by_document = models.CharField(max_length=200)
    what = models.CharField(max_length=300)
    noted_by = models.CharField(max_length=160)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["normative", "amended_on", "by_document"], name="amended_once_by_a_document"),
            models.CheckConstraint(condition=~models.Q(by_document=""), name="amendment_names_its_document"),
        ]


class CleanUpResult(AppendOnly):
    """What a year's clean-up decided about a document, and why; a repeal or expiry takes effect on the day `on`."""

    normative = models.ForeignKey(NormativeDocument, models.PROTECT, related_name="clean_ups")
    year = models.PositiveSmallIntegerField()
    result = models.CharField(max_length=8)
    reason = models.CharField(max_length=300)
    on = models.DateField(null=True)
    decided_by = models.CharField(max_length=160)
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["normative", "year"], name="cleaned_up_once_a_year"),
            models.CheckConstraint(condition=models.Q(result__in=[one.value for one in CleanUp]), name="clean_up_result_known"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="clean_up_has_reason"),
            models.CheckConstraint(
                condition=models.Q(result__in=["keep", "amend"]) | models.Q(on__isnull=False), name="clean_up_end_has_day"
            ),
        ]
