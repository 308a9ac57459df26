"""What an organ adds to its letters in its own words."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.organs.models import Organ


class LetterWording(models.Model):
    """The organ's own paragraph in letters of one kind, a key of `statute.cases.letters`; letters signed before keep theirs."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=4)
    words = models.CharField(max_length=300, blank=True)
    set_by = models.CharField(max_length=200)
    set_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organ", "kind"], name="wording_once")]
