"""Issues of the government gazette, and the documents in each."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from mingbai.core.models import StoredFile
from mingbai.entries.models import Entry
from mingbai.organs.models import Organ


class GazetteIssue(models.Model):
    """One issue of an organ: what was public from `first_on` to `last_on`. `pdf` is what was frozen, by its digest.

    `entry` is the information with which it becomes public, by the reviews of every other; empty until it is frozen.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    first_on = models.DateField()
    last_on = models.DateField()
    dated_on = models.DateField()
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, related_name="+")
    frozen_at = models.DateTimeField(null=True)
    frozen_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "year", "number"], name="gazette_number_once"),
            models.CheckConstraint(condition=Q(first_on__lte=F("last_on"), number__gte=1), name="gazette_has_period"),
            models.CheckConstraint(
                condition=Q(pdf__isnull=True, entry__isnull=True, frozen_at__isnull=True, frozen_by="")
                | (Q(pdf__isnull=False, entry__isnull=False, frozen_at__isnull=False) & ~Q(frozen_by="")),
                name="gazette_frozen_whole",
            ),
        ]

    @property
    def subject(self) -> str:
        """The issue's name in the audit trail."""
        return f"gazette:{self.organ.code}:{self.year}-{self.number}"


class GazetteItem(models.Model):
    """One document of an issue, in the version that was frozen."""

    issue = models.ForeignKey(GazetteIssue, models.PROTECT, related_name="items")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    order = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issue", "entry"], name="gazette_entry_once"),
            models.UniqueConstraint(fields=["issue", "order"], name="gazette_order_once"),
        ]
