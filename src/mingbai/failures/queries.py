"""Reads of failed tasks."""

from __future__ import annotations

from datetime import datetime

from django_tasks import TaskResultStatus

from mingbai.failures.models import FailedTask
from mingbai.failures.values import FailedTaskRow

AT_ONCE = 100


def failed_tasks(limit: int = AT_ONCE) -> tuple[FailedTaskRow, ...]:
    """Return the tasks that failed and have been neither done nor given up, latest first."""
    listed = FailedTask.objects.filter(is_given_up=False).select_related("task").order_by("-failed_at", "task_id")
    return tuple(_row(one) for one in listed[:limit])


def count_waiting() -> int:
    """Count the tasks that wait for the administrator's decision."""
    return FailedTask.objects.filter(is_given_up=False, task__status=TaskResultStatus.FAILED).count()


def _row(failed: FailedTask) -> FailedTaskRow:
    is_over = failed.task.status == TaskResultStatus.FAILED
    next_at: datetime | None = None if is_over else failed.task.run_after
    return FailedTaskRow(failed.task_id, failed.what, failed.subject, failed.why, failed.tries, failed.failed_at, next_at)
