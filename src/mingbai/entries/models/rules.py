"""What the county office set: shortened reviews, index number templates, words to look for."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.organs.models import Organ


class ReviewRule(models.Model):
    """An organ's chain of reviews; the latest row counts, and without one there are all three reviews."""

    organ = models.ForeignKey(Organ, models.PROTECT)
    field = models.CharField(max_length=40, blank=True)
    stages = models.JSONField()
    reason = models.CharField(max_length=300)
    set_by = models.CharField(max_length=160)
    set_at = models.DateTimeField()


class NumberingRule(models.Model):
    """How an organ's index numbers read."""

    organ = models.OneToOneField(Organ, models.PROTECT)
    template = models.CharField(max_length=60)
    set_at = models.DateTimeField()


class WordKind(models.TextChoices):
    """Kinds of words: a wrong word has a right form, a synonym another word; the others are only looked for."""

    WRONG = "wrong", "错词"
    SENSITIVE = "sensitive", "敏感词"
    SECRET_MARK = "secret_mark", "密级字样"
    ALIKE = "alike", "同义词"


class Word(models.Model):
    """A word of the county's list."""

    has_mark: ClassVar[bool] = True
    kind = models.CharField(max_length=12, choices=WordKind)
    word = models.CharField(max_length=60)
    right = models.CharField(max_length=60, blank=True)
    set_by = models.CharField(max_length=160)
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "word"], name="word_once"),
            models.CheckConstraint(
                condition=~models.Q(kind__in=["wrong", "alike"]) | ~models.Q(right=""), name="wrong_word_has_right_one"
            ),
        ]
