"""Run a command of the product in a process of its own beside a server."""

from __future__ import annotations

import multiprocessing
import sys
import threading
from multiprocessing.context import ForkProcess, SpawnProcess
from types import TracebackType

AGAIN_AFTER = 5.0  # seconds
PATIENCE = 12.0  # seconds: slightly longer than a worker waits for its running task


class Beside:
    """A running command, stopped when the block ends and, once it is kept, started again when it ends by itself.

    It starts as a copy of this process, with everything loaded. Keeping takes a thread, so it begins after the server has
    forked its workers; and because a process with threads must not be copied, a command that ended starts again from nothing.
    """

    def __init__(self, *arguments: str) -> None:
        self._arguments = arguments
        self._ending = threading.Event()
        self._keeper = threading.Thread(target=self._keep, daemon=True)
        self._start(ForkProcess if multiprocessing.get_start_method() == "fork" else SpawnProcess)

    def __enter__(self) -> Beside:
        return self

    def keep(self) -> None:
        """Start the command again whenever it ends by itself, from now on."""
        self._keeper.start()

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self._ending.set()
        self._process.terminate()
        self._process.join(PATIENCE)
        if self._process.is_alive():
            self._process.kill()
        if self._keeper.ident is not None:
            self._keeper.join(PATIENCE)

    def _keep(self) -> None:
        while True:
            self._process.join()
            # A process that ran out of memory must come back without anyone watching.
            if self._ending.wait(AGAIN_AFTER):
                return
            self._start(SpawnProcess)

    def _start(self, kind: type[ForkProcess | SpawnProcess]) -> None:
        self._process = kind(target=run, args=self._arguments)
        self._process.start()


def run(*arguments: str) -> None:
    """Run the command and exit with its code."""
    from mingbai.cli.main import main

    sys.exit(main(arguments))
