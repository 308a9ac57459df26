"""The staff processes, behind the public ones: they see only what those hand on."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from mingbai.config.pulse import BEAT, Pulse

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

NICENESS = 5
"""Where processor time is short, the public comes first."""
STUCK = 400.0  # seconds: longer than anything that ends by itself


class Watched:
    """An application that knows how long its requests have been running."""

    def __init__(self, application: WSGIApplication, threads: int) -> None:
        self.application, self.threads = application, threads
        self._begun: dict[int, float] = {}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request for the visitor whom the public process names."""
        environ["REMOTE_ADDR"] = environ.pop("HTTP_X_FORWARDED_FOR", "")
        environ["wsgi.url_scheme"] = environ.pop("HTTP_X_FORWARDED_PROTO", "http")
        self._begun[threading.get_ident()] = time.monotonic()
        try:
            return self.application(environ, start_response)
        finally:
            del self._begun[threading.get_ident()]

    def is_stuck(self, now: float) -> bool:
        """Whether every thread has been busy for longer than anything takes."""
        return sum(now - begun > STUCK for begun in tuple(self._begun.values())) >= self.threads

    def beat(self, pulse: Pulse) -> None:
        """Beat for ever, except while stuck."""
        while True:
            if not self.is_stuck(time.monotonic()):
                pulse.beat()
            time.sleep(BEAT)


def application() -> Watched:
    """Return the site for one staff process; called in its main thread before any request."""
    from mingbai.config import wsgi

    # As in the public processes.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    os.nice(NICENESS)
    watched = Watched(wsgi.application, settings.STAFF_THREADS)
    pulse = Pulse(Path(os.environ["MINGBAI_RUN"]))
    threading.Thread(target=watched.beat, args=(pulse,), daemon=True).start()
    return watched
