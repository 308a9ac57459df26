"""The new-media accounts (政务新媒体) that an organ has put on record."""

from __future__ import annotations

from django.db import models

from mingbai.channels.models import Channel
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.media import MediaKind


class MediaAccount(models.Model):
    """One account. Deliveries to `channel` count as its updates; `seen_on` is when somebody last saw one made elsewhere."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    name = models.CharField(max_length=60)
    number = models.CharField(max_length=60)
    holder = models.CharField(max_length=120)
    reviewer = models.CharField(max_length=60)
    filing_number = models.CharField(max_length=60, blank=True)
    channel = models.ForeignKey(Channel, models.PROTECT, null=True, related_name="+")
    opened_on = models.DateField()
    opening_reason = models.CharField(max_length=300, blank=True)
    seen_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    closing_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organ", "id"], condition=models.Q(closed_on__isnull=True), name="media_account_open")]
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "kind", "number"], condition=models.Q(closed_on__isnull=True), name="media_account_once"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in MediaKind]), name="media_account_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True, closing_reason="")
                | (models.Q(closed_on__gte=models.F("opened_on")) & ~models.Q(closing_reason="")),
                name="media_account_closed_with_reason",
            ),
        ]

    @property
    def subject(self) -> str:
        """The account's name in the audit trail."""
        return f"media:{self.pk}"
