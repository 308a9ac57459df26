"""What the public form keeps of people without an account: a draft, and how often its doors were used."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.core.models import StoredFile
from mingbai.organs.models import Organ


class ApplicationDraft(models.Model):
    """What somebody has written on the public form so far, sealed; only their browser has the token whose digest finds it."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    token = models.CharField(max_length=64, unique=True)
    contents = models.TextField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["changed_at"], name="draft_to_delete")]


class DraftPaper(models.Model):
    """A paper that somebody put beside their draft, its bytes and its name sealed: it goes to the case with it, or is deleted."""

    draft = models.ForeignKey(ApplicationDraft, models.PROTECT, related_name="papers")
    purpose = models.CharField(max_length=20)
    name = models.TextField()
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["at"], name="draft_paper_to_delete")]


class PublicUse(models.Model):
    """One use of a door that anybody finds open. `whose` is a keyed digest of a network address or of a case's number."""

    door = models.CharField(max_length=8)
    whose = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["door", "whose", "at"], name="use_of_a_door"),
            models.Index(fields=["at"], name="use_to_delete"),
        ]
