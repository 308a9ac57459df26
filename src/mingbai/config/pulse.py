"""Signs of life of web processes; `cli.watched_server` reads them."""

from __future__ import annotations

import os
import time
from pathlib import Path

BEAT = 2.0  # seconds


class Pulse:
    """The sign of life of this process, a file named by its number in a folder that all processes of one server share."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"{os.getpid()}.pulse"

    def beat(self) -> None:
        """Say that this process works now."""
        self._file.write_text(repr(time.monotonic()))
