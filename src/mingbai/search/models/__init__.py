"""What the index knows of itself. Its records and words stand in tables of the engine's own (`models.tables`)."""

from __future__ import annotations

from django.db import models


class SearchState(models.Model):
    """Which of the two sides of the index is asked, and how far the building of a side has come.

    `building` is the side being built, None when there is none; `kind` and `key` say after which record it goes on.
    `is_whole` is False while records from before the index are missing on the side that is asked. `version` is that of the tables
    and tokens; `turned_on` the last day of which the calendar's changes are in.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    side = models.PositiveSmallIntegerField(default=0)
    is_whole = models.BooleanField(default=True)
    building = models.PositiveSmallIntegerField(null=True)
    kind = models.CharField(max_length=12, blank=True)
    key = models.BigIntegerField(default=0)
    changed_at = models.DateTimeField(null=True)
    version = models.PositiveSmallIntegerField(default=0)
    turned_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="search_state_is_one"),
            models.CheckConstraint(condition=models.Q(side__in=[0, 1]), name="search_side_known"),
        ]
