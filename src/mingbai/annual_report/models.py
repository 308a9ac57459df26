"""The annual report of one organ for one year: its draft, its states, its frozen versions."""

from __future__ import annotations

from django.db import models

from mingbai.core.models import StoredFile
from mingbai.organs.models import Organ


class Report(models.Model):
    """One report. `state` is a value of statute.annual_report.states.State; `revision` guards against lost updates."""

    organ = models.ForeignKey(Organ, models.PROTECT)
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, default="draft")
    revision = models.PositiveIntegerField(default=1)
    return_reason = models.TextField(blank=True)
    submitted_at = models.DateTimeField(null=True)
    # Whoever handed it in does not accept it.
    submitted_by = models.BigIntegerField(null=True)
    accepted_at = models.DateTimeField(null=True)
    # What was accepted, as values.content.substance: only that may be published.
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
    """A figure of the year before the platform came: last year's carried_out, in_force, previous_items, pending."""

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
    """A cell changed by hand in a draft; null is a cell emptied by hand. `raw` keeps what was typed if it was no number."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="overrides")
    cell = models.CharField(max_length=60)
    value = models.DecimalField(max_digits=16, decimal_places=6, null=True)
    raw = models.CharField(max_length=60, blank=True)
    changed_by = models.CharField(max_length=200)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "cell"], name="one_override_a_cell")]


class SectionRevision(models.Model):
    """Every saved text of a section, in order. `base` is the revision its writer had before them.

    A save on an outdated base is kept too, with `is_aside`: nobody's words are lost, nobody's are overwritten. It is
    shown beside the text until somebody has chosen (`settled_at`).
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="section_revisions")
    section = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    base = models.PositiveIntegerField()
    is_aside = models.BooleanField(default=False)
    settled_at = models.DateTimeField(null=True)
    text = models.TextField()
    saved_by = models.CharField(max_length=200)
    # Two people of one post have the same label; autosave must tell them apart.
    person_id = models.BigIntegerField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "section", "number"], name="one_revision_number")]


class Waiver(models.Model):
    """The explanation that a finding was given. `cells_digest` ties it to the values it explained."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="waivers")
    finding = models.CharField(max_length=160)
    cells_digest = models.CharField(max_length=64)
    explanation = models.TextField()
    explained_by = models.CharField(max_length=200)
    explained_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "finding"], name="one_waiver_a_finding")]


class ReportVersion(models.Model):
    """What was published, frozen: version 1, then one for each correction, with its note."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    note = models.TextField(blank=True)
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="one_version_number")]


class ReportVersionFile(models.Model):
    """One rendered file of a version (report.docx, chart.svg …), kept by content."""

    version = models.ForeignKey(ReportVersion, models.PROTECT, related_name="files")
    name = models.CharField(max_length=40)
    file = models.ForeignKey(StoredFile, models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "name"], name="one_file_a_name")]
