"""What each web process of `mingbai serve` runs."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.utils.module_loading import import_string


def application() -> Callable[..., Any]:
    """Return the site for one web process; called in its main thread before any request."""
    # A terminal sends Ctrl-C to every process at once, and the main process then ends the others in order. A process that
    # started to end by itself at the same moment would hang until killed.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    site: Callable[..., Any] = import_string(settings.WSGI_APPLICATION)
    if trusted := os.environ.get("TRUSTED_PROXIES"):
        from granian.utils.proxies import wrap_wsgi_with_proxy_headers

        # Without the visitor's own address, one password guesser would lock everyone out.
        return cast("Callable[..., Any]", wrap_wsgi_with_proxy_headers(site, trusted))
    return site
