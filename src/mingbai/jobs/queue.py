"""The queue over django-tasks' table: each due thing once, retries with growing pauses, leases instead of trust in workers.

All times here are machine time (`clock.machine_now`). While a task runs, `run_after` is the end of its worker's lease; after
that another worker may run it. `worker_ids` grows with each try, so its length tells whether a worker still holds its task.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias
from uuid import UUID, uuid5

from django.db import OperationalError, transaction
from django_tasks import TaskResultStatus
from django_tasks.utils import normalize_json
from django_tasks_db.models import DBTaskResult

from mingbai.core.errors import MingbaiError, NotVisible
from mingbai.failures.models import FailedTask
from mingbai.jobs.schedule import SCHEDULE, Arguments, Scheduled

Row: TypeAlias = "DBTaskResult[..., Any]"
NAMES = UUID("5a1b7a52-6f0b-4c36-9a57-0f2f1f8f7a10")
PAUSES = (
    timedelta(seconds=10),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
)
# A slow reader may enqueue something that was done meanwhile. What is still due after this pause is due again.
SETTLING = timedelta(minutes=1)
WHAT_LONGEST, WHY_LONGEST = 60, 500
LOG = logging.getLogger(__name__)


class WorkerGone(Exception):
    """The worker that ran a task stopped renewing its lease."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A task that this worker may run, and the number of this try."""

    row: Row
    tries: int


def enqueue(*, kind: Scheduled, found: Iterable[Arguments], at: datetime) -> int:
    """Enqueue each due thing that is not queued yet and return how many; the row's key is the thing's, so it is queued once."""
    rows = {row.id: row for row in (_new(kind, arguments, at) for arguments in found)}
    there = DBTaskResult.objects.filter(id__in=rows).values_list("id", "status", "finished_at")
    done = {
        id_ for id_, status, finished_at in there
        if status == TaskResultStatus.SUCCESSFUL and finished_at is not None and finished_at <= at - SETTLING
    }  # fmt: skip
    missing = [row for id_, row in rows.items() if id_ in done or id_ not in {known for known, *_ in there}]
    if not missing:
        return 0
    with transaction.atomic():
        DBTaskResult.objects.filter(id__in=done, status=TaskResultStatus.SUCCESSFUL, finished_at__lte=at - SETTLING).delete()
        DBTaskResult.objects.bulk_create(missing, ignore_conflicts=True)
    return len(missing)


def claim(*, lane: str, worker: str, at: datetime, lease: timedelta) -> Claim | None:
    """Claim the most urgent ready task, or return None; no other worker gets it while the lease lasts."""
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY, queue_name=lane, run_after__lte=at)
    # Look without a lock first: an idle worker must not take SQLite's only write lock away from people.
    if not ready.exists():
        return None
    with transaction.atomic():
        row = ready.select_for_update(skip_locked=True).first()
        if row is None:
            return None
        row.status, row.started_at, row.run_after = TaskResultStatus.RUNNING, at, at + lease
        row.worker_ids = [*row.worker_ids, worker]
        row.save(update_fields=["status", "started_at", "run_after", "worker_ids"])
        return Claim(row, len(row.worker_ids))


def renew(*, claims: Sequence[Claim], at: datetime, lease: timedelta) -> None:
    """Extend the leases of tasks that are still running."""
    for one in claims:
        with transaction.atomic():
            if (row := _held(one)) is not None:
                row.run_after = at + lease
                row.save(update_fields=["run_after"])


def succeed(*, done: Claim, value: object, at: datetime) -> bool:
    """Record a task's success; return False when the lease had expired and another worker holds it."""
    with transaction.atomic():
        if (row := _held(done)) is None:
            return False
        row.status, row.finished_at, row.return_value = TaskResultStatus.SUCCESSFUL, at, normalize_json(value)
        row.exception_class_path = row.traceback = ""
        row.save(update_fields=["status", "finished_at", "return_value", "exception_class_path", "traceback"])
        FailedTask.objects.filter(task=row).delete()
    return True


def fail(*, done: Claim, failure: Exception, at: datetime) -> bool:
    """Record a failed try, with a retry after the next pause or none after the last; return False as in `succeed`."""
    with transaction.atomic():
        if (row := _held(done)) is None:
            return False
        pause = PAUSES[done.tries - 1] if done.tries <= len(PAUSES) else None
        _record(row, failure, pause, at)
    return True


def take_up_lost(*, at: datetime) -> int:
    """Release the tasks of vanished workers and return how many; one that keeps killing its worker fails for good."""
    lost = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, run_after__lte=at)
    if not lost.exists():
        return 0
    with transaction.atomic():
        rows = list(lost.select_for_update(skip_locked=True))
        for row in rows:
            failure = WorkerGone(row.worker_ids[-1])
            _record(row, failure, timedelta() if len(row.worker_ids) <= len(PAUSES) else None, at)
    return len(rows)


def _record(row: Row, failure: Exception, pause: timedelta | None, at: datetime) -> None:
    """Record one failed try inside the caller's transaction; a missing pause means it was the last."""
    row.status = TaskResultStatus.READY if pause is not None else TaskResultStatus.FAILED
    row.run_after, row.finished_at = at + (pause or timedelta()), None if pause is not None else at
    row.exception_class_path = f"{type(failure).__module__}.{type(failure).__qualname__}"
    row.traceback = "".join(traceback.format_exception(failure))
    row.save(update_fields=["status", "run_after", "finished_at", "exception_class_path", "traceback"])
    kind, arguments = kind_of(row.task_path), row.args_kwargs["kwargs"]
    named = {"what": kind.what if kind else row.task_path[-WHAT_LONGEST:], "subject": _subject(kind, arguments)}
    because = why(failure) + (_handed_over(kind, arguments) if pause is None else "")
    told = {"why": because[:WHY_LONGEST], "tries": len(row.worker_ids), "failed_at": at}
    FailedTask.objects.update_or_create(task=row, defaults=named | told)


def _handed_over(kind: Scheduled | None, arguments: Arguments) -> str:
    """Hand the work over to someone who can go on; return what to tell the administrator about that."""
    if kind is None or kind.after_last_try is None:
        return ""
    try:
        with transaction.atomic():
            return kind.after_last_try(**arguments)
    except Exception:  # the failure itself must be recorded, or the task would be tried forever
        LOG.exception("handing over after the last try")
        return ""


def _subject(kind: Scheduled | None, arguments: Arguments) -> str:
    """Return what the task is about; "" for a task of an earlier version or an organ that no longer exists."""
    try:
        return kind.subject(arguments) if kind else ""
    except (MingbaiError, KeyError):
        return ""


def kind_of(task_path: str) -> Scheduled | None:
    """Return the kind of a queued task; None for a task of an earlier version."""
    return next((kind for kind in SCHEDULE if kind.task.module_path == task_path), None)


def why(failure: Exception) -> str:
    """Return a sentence for the administrator; a program's own message may quote content, so it stays in the log."""
    if isinstance(failure, MingbaiError) and not isinstance(failure, NotVisible):
        return str(failure)
    if isinstance(failure, WorkerGone):
        return "做这件事的进程中途没有了，例如内存不够或者机器断电。"
    if isinstance(failure, OperationalError):
        return "数据库暂时用不了。看数据库是不是在运行、磁盘是不是满了。"
    if isinstance(failure, OSError):
        return f"文件或者网络用不了：{failure.strerror or type(failure).__name__}。"
    return f"程序出错（{type(failure).__name__}）。把这句话和时间告诉维护的人，日志里有详细的记录。"


def _new(kind: Scheduled, arguments: Arguments, at: datetime) -> Row:
    kwargs = normalize_json(arguments)
    path = kind.task.module_path
    named = ";".join(f"{name}={value}" for name, value in sorted(kwargs.items()))
    return DBTaskResult(
        id=uuid5(NAMES, f"{path}({named})"),
        args_kwargs={"args": [], "kwargs": kwargs},
        priority=kind.task.priority,
        task_path=path,
        queue_name=kind.task.queue_name,
        backend_name=kind.task.backend,
        run_after=at,
    )


def _held(one: Claim) -> Row | None:
    """Lock and return the row if the try this worker began is still the running one."""
    row = DBTaskResult.objects.select_for_update().filter(pk=one.row.pk, status=TaskResultStatus.RUNNING).first()
    return row if row is not None and len(row.worker_ids) == one.tries else None
