"""The queue: each task runs once, with growing pauses and leases, and the administrator hears of failures."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from domains.cases.applications_made import at as day_at
from domains.cases.applications_made import received
from domains.entries.made import approved
from mingbai.accounts.values import Acting
from mingbai.cases.actions import closing
from mingbai.cases.queries import box as boxes
from mingbai.core import clock
from mingbai.core.errors import Invalid, Refused
from mingbai.entries import actions
from mingbai.entries.models import Entry
from mingbai.failures import queries
from mingbai.failures.models import FailedTask
from mingbai.jobs import queue, tasks, worker
from mingbai.jobs.schedule import SCHEDULE, Arguments, Scheduled
from mingbai.jobs.worker import Worker
from support import NOW

pytestmark = pytest.mark.django_db
LEASE = timedelta(seconds=60)
AT = clock.machine_now()
done: list[int] = []
handed_over: list[int] = []
trouble: list[Exception] = []


@task()
def note_down(n: int) -> int:
    if trouble:
        raise trouble[0]
    done.append(n)
    return n


def hand_over(n: int) -> str:
    handed_over.append(n)
    if n < 0:
        raise RuntimeError("nobody takes it")
    return "交给了别人。"


def numbers(_at: datetime) -> Iterable[Arguments]:
    return ({"n": n} for n in (1, 2, 3))


KIND = Scheduled(note_down, "记一个数", numbers, lambda arguments: f"数 {arguments['n']}", hand_over)


@pytest.fixture(autouse=True)
def _own_schedule(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (queue, worker):
        monkeypatch.setattr(module, "SCHEDULE", (KIND,))
    for kept in (done, handed_over, trouble):
        kept.clear()


def put(*keys: int, at: datetime = AT) -> int:
    return queue.enqueue(kind=KIND, found=[{"n": n} for n in keys], at=at)


def claimed(at: datetime = AT, name: str = "one") -> queue.Claim:
    found = queue.claim(lane="default", worker=name, at=at, lease=LEASE)
    assert found is not None
    return found


def nothing_ready(at: datetime) -> bool:
    return queue.claim(lane="default", worker="another", at=at, lease=LEASE) is None


def test_a_due_thing_is_enqueued_once_however_often_it_is_found() -> None:
    assert put(1, 2) == 2
    assert put(1, 2, 3) == 1
    assert DBTaskResult.objects.count() == 3


def test_what_is_still_due_a_minute_after_it_was_done_is_due_again() -> None:
    put(1)
    queue.succeed(done=claimed(), value=1, at=AT)
    assert put(1, at=AT + timedelta(seconds=30)) == 0, "found by a slow reader"
    assert put(1, at=AT + queue.SETTLING) == 1
    assert claimed(AT + queue.SETTLING).tries == 1


def at_once(steps: Sequence[Callable[[], object]]) -> None:
    """Run them in threads that start together. In-memory SQLite reports "locked" at once where a file would wait."""
    begin = threading.Barrier(len(steps))

    def patiently(step: Callable[[], object]) -> None:
        begin.wait()
        for _ in range(200):
            try:
                step()
            except OperationalError:
                time.sleep(0.01)
            else:
                break
        connection.close()

    threads = [threading.Thread(target=patiently, args=(step,)) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)


@pytest.mark.django_db(transaction=True)
def test_eight_workers_that_find_the_same_things_at_once_enqueue_each_once() -> None:
    at_once([lambda: put(*range(20))] * 8)
    assert DBTaskResult.objects.count() == 20


@pytest.mark.django_db(transaction=True)
def test_eight_workers_that_claim_at_once_get_different_tasks() -> None:
    put(*range(5))
    got = []

    def take() -> None:
        if found := queue.claim(lane="default", worker="one of eight", at=AT, lease=LEASE):
            got.append(found.row.pk)

    at_once([take] * 8)
    assert len(got) == len(set(got)) == 5


def test_the_pauses_grow_and_after_the_last_try_the_administrator_is_told() -> None:
    put(7)
    at, pauses = AT, []
    for _ in queue.PAUSES:
        queue.fail(done=claimed(at), failure=OSError(28, "No space left on device"), at=at)
        (row,) = queries.failed_tasks()
        assert row.next_at is not None
        pauses.append(row.next_at - at)
        assert nothing_ready(row.next_at - timedelta(seconds=1))
        at = row.next_at
    assert tuple(pauses) == queue.PAUSES == tuple(sorted(queue.PAUSES))
    assert (queries.count_waiting(), handed_over) == (0, [])
    queue.fail(done=claimed(at), failure=OSError(28, "No space left on device"), at=at)
    (row,) = queries.failed_tasks()
    assert (row.what, row.subject, row.tries, row.next_at) == ("记一个数", "数 7", 6, None)
    assert row.why == "文件或者网络用不了：No space left on device。交给了别人。"
    assert (queries.count_waiting(), handed_over) == (1, [7])
    assert nothing_ready(at + timedelta(days=300))
    assert put(7, at=at + timedelta(days=300)) == 0, "a failed task is not restarted behind the administrator's back"
    kept = DBTaskResult.objects.get()
    assert (kept.status, "No space left" in kept.traceback) == ("FAILED", True)


def test_a_failed_handover_keeps_the_failure() -> None:
    put(-1)
    for _ in range(len(queue.PAUSES) + 1):
        row = DBTaskResult.objects.get()
        queue.fail(done=claimed(row.run_after), failure=RuntimeError("x"), at=row.run_after)
    assert (handed_over, queries.count_waiting()) == ([-1], 1)


def test_success_removes_a_failure_from_the_list() -> None:
    put(1)
    queue.fail(done=claimed(), failure=RuntimeError("x"), at=AT)
    assert FailedTask.objects.exists()
    queue.succeed(done=claimed(AT + queue.PAUSES[0]), value=1, at=AT)
    assert not FailedTask.objects.exists()


def test_a_task_of_a_vanished_worker_is_taken_up_after_its_lease_and_not_before() -> None:
    put(1)
    gone = claimed(name="gone")
    queue.renew(claims=[gone], at=AT + timedelta(seconds=30), lease=LEASE)
    assert queue.take_up_lost(at=AT + LEASE) == 0, "renewed"
    later = AT + timedelta(seconds=91)
    assert queue.take_up_lost(at=later) == 1
    taken = claimed(later, "heir")
    assert (taken.tries, taken.row.worker_ids) == (2, ["gone", "heir"])
    assert not queue.succeed(done=gone, value=1, at=later), "the first worker comes back too late"
    assert not queue.fail(done=gone, failure=RuntimeError("x"), at=later)
    queue.renew(claims=[gone], at=later + LEASE, lease=LEASE)
    assert DBTaskResult.objects.get().run_after == later + LEASE
    assert queue.succeed(done=taken, value=1, at=later)


def test_a_task_that_keeps_killing_its_worker_ends_as_failed() -> None:
    put(1)
    at = AT
    for _ in range(len(queue.PAUSES) + 1):
        claimed(at)
        at += LEASE
        queue.take_up_lost(at=at)
    (row,) = queries.failed_tasks()
    assert (row.next_at, "内存不够" in row.why) == (None, True)


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (Invalid("先把放假通知导入。"), "先把放假通知导入。"),
        (OperationalError("server closed the connection"), "数据库暂时用不了"),
        (KeyError("642226198503121237"), "程序出错（KeyError）"),
    ],
)
def test_the_reason_is_plain_and_quotes_no_content(failure: Exception, words: str) -> None:
    assert words in queue.why(failure)
    assert "6422" not in queue.why(failure)


def test_a_worker_looks_and_does_what_is_due() -> None:
    one = Worker(LEASE)
    one.look()
    one.drain()
    assert (sorted(done), one.done, one.failed) == ([1, 2, 3], 3, 0)
    trouble.append(RuntimeError("x"))
    other = Worker(LEASE)
    DBTaskResult.objects.all().delete()
    other.look()
    other.drain()
    assert (other.done, other.failed, FailedTask.objects.count()) == (0, 3, 3)


def test_a_kind_that_cannot_be_read_does_not_block_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(_at: datetime) -> Iterable[Arguments]:
        raise RuntimeError("no table")

    broken = Scheduled(note_down, "读不出", unreadable, lambda _arguments: "")
    monkeypatch.setattr(worker, "SCHEDULE", (broken, KIND))
    Worker(LEASE).look()
    assert DBTaskResult.objects.count() == 3


def test_every_kind_of_the_product_has_words_and_can_be_found(site: Any, baiyang: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len({kind.task.module_path for kind in SCHEDULE}) == len(SCHEDULE)
    monkeypatch.setattr(queue, "SCHEDULE", SCHEDULE)
    for kind in SCHEDULE:
        assert kind.what
        queue.enqueue(kind=kind, found=kind.due(clock.now()), at=AT)
    paths = set(DBTaskResult.objects.values_list("task_path", flat=True))
    assert "mingbai.jobs.tasks.list_duties" in paths
    assert all(row.task for row in DBTaskResult.objects.all())


def test_rows_of_finished_tasks_are_cleared_once_a_day_and_failures_kept(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (kind,) = (kind for kind in SCHEDULE if kind.task is tasks.clear_queue)
    put(1, 2)
    queue.succeed(done=claimed(), value=1, at=AT)
    for old, is_due in ((14.5, False), (15.5, True)):
        DBTaskResult.objects.filter(status="SUCCESSFUL").update(finished_at=AT - timedelta(days=old))
        assert bool(list(kind.due(AT))) == is_due
    DBTaskResult.objects.filter(status="READY").update(status="FAILED", finished_at=AT - timedelta(days=100))
    tasks.clear_queue.call()
    assert list(DBTaskResult.objects.values_list("status", flat=True)) == ["FAILED"]
    assert not list(kind.due(AT))


def test_a_publication_that_fails_every_try_goes_back_to_its_clerk(
    clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "SCHEDULE", SCHEDULE)
    (kind,) = (kind for kind in SCHEDULE if kind.task is tasks.publish_planned)
    entry = approved(clerk, section_head, reviewer, leader)
    actions.schedule(entry_id=entry, publish_at=NOW + timedelta(minutes=1), by=clerk, at=NOW)
    assert list(kind.due(NOW)) == []
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(hours=1))
    queue.enqueue(kind=kind, found=kind.due(clock.now()), at=AT)
    at = AT
    for _ in range(len(queue.PAUSES) + 1):
        assert Entry.objects.get(pk=entry).scheduled_at is not None
        queue.fail(done=claimed(at), failure=OperationalError("disk"), at=at)
        at += timedelta(days=1)
    row = Entry.objects.get(pk=entry)
    assert (row.scheduled_at, row.plan_failure) == (None, tasks.UNSENT)
    (told,) = queries.failed_tasks()
    assert told.subject == f"白阳镇人民政府，公开信息 {entry}"
    assert told.why.endswith(tasks.HANDED_OVER)


def test_a_cancelled_plan_leaves_nothing_to_publish(
    clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(hours=1))
    entry = approved(clerk, section_head, reviewer, leader)
    plan = {"entry_id": entry, "organ_id": clerk.organ_id, "planned_at": (NOW + timedelta(minutes=1)).isoformat()}
    assert tasks.publish_planned.call(**plan) is False, "never scheduled, or rescheduled since"
    actions.schedule(entry_id=entry, publish_at=NOW + timedelta(minutes=1), by=clerk, at=NOW)
    assert tasks.publish_planned.call(**plan) is True
    assert tasks.publish_planned.call(**plan) is False


def test_a_case_that_was_changed_behind_the_trail_waits_for_the_administrator_and_takes_no_turn(
    clerk: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "SCHEDULE", SCHEDULE)
    monkeypatch.setattr(boxes, "MOST_AT_ONCE", 1)
    (kind,) = (kind for kind in SCHEDULE if kind.task is tasks.erase_case)
    changed, after = received(clerk), received(clerk)
    for case in (changed, after):
        closing.withdraw(case_id=case.case_id, how="书面", by=clerk, at=day_at(1, 6))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_application SET outcome = 'granted' WHERE id = %s", [changed.case_id])
    over = day_at(1, 1, 2032)
    monkeypatch.setattr(clock, "now", lambda: over)
    queue.enqueue(kind=kind, found=kind.due(over), at=AT)
    tried = claimed()
    with pytest.raises(Refused, match="审计记录") as refused:
        tasks.erase_case.call(**tried.row.args_kwargs["kwargs"])
    at = AT
    for _ in range(len(queue.PAUSES) + 1):
        queue.fail(done=tried, failure=refused.value, at=at)
        at += timedelta(days=1)
        tried = queue.claim(lane="default", worker="one", at=at, lease=LEASE) or tried
    (told,) = queries.failed_tasks()
    assert (told.subject, told.next_at) == (f"白阳镇人民政府，申请 {changed.case_id}", None)
    assert "审计记录" in told.why
    assert [one["case_id"] for one in kind.due(over)] == [after.case_id]
