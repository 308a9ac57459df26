"""The archive box of a case (档案盒): each sealed list, the record of opening it, and what was removed after its time."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.cases.models.register import Application
from mingbai.core.models import AppendOnly


class ArchiveBox(AppendOnly):
    """A sealed list of the papers of a case; the latest one stands, those before it stay.

    `contents` is the list as JSON, without anybody's name: kinds, numbers, dates, pages and digests. `manifest` is its SHA-256.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="boxes")
    number = models.PositiveSmallIntegerField()
    contents = models.TextField()
    manifest = models.CharField(max_length=64)
    items = models.PositiveIntegerField()
    pages = models.PositiveIntegerField()
    remark = models.CharField(max_length=300, blank=True)
    retention_years = models.PositiveSmallIntegerField()
    keep_until = models.DateField()
    person_id = models.BigIntegerField()
    sealed_by = models.CharField(max_length=200)
    sealed_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["keep_until", "id"], name="box_keep_until")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "number"], name="box_number_once"),
            models.CheckConstraint(condition=models.Q(items__gte=1, pages__gte=models.F("items")), name="box_holds_something"),
        ]


class BoxOpening(AppendOnly):
    """The record of opening a sealed box (开卷登记): until the next list is sealed, papers may be added and taken out."""

    box = models.OneToOneField(ArchiveBox, models.PROTECT, related_name="opening")
    why = models.CharField(max_length=200)
    what = models.CharField(max_length=200)
    person_id = models.BigIntegerField()
    opened_by = models.CharField(max_length=200)
    opened_at = models.DateTimeField()


class Erasure(AppendOnly):
    """What identified persons was removed from a case after its time; the case is still counted."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="erasure")
    papers = models.PositiveIntegerField()
    letters = models.PositiveIntegerField()
    erased_at = models.DateTimeField()
