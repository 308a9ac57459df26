"""Acts and a rebuild side by side: no act may fall between what a rebuild read and what it writes.

On SQLite every writing transaction waits for the one before. On PostgreSQL an act shares a lock until its end and a step of the
rebuild takes it alone; the step only tries, so that no act ever waits behind a step that waits for another act.
"""

from __future__ import annotations

from django.db import connection

KEY = 0x6D62_7365_6172_6368


def share() -> None:
    """Let no step of a rebuild run until this transaction ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [KEY])


def try_alone() -> bool:
    """Return whether this transaction is the only one that writes the index, until it ends."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [KEY])
        return bool(cursor.fetchone()[0])
