"""The tree of organs."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Level(models.TextChoices):
    """What kind of organ it is; decides the due date of its report and whether it is a government."""

    COUNTY = "county", "县级人民政府"
    DEPARTMENT = "department", "县级部门"
    TOWNSHIP = "township", "乡镇人民政府"
    VILLAGE = "village", "村民委员会"
    COMMUNITY = "community", "居民委员会"


class Organ(models.Model):
    """One organ; `parent` supervises it. The county government is the root."""

    has_mark: ClassVar[bool] = True
    code = models.SlugField(max_length=64, unique=True)
    name = models.CharField(max_length=80, unique=True)
    short_name = models.CharField(max_length=40)
    level = models.CharField(max_length=16, choices=Level)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    order = models.PositiveIntegerField(default=0)
    # 18-character unified social credit code, carried by index numbers and exports.
    credit_code = models.CharField(max_length=18, blank=True)
    first_report_year = models.PositiveSmallIntegerField(default=2019)
    office = models.CharField(max_length=80, blank=True)
    address = models.CharField(max_length=160, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    fax = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=120, blank=True)
    hours = models.CharField(max_length=120, blank=True)
    # The last day on which it worked; its section stays readable with the note.
    closed_on = models.DateField(null=True)
    closing_note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True) | ~models.Q(closing_note=""), name="organ_closed_with_note"
            ),
            models.CheckConstraint(condition=models.Q(level__in=[c for c, _ in Level.choices]), name="organ_level_known"),
            models.CheckConstraint(
                condition=models.Q(level="county", parent__isnull=True)
                | (~models.Q(level="county") & models.Q(parent__isnull=False)),
                name="organ_county_is_root",
            ),
        ]


class FormerName(models.Model):
    """A name that an organ bore until the day before another took its place."""

    has_mark: ClassVar[bool] = True
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="former_names")
    name = models.CharField(max_length=80)
    short_name = models.CharField(max_length=40)
    until_on = models.DateField()
    reason = models.CharField(max_length=300)
