"""Names of processes, by which it is seen that one of this machine no longer runs, before its lease ends."""

from __future__ import annotations

import os
import socket
from functools import cache
from pathlib import Path

_SEPARATOR = "|"


def name() -> str:
    """Return a name of this process that no other process ever has."""
    return _SEPARATOR.join((_machine(), str(os.getpid()), _started(os.getpid())))


def is_gone(named: str) -> bool:
    """Return whether a process of this machine has ended; False for one of another machine, of which nothing is known."""
    machine, _, rest = named.rpartition(_SEPARATOR)[0].rpartition(_SEPARATOR)
    started = named.rpartition(_SEPARATOR)[2]
    return machine == _machine() and bool(started) and rest.isdigit() and _started(int(rest)) != started


@cache
def _machine() -> str:
    """Name the machine since its start, and the space in which its process numbers count; containers share the first."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        space = os.readlink("/proc/self/ns/pid")
    except OSError:
        boot = space = ""
    return f"{socket.gethostname()[:40]}/{boot}/{space}".replace(_SEPARATOR, "/")


def _started(number: int) -> str:
    """Return when a process started, in the kernel's ticks; empty when there is none, or no way to know."""
    try:
        told = Path(f"/proc/{number}/stat").read_text("utf-8", "replace")
    except OSError:
        return ""
    # The name of the program, in parentheses, may hold anything.
    state, *fields = told.rpartition(")")[2].split()
    return "" if state in "ZX" else fields[18]
