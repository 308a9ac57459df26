"""What a web process does before it serves: it ignores Ctrl-C and knows which proxy to trust."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from mingbai.cli.web_process import application


def site(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[str]:
    """A site that answers with the client address it believes."""
    return [environ["REMOTE_ADDR"], environ["wsgi.url_scheme"]]


@pytest.fixture
def worker(settings: Any) -> Iterator[Callable[[], Callable[..., Any]]]:
    settings.WSGI_APPLICATION = f"{__name__}.site"
    before = signal.pthread_sigmask(signal.SIG_BLOCK, set())
    yield application
    signal.pthread_sigmask(signal.SIG_SETMASK, before)


def asked(worker: Callable[[], Callable[..., Any]], address: str) -> list[str]:
    environ = {
        "REMOTE_ADDR": address,
        "wsgi.url_scheme": "http",
        "HTTP_X_FORWARDED_FOR": "192.0.2.7",
        "HTTP_X_FORWARDED_PROTO": "https",
    }
    answer: list[str] = worker()(environ, None)
    return answer


def test_ctrl_c_is_left_to_the_main_process(worker: Callable[[], Callable[..., Any]]) -> None:
    worker()
    assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, set())


def test_a_trusted_proxy_may_say_who_is_asking(worker: Callable[[], Callable[..., Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUSTED_PROXIES", "127.0.0.1")
    assert asked(worker, "127.0.0.1") == ["192.0.2.7", "https"]


def test_nobody_else_is_believed(worker: Callable[[], Callable[..., Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUSTED_PROXIES", "127.0.0.1")
    assert asked(worker, "192.0.2.66") == ["192.0.2.66", "http"]
    monkeypatch.delenv("TRUSTED_PROXIES")
    assert asked(worker, "127.0.0.1") == ["127.0.0.1", "http"]
