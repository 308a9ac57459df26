"""What the county decided where the law on applications is silent."""

from __future__ import annotations

from django.db import models


class PracticeChoice(models.Model):
    """One choice by the name of its field in `CaseSettings`, as JSON; without a row practice.toml or the default counts."""

    name = models.CharField(max_length=60, primary_key=True)
    value = models.TextField()
    # What counted before, oldest first: the last day on which it did, and the value.
    earlier = models.JSONField(default=list)
    set_by = models.CharField(max_length=200)
    set_at = models.DateTimeField()
