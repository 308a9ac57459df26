"""A bell that every process of this machine hears: something the public sees has changed, look before you answer.

The database alone would be asked before every answer, or too late. Other machines hear nothing and look once in a while.
"""

from __future__ import annotations

import mmap
import os
from pathlib import Path

HALF = 8
SIZE = 2 * HALF


class Bell:
    """A few bytes in a file that all processes have mapped: one half differs after each ring, the other after each withdrawal."""

    def __init__(self, file: Path) -> None:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if os.fstat(descriptor).st_size < SIZE:
                os.ftruncate(descriptor, SIZE)
            self._bytes = mmap.mmap(descriptor, SIZE)
        finally:
            os.close(descriptor)

    def ring(self, *, is_withdrawal: bool) -> None:
        """Let every process look; it does not matter which of two that ring together comes last."""
        if is_withdrawal:
            self._bytes[HALF:] = os.urandom(HALF)
        self._bytes[:HALF] = os.urandom(HALF)

    def heard(self) -> bytes:
        """Return what differs from before as soon as somebody has rung; the second half, when something was withdrawn."""
        return self._bytes[:]
