"""What the queue's own table does not hold: why a task failed, in words, and whether somebody has settled it."""

from __future__ import annotations

from django.db import models
from django_tasks_db.models import DBTaskResult


class FailedTask(models.Model):
    """A task that failed at least once and has not succeeded since; gone as soon as it does."""

    task = models.OneToOneField(DBTaskResult, models.CASCADE, primary_key=True, related_name="failure")
    what = models.CharField(max_length=60)
    subject = models.CharField(max_length=200, blank=True)
    why = models.CharField(max_length=500)
    tries = models.PositiveIntegerField()
    failed_at = models.DateTimeField()
    # Nobody tries it any more; the row stays, so that the schedule does not begin anew.
    is_given_up = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["-failed_at"], condition=models.Q(is_given_up=False), name="failed_task_open")]
        constraints = [models.CheckConstraint(condition=models.Q(tries__gt=0), name="failed_task_was_tried")]
