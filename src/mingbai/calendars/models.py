"""Holiday notices imported by staff; the calendar library supplies the national layer of past years."""

from __future__ import annotations

from django.db import models


class HolidayNotice(models.Model):
    """One notice for one year of one layer ("" = national, "宁夏" = provincial). A later notice replaces it, never edits it."""

    region = models.CharField(max_length=20, blank=True)
    year = models.PositiveSmallIntegerField()
    document_number = models.CharField(max_length=60)
    issued_on = models.DateField()
    days_off = models.JSONField()
    make_up_workdays = models.JSONField()
    imported_at = models.DateTimeField()
    imported_by = models.CharField(max_length=200)
    replaced_by = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaces")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "year"], condition=models.Q(replaced_by__isnull=True), name="one_notice_in_force"
            ),
            models.CheckConstraint(condition=~models.Q(document_number=""), name="notice_has_number"),
        ]
