"""The annual report of one organ for one year: its draft, its states, its frozen versions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.core.models import AppendOnly, StoredFile
from mingbai.organs.models import Organ


class Report(models.Model):
    """One report; `state` is a value of statute.annual_report.states.ReportState, `revision` guards against lost updates."""

    has_mark: ClassVar[bool] = True
    organ = models.ForeignKey(Organ, models.PROTECT)
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, default="draft")
    revision = models.PositiveIntegerField(default=1)
    return_reason = models.TextField(blank=True)
    submitted_at = models.DateTimeField(null=True)
    # Neither whoever submitted the report nor anybody who wrote part of it may accept it.
    submitted_by = models.BigIntegerField(null=True)
    accepted_at = models.DateTimeField(null=True)
    # The values.content.substance of what was accepted: nothing else may be published.
    accepted_substance = models.CharField(max_length=64, blank=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organ", "year"], name="one_report_a_year"),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "submitted", "returned", "accepted", "published"]),
                name="report_state_known",
            ),
            models.CheckConstraint(
                condition=models.Q(state="published", published_at__isnull=False)
                | (~models.Q(state="published") & models.Q(published_at__isnull=True)),
                name="published_has_moment",
            ),
        ]


class OpeningBalance(models.Model):
    """A figure of a year that was reported outside the platform: carried_out, in_force, previous_items, pending."""

    organ = models.ForeignKey(Organ, models.PROTECT)
    year = models.PositiveSmallIntegerField()
    cell = models.CharField(max_length=60)
    value = models.DecimalField(max_digits=16, decimal_places=6)
    source = models.CharField(max_length=200)
    declared_by = models.CharField(max_length=200)
    declared_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organ", "year", "cell"], name="one_opening_balance_a_cell")]


class CellOverride(models.Model):
    """A cell changed by hand in a draft; a null value means emptied by hand. `raw` keeps what was typed when it is no number."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="overrides")
    cell = models.CharField(max_length=60)
    value = models.DecimalField(max_digits=16, decimal_places=6, null=True)
    raw = models.CharField(max_length=60, blank=True)
    changed_by = models.CharField(max_length=200)
    # Whoever changed it may not accept the report; empty for what was changed before this was kept.
    person_id = models.BigIntegerField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "cell"], name="one_override_a_cell")]


class SectionRevision(models.Model):
    """One saved text of a section. `base` is the revision its writer started from.

    A save on an outdated base is kept with `is_aside`, so that it neither gets lost nor overwrites another's words. It is shown
    beside the text until someone chooses (`settled_at`).
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="section_revisions")
    section = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    base = models.PositiveIntegerField()
    is_aside = models.BooleanField(default=False)
    settled_at = models.DateTimeField(null=True)
    text = models.TextField()
    saved_by = models.CharField(max_length=200)
    # Two people in one post have the same label; autosave must tell them apart.
    person_id = models.BigIntegerField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "section", "number"], name="one_revision_number")]


class Waiver(models.Model):
    """The explanation of a finding; `cells_digest` ties it to the values it explains."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="waivers")
    finding = models.CharField(max_length=160)
    cells_digest = models.CharField(max_length=64)
    explanation = models.TextField()
    explained_by = models.CharField(max_length=200)
    explained_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "finding"], name="one_waiver_a_finding")]


class ReportVersion(models.Model):
    """Published content, frozen: version 1, then one version per correction with its note."""

    has_mark: ClassVar[bool] = True
    report = models.ForeignKey(Report, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    note = models.TextField(blank=True)
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="one_version_number")]


class ReportVersionFile(models.Model):
    """One rendered file of a version (report.docx, chart.svg …), addressed by content."""

    version = models.ForeignKey(ReportVersion, models.PROTECT, related_name="files")
    name = models.CharField(max_length=40)
    file = models.ForeignKey(StoredFile, models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "name"], name="one_file_a_name")]


class Handover(AppendOnly):
    """That the report of a closed organ is part of its successor's: the county's list no longer waits for it."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    successor = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    decided_by = models.CharField(max_length=160)
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organ", "year"], name="report_handed_over_once")]
