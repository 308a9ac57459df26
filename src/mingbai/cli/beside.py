"""Run a command of the product in a process of its own beside a server."""

from __future__ import annotations

import subprocess
import sys
import threading
from types import TracebackType

AGAIN_AFTER = 5.0  # seconds
PATIENCE = 12.0  # seconds: slightly longer than a worker waits for its running task


class Beside:
    """A running command, stopped when the block ends and, once it is kept, started again when it ends by itself.

    Keeping takes a thread, so it begins after the server has forked its workers.
    """

    def __init__(self, *arguments: str) -> None:
        self._command = [sys.executable, "-m", "mingbai.cli.main", *arguments]
        self._ending = threading.Event()
        self._process = subprocess.Popen(self._command)
        self._keeper = threading.Thread(target=self._keep, daemon=True)

    def __enter__(self) -> Beside:
        return self

    def keep(self) -> None:
        """Start the command again whenever it ends by itself, from now on."""
        self._keeper.start()

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self._ending.set()
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
        if self._keeper.ident is not None:
            self._keeper.join(PATIENCE)

    def _keep(self) -> None:
        # A process that ran out of memory must come back without anyone watching.
        while self._process.wait() is not None and not self._ending.wait(AGAIN_AFTER):
            self._process = subprocess.Popen(self._command)
