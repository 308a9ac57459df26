"""Disclosed information, as far as counting needs it."""

from __future__ import annotations

from django.db import models

from mingbai.organs.models import Organ


class Entry(models.Model):
    """One piece of disclosed information. `published_at` is set by the system when it goes out, by nobody's hand."""

    organ = models.ForeignKey(Organ, models.PROTECT)
    # "20.1" … "20.15", "21.1" … "21.8", "12" (guide), "rules" (制度): where the law asks for it.
    statutory_item = models.CharField(max_length=8)
    field = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=300)
    summary = models.CharField(max_length=400, blank=True)
    index_number = models.CharField(max_length=80, unique=True)
    formed_on = models.DateField()
    published_at = models.DateTimeField(null=True)
    is_demonstration = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["organ", "statutory_item", "published_at", "id"], name="entry_by_item"),
            models.Index(fields=["published_at", "id"], name="entry_latest"),
        ]
