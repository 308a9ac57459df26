"""The staff processes of `mingbai serve`: a server of their own, which only the public processes reach."""

from __future__ import annotations

import logging
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from granian.log import LogLevels

from mingbai.cli.exits import Exit

if TYPE_CHECKING:
    from mingbai.cli.watched_server import WatchedServer

COMMON: dict[str, Any] = {
    # Below errors granian only remarks, in English, that eight threads are many.
    "log_level": LogLevels.error,
    "respawn_failed_workers": True,
    "workers_kill_timeout": 5,
}
"""What both servers have in common."""


def serve(workers: int, parent: int) -> int:
    """Serve staff requests until the server that started this process tells it to end or is gone."""
    from granian.constants import Interfaces

    from mingbai.cli.watched_server import WatchedServer

    run = Path(os.environ["MINGBAI_RUN"])
    address = run / "staff"
    # A server that was killed leaves its address, which the next could not use.
    address.unlink(missing_ok=True)
    server = WatchedServer(
        "mingbai.config.staff:application",
        factory=True,
        uds=address,
        uds_permissions=0o600,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=settings.STAFF_THREADS,
        run=run,
        parent=parent,
        **COMMON,
    )
    served(server)
    return Exit.DONE


def served(server: WatchedServer) -> None:
    """Run a server until it is told to end."""
    logging.getLogger("granian").setLevel(logging.ERROR)
    try:
        server.serve()
    except SystemExit:
        # A terminal sends Ctrl-C to the workers too. Granian calls their early end a failure; we do not.
        if not server.interrupt_signal:
            raise
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
