"""What the administrator does with a failed task: retry it, or give it up."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django_tasks import TaskResultStatus

from mingbai.accounts.values import Acting, Doing
from mingbai.core import clock
from mingbai.core.acts import open_act
from mingbai.core.errors import Stale
from mingbai.failures import policies
from mingbai.failures.models import FailedTask

MOVED_ON = "这件事已经不在等您处理：可能正在再试，或者已经做成了。"


def try_again(*, task_id: UUID, by: Acting, at: datetime) -> None:
    """Let the queue retry a failed task at once; if it fails again, it waits for the administrator again."""
    policies.check_settle(by)
    with open_act(by=by, at=at) as done:
        failed = _waiting(done, task_id)
        failed.task.status = TaskResultStatus.READY
        failed.task.run_after = clock.machine_now()
        failed.task.save(update_fields=["status", "run_after"])
        _note(done, "task.tried_again", failed)


def give_up(*, task_id: UUID, by: Acting, at: datetime) -> None:
    """Give a failed task up for good: it leaves the list and is never retried."""
    policies.check_settle(by)
    with open_act(by=by, at=at) as done:
        failed = _waiting(done, task_id)
        failed.is_given_up = True
        failed.save(update_fields=["is_given_up"])
        _note(done, "task.given_up", failed)


def _waiting(done: Doing, task_id: UUID) -> FailedTask:
    """Return the failed task, locked; raise Stale unless it still waits for a decision."""
    failed = done.lock(FailedTask, "task", pk=task_id)
    if failed.is_given_up or failed.task.status != TaskResultStatus.FAILED:
        raise Stale(MOVED_ON)
    return failed


def _note(done: Doing, event: str, failed: FailedTask) -> None:
    data = {"task": failed.what, "subject": failed.subject, "tries": failed.tries, "why": failed.why}
    done.note(event, f"task:{failed.task_id}", data)
