"""One process at a time: of two that start on the same empty place, one builds it and the other waits."""

from __future__ import annotations

import fcntl
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

WAITS = "另一个进程正在建库或者更新，等它做完……"


@contextmanager
def alone(what: str, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of this name on data directory and database; a process that ends in any way lets go of both.

    The data directory is one machine's and SQLite's; hosts that share a PostgreSQL meet only there.
    """
    with (Path(settings.DATA_DIR) / f".{what}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(WAITS)
            fcntl.flock(file, fcntl.LOCK_EX)
        if connection.vendor != "postgresql":
            yield
            return
        key = zlib.crc32(what.encode())
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
            if not cursor.fetchone()[0]:
                say(WAITS)
                cursor.execute("SELECT pg_advisory_lock(%s)", [key])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])
