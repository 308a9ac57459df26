"""Meetings and matters (办会、办事), with the topics that are to be public."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.catalogue.models import Duty
from mingbai.core.models import AppendOnly
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.attributes import Attribute
from mingbai.statute.disclosure.meetings import MatterKind


class Matter(AppendOnly):
    """One meeting or matter of an organ; append-only."""

    organ = models.ForeignKey(Organ, models.PROTECT)
    kind = models.CharField(max_length=8)
    title = models.CharField(max_length=200)
    held_on = models.DateField()
    invited = models.CharField(max_length=300, blank=True)
    recorded_by = models.CharField(max_length=160)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organ", "-id"], name="matter_of_organ")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "title", "held_on"], name="matter_recorded_once"),
            models.CheckConstraint(condition=models.Q(kind__in=[one.value for one in MatterKind]), name="matter_kind_known"),
        ]


class MatterTopic(AppendOnly):
    """One topic with its attribute; an open one has a duty."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="topics")
    what = models.CharField(max_length=200)
    attribute = models.CharField(max_length=12)
    way = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    ground = models.CharField(max_length=8, blank=True)
    duty = models.ForeignKey(Duty, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(attribute__in=[one.value for one in Attribute]), name="topic_has_attribute"
            ),
            models.CheckConstraint(
                condition=models.Q(attribute=Attribute.OPEN.value, duty__isnull=False)
                | (~models.Q(attribute=Attribute.OPEN.value) & models.Q(duty__isnull=True) & ~models.Q(reason="")),
                name="topic_open_has_duty",
            ),
        ]
