"""What the queue's own table lacks: why a task failed, in words, and whether someone has settled it."""

from __future__ import annotations

from django.db import models
from django_tasks_db.models import DBTaskResult


class FailedTask(models.Model):
    """A task that has failed and not succeeded since; the row is deleted once it succeeds."""

    task = models.OneToOneField(DBTaskResult, models.CASCADE, primary_key=True, related_name="failure")
    what = models.CharField(max_length=60)
    subject = models.CharField(max_length=200, blank=True)
    why = models.CharField(max_length=500)
    tries = models.PositiveIntegerField()
    failed_at = models.DateTimeField()
    # Never retried, but the row stays: without it the schedule would enqueue the task again.
    is_given_up = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["-failed_at"], condition=models.Q(is_given_up=False), name="failed_task_open")]
        constraints = [models.CheckConstraint(condition=models.Q(tries__gt=0), name="failed_task_was_tried")]
