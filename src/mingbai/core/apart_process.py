"""A child process that does one thing at a time, within limits, for the threads of this process."""

from __future__ import annotations

import json
import logging
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.conf import settings

from mingbai.core.apart_wire import OUT_OF_MEMORY, received, send

_log = logging.getLogger(__name__)


class Why(Enum):
    """Why something was not done."""

    BUSY = "busy"
    TIME = "time"
    MEMORY = "memory"
    DIED = "died"


class Unfinished(Exception):
    """The child did not finish; nothing of its work exists."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


class Declined(Exception):
    """The child finished by saying no: `kind` names the exception, the message is its sentence."""

    def __init__(self, kind: str, sentence: str) -> None:
        super().__init__(sentence)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may use: memory in bytes, processor and wall time in seconds; `waiting` jobs may queue for `patience`."""

    memory: int
    processor: int
    wall: float
    waiting: int
    patience: float


@dataclass(frozen=True, slots=True)
class Reply:
    """What a job returns: plain values and byte strings."""

    said: Any
    blobs: tuple[bytes, ...]


class Room:
    """One child process, started when first needed and again after it ended, and the queue in front of it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._places = threading.BoundedSemaphore(limits.waiting + 1)
        self._turn = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None

    def ask(self, job: str, *given: Any) -> Reply:
        """Have the child do a job; raise Declined for its no, Unfinished when it did not get to an answer."""
        if not self._places.acquire(blocking=False):
            raise Unfinished(Why.BUSY)
        try:
            if not self._turn.acquire(timeout=self.limits.patience):
                raise Unfinished(Why.BUSY)
            try:
                return self._asked(job, given)
            finally:
                self._turn.release()
        finally:
            self._places.release()

    def _asked(self, job: str, given: tuple[Any, ...]) -> Reply:
        child = self._started()
        late = threading.Event()
        timer = threading.Timer(self.limits.wall, _stop, (child, late))
        timer.daemon = True
        timer.start()
        try:
            assert child.stdin is not None
            assert child.stdout is not None
            send(child.stdin, [pickle.dumps((job, given), pickle.HIGHEST_PROTOCOL)])
            head, *blobs = received(child.stdout)
            answer = json.loads(head)
        except (OSError, EOFError, ValueError) as failure:
            raise self._end_of(child, job, late.is_set()) from failure
        except BaseException:
            # An interrupted exchange leaves half an answer in the pipe.
            self._drop(child)
            raise
        finally:
            timer.cancel()
        if answer["last"]:
            self._drop(child)
        return reply(answer, blobs)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            limits = (str(self.limits.memory), str(self.limits.processor))
            # A session of its own: Ctrl-C in a terminal is for the server, whose end closes the pipe.
            self._child = subprocess.Popen(
                [sys.executable, "-m", "mingbai.core.apart_child", *limits],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=settings.ENVIRONMENT_APART,
                start_new_session=True,
            )
        return self._child

    def _drop(self, child: subprocess.Popen[bytes]) -> int:
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    # What it had not read yet is lost with it.
                    continue
        self._child = None
        return child.wait()

    def _end_of(self, child: subprocess.Popen[bytes], job: str, was_late: bool) -> Unfinished:
        try:
            code = child.wait(1)
        except subprocess.TimeoutExpired:
            code = 0
        self._drop(child)
        if was_late or code == -signal.SIGXCPU:
            why = Why.TIME
        else:
            # The system's own remedy against a lack of memory is to kill.
            why = Why.MEMORY if code in (OUT_OF_MEMORY, -signal.SIGKILL) else Why.DIED
        _log.warning("%s was not finished: %s (exit code %s)", job, why.value, code)
        return Unfinished(why)


def reply(answer: Any, blobs: Sequence[bytes]) -> Reply:
    """Return what a child answered; raise Declined for a no.

    An answer is JSON and bytes: a process that a hostile file has taken over must not choose what is unpickled here.
    """
    if declined := answer["declined"]:
        raise Declined(*declined)
    return Reply(answer["said"], tuple(blobs))


def _stop(child: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    child.kill()
