"""Whether the time of something grows in proportion to the length of what it is given."""

from __future__ import annotations

import time
from collections.abc import Callable

TIMES = 8
# Quadratic growth would be 64 times; the margin below that allows for a busy machine.
MOST = 30


def in_proportion(act: Callable[[str], object], piece: str, length: int = 4_000) -> bool:
    """Return whether eight times a text that repeats a piece does not take sixty-four times as long."""
    short, long = (piece * length)[:length], (piece * length * TIMES)[: length * TIMES]
    most = MOST * max(min(_seconds(act, short) for _ in range(3)), 0.002)
    # The best of three runs counts; once one is good enough, the others need not run.
    return any(_seconds(act, long) <= most for _ in range(3))


def _seconds(act: Callable[[str], object], text: str) -> float:
    """Return the processor time of one run."""
    began = time.process_time()
    act(text)
    return time.process_time() - began
