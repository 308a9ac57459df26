"""`mingbai worker`: run what is due, beside a server or on a host of its own."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import sys
import threading
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import close_old_connections, connections

from mingbai.core import clock
from mingbai.core.words import CHINA
from mingbai.jobs import queue
from mingbai.jobs.queue import Claim
from mingbai.jobs.schedule import SCHEDULE

IDLE = 1.0  # seconds
LOOK_EVERY = timedelta(seconds=10)
LEASE = 60  # seconds
RENEWALS = 4  # in one lease
GRACE = 10.0  # seconds for the running task to finish when the worker ends
SOME_FAILED = 1


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    words = (
        "发布到了时间的定时信息，撤下公示期满的公告，列出当天的周期公开任务。mingbai serve 自己带一个；几台机器一起服务时，"
        "每台都可以开，同一件事只做一次。做不成的隔一会儿再试，一直做不成的列在系统管理员的“后台任务”里。"
    )
    command = subparsers.add_parser("worker", description=words)
    command.add_argument("--once", action="store_true", help="把现在到点的做完就结束；有没做成的，退出码是1")
    command.add_argument(
        "--lease", type=int, default=LEASE, metavar="秒", help=f"断了电的机器上的任务，多久以后由别的来做（默认{LEASE}）"
    )
    command.add_argument("--parent", type=int, default=0, metavar="进程号", help="这个进程结束，就跟着结束")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run until Ctrl-C or the parent's end, or drain the queue once."""
    worker = Worker(timedelta(seconds=max(arguments.lease, RENEWALS)))
    if arguments.once:
        worker.look()
        worker.drain()
        return SOME_FAILED if worker.failed else 0
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: worker.ending.set())
    worker.serve(arguments.parent)
    return 0


class Worker:
    """Finds due work and runs it, one lane per queue, so that long work delays only its own kind."""

    def __init__(self, lease: timedelta) -> None:
        self.name = f"{socket.gethostname()[:40]}:{os.getpid()}"
        self.lease = lease
        self.ending = threading.Event()
        self.done = self.failed = 0
        self._running: dict[UUID, Claim] = {}
        self._lock = threading.Lock()

    def serve(self, parent: int) -> None:
        """Look for work and renew leases until told to end, or until the parent is gone, even by a kill."""
        lanes = [threading.Thread(target=self._run_lane, args=(lane,), daemon=True) for lane in self.lanes()]
        for lane in lanes:
            lane.start()
        if not parent:
            _say("开始了，到点的事会一件一件做；按 Ctrl-C 结束。")
        looked = renewed = datetime.min.replace(tzinfo=CHINA)
        while not self.ending.wait(IDLE):
            close_old_connections()
            if parent and os.getppid() != parent:
                self.ending.set()
            now = clock.machine_now()
            if now - renewed >= self.lease / RENEWALS:
                renewed = now
                self._attempt(self._renew)
            if now - looked >= LOOK_EVERY:
                looked = now
                self._attempt(self.look)
        for lane in lanes:
            lane.join(GRACE / len(lanes))

    @staticmethod
    def lanes() -> tuple[str, ...]:
        """Return the queues that the schedule names."""
        return tuple(sorted({kind.task.queue_name for kind in SCHEDULE}))

    def look(self) -> None:
        """Enqueue what is due, and release what a vanished worker left."""
        at = clock.now()
        queue.take_up_lost(at=clock.machine_now())
        for kind in SCHEDULE:
            # One kind whose query fails must not keep the others waiting.
            self._attempt(lambda kind=kind: queue.enqueue(kind=kind, found=kind.due(at), at=clock.machine_now()))

    def drain(self) -> None:
        """Run everything that is ready, then return."""
        for lane in self.lanes():
            while self._step(lane):
                pass

    def _run_lane(self, lane: str) -> None:
        while not self.ending.is_set():
            close_old_connections()
            if not self._attempt(lambda: self._step(lane)):
                self.ending.wait(IDLE)
        connections.close_all()

    def _step(self, lane: str) -> bool:
        """Run one task; return False when none is ready."""
        claim = queue.claim(lane=lane, worker=self.name, at=clock.machine_now(), lease=self.lease)
        if claim is None:
            return False
        with self._lock:
            self._running[claim.row.pk] = claim
        try:
            self._run(claim)
        finally:
            with self._lock:
                del self._running[claim.row.pk]
        return True

    def _run(self, claim: Claim) -> None:
        try:
            value = claim.row.task.call(**claim.row.args_kwargs["kwargs"])
        except Exception as failure:
            self.failed += 1
            queue.fail(done=claim, failure=failure, at=clock.machine_now())
            _say(f"{claim.row.task_path} 没有做成（第{claim.tries}次）：{failure!r}")
        else:
            self.done += 1
            queue.succeed(done=claim, value=value, at=clock.machine_now())

    def _renew(self) -> None:
        with self._lock:
            claims = tuple(self._running.values())
        queue.renew(claims=claims, at=clock.machine_now(), lease=self.lease)

    def _attempt(self, step: Any) -> Any:
        """Try a step; report a failure and let the next round retry, so that a database restart does not end the worker."""
        try:
            return step()
        except Exception as failure:
            _say(f"到点的事没有做成：{failure!r}")
            return None


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
