"""The leading group (政务公开工作领导小组) and who is in it, by post and from when to when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.entries.models import Entry
from mingbai.organs.models import Organ


class MemberRole(models.TextChoices):
    """What a member is in the group."""

    HEAD = "head", "组长"
    DEPUTY = "deputy", "副组长"
    MEMBER = "member", "成员"
    OFFICE = "office", "办公室"


class LeadingGroup(models.Model):
    """A group with the document that set it up; `entry` is where the public reads it."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    document_title = models.CharField(max_length=300)
    document_number = models.CharField(max_length=80, blank=True)
    set_up_on = models.DateField()
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="+")
    ended_on = models.DateField(null=True)
    ended_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organ"], condition=models.Q(ended_on__isnull=True), name="one_leading_group_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True) | models.Q(ended_on__gte=models.F("set_up_on")),
                name="leading_group_ends_after_it_began",
            ),
        ]

    @property
    def subject(self) -> str:
        """The group's name in the audit trail."""
        return f"leading_group:{self.pk}"


class GroupMember(models.Model):
    """A person in the group, by post, from a day to a day; both count."""

    group = models.ForeignKey(LeadingGroup, models.PROTECT, related_name="members")
    role = models.CharField(max_length=8, choices=MemberRole)
    name = models.CharField(max_length=40)
    post = models.CharField(max_length=80)
    since_on = models.DateField()
    until_on = models.DateField(null=True)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(role__in=MemberRole.values), name="group_member_role_known"),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("since_on")),
                name="group_member_leaves_after_joining",
            ),
            models.UniqueConstraint(
                fields=["group"],
                condition=models.Q(role=MemberRole.HEAD, until_on__isnull=True),
                name="leading_group_has_one_head",
            ),
        ]
