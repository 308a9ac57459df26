"""What an organ's screen shows."""

from __future__ import annotations

from django.db import models

from mingbai.entries.models import Entry
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.screens import LONGEST, SHORTEST


class ScreenSettings(models.Model):
    """The choice of one organ; without a row everything is shown."""

    organ = models.OneToOneField(Organ, models.PROTECT, related_name="screen")
    parts = models.JSONField(default=list)
    fields = models.JSONField(default=list)
    seconds = models.PositiveSmallIntegerField(default=20)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(seconds__gte=SHORTEST, seconds__lte=LONGEST), name="screen_seconds_readable"
            )
        ]


class PinnedEntry(models.Model):
    """An entry that stays in the playlist while it is public."""

    screen = models.ForeignKey(ScreenSettings, models.CASCADE, related_name="pinned")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["screen", "entry"], name="screen_pins_once")]
