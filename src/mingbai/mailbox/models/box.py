"""The suggestion box (意见箱): who opened it when, and what lay in it."""

from __future__ import annotations

from django.db import models

from mingbai.organs.models import Organ
from mingbai.statute.mailbox.states import SLIP_KINDS


class SuggestionOpening(models.Model):
    """One opening of a box by two persons; an empty box is an opening without slips."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    place = models.CharField(max_length=60)
    opened_on = models.DateField()
    first = models.CharField(max_length=40)
    second = models.CharField(max_length=40)
    registered_by = models.CharField(max_length=200)
    registered_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organ", "-opened_on", "-id"], name="opening_of_organ")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(first=models.F("second")) & ~models.Q(first="") & ~models.Q(second=""),
                name="opening_by_two_persons",
            ),
            models.UniqueConstraint(
                fields=["organ", "place", "opened_on"],
                condition=models.Q(removed_at__isnull=True),
                name="opening_once_a_day",
            ),
        ]

    @property
    def subject(self) -> str:
        """The opening's name in the audit trail."""
        return f"box:{self.pk}"


class SuggestionSlip(models.Model):
    """What one slip says, in short and without names, and what became of it."""

    opening = models.ForeignKey(SuggestionOpening, models.PROTECT, related_name="slips")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    gist = models.CharField(max_length=200)
    handling = models.CharField(max_length=300, blank=True)
    posted = models.CharField(max_length=120, blank=True)
    handled_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opening", "number"], name="slip_number_once"),
            models.CheckConstraint(condition=models.Q(kind__in=[one.value for one in SLIP_KINDS]), name="slip_kind_known"),
            models.CheckConstraint(
                condition=models.Q(handled_on__isnull=True, handling="", posted="")
                | (models.Q(handled_on__isnull=False) & ~models.Q(handling="")),
                name="slip_handled_with_words",
            ),
        ]
