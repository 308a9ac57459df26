"""Who works in an organ, and where each of them is on a day of this or the next weeks."""

from __future__ import annotations

from django.db import models

from mingbai.organs.models import Organ
from mingbai.statute.disclosure.rota import WHEREABOUTS_WORDS, Whereabouts


class RotaMember(models.Model):
    """One line of an organ's directory: who, in which post and room, under which office telephone, for what."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="rota")
    name = models.CharField(max_length=40)
    post = models.CharField(max_length=60)
    room = models.CharField(max_length=40, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    handles = models.CharField(max_length=200, blank=True)
    is_leader = models.BooleanField(default=False)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["organ", "order", "id"], name="rota_member_of_organ")]
        constraints = [models.CheckConstraint(condition=~models.Q(name="") & ~models.Q(post=""), name="rota_member_is_named")]

    @property
    def subject(self) -> str:
        """The line's name in the audit trail."""
        return f"rota:{self.pk}"


class RotaDay(models.Model):
    """Where somebody is on one day; deleted soon after (国办函〔2026〕12号: no record of attendance)."""

    member = models.ForeignKey(RotaMember, models.CASCADE, related_name="days")
    on = models.DateField()
    state = models.CharField(max_length=12, choices=list(WHEREABOUTS_WORDS.items()))

    class Meta:
        indexes = [models.Index(fields=["on"], name="rota_day_by_age")]
        constraints = [
            models.UniqueConstraint(fields=["member", "on"], name="rota_day_once"),
            models.CheckConstraint(condition=models.Q(state__in=[one.value for one in Whereabouts]), name="rota_day_state_known"),
        ]
