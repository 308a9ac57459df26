"""granian with an eye on its workers: one that shows no sign of life is killed, and granian starts another."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from granian.server.mp import MPServer

from mingbai.cli.beside import Beside

LOOK_EVERY = 1.0  # seconds
SILENT = 30.0  # seconds


class WatchedServer(MPServer):
    """A server that watches its workers and, where `parent` is named, ends when that process is gone.

    Workers are forked, and a fork copies only one thread: a lock that another thread holds at that moment stays locked for ever
    in the worker. So this process starts no thread before its workers, loads nothing that does, and keeps the
    processes beside it only afterwards.
    """

    def __init__(self, target: str, *, run: Path, parent: int = 0, kept: Sequence[Beside] = (), **more: Any) -> None:
        super().__init__(target, **more)
        self._run, self._parent, self._kept = run, parent, kept
        self._ended = threading.Event()

    def _spawn_workers(self, spawn_target: Any, target_loader: Any) -> None:
        super()._spawn_workers(spawn_target, target_loader)
        threading.Thread(target=self._watch, daemon=True).start()
        for one in self._kept:
            one.keep()

    def shutdown(self, exit_code: int = 0) -> None:
        """End the workers."""
        self._ended.set()
        super().shutdown(exit_code)

    def _watch(self) -> None:
        while not self._ended.wait(LOOK_EVERY):
            if self._parent and os.getppid() != self._parent:
                self.signal_handler_interrupt()
            end_silent(self._run, [worker.inner.pid for worker in tuple(self.wrks)])


def end_silent(run: Path, processes: Sequence[int | None]) -> None:
    """Kill the processes that have not beaten for too long."""
    for process in filter(None, processes):
        if silent_for(run, process) > SILENT:
            sys.stderr.write(f"进程 {process} {SILENT:.0f} 秒没有动静，结束它，另起一个。\n")
            os.kill(process, signal.SIGKILL)


def silent_for(run: Path, process: int) -> float:
    """Return the seconds since a process last showed a sign of life; 0 for one that has not begun."""
    try:
        return time.monotonic() - float((run / f"{process}.pulse").read_text())
    except (FileNotFoundError, ValueError):
        # A file read while it is written is empty.
        return 0.0
