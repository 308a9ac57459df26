"""Pages of an export: asked of the site itself, in this process, and stored under their digests with their packed twins."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from html import escape
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes, urlsplit

import brotli
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections

from mingbai.public_site.links import links

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

PACKED_FROM = 200
"""Bytes: a smaller answer gains nothing."""
TEXTS = ("text/", "application/json", "application/xml", "application/atom+xml", "application/feed+json", "image/svg+xml")
TEXT_NAMES = (".html", ".css", ".js", ".mjs", ".json", ".xml", ".svg", ".txt", ".atom", ".ics", ".csv", ".map")
QUALITY, BEST = 5, 11
MOVED = frozenset({301, 302})
KEPT = frozenset({200, *MOVED})
BY_THEMSELVES = ("/data/", "/feeds/")
"""What looks by itself whether it is current and declares no subject: in an export any act may change it."""
NOT_FOUND = "/elsewhere/none/"
"""An address of nothing: what the site says there is the page for all such addresses."""


@dataclass(frozen=True, slots=True)
class ExportedAnswer:
    """What the site answered at an address: `digest` of the body, empty where there is no page; its packed twins' digests.

    `subjects` are those of acts that change it (core/public.py), None for every act; `links` lead on.
    """

    address: str
    digest: str
    packed: tuple[str, str]
    size: int
    subjects: frozenset[str] | None
    links: tuple[str, ...]


class Renderers:
    """Processes that ask the site for pages; where it is to be only one, this one."""

    def __init__(self, store: Path, base: str, processes: int) -> None:
        self.before = settings.PUBLIC_BASE, settings.ALLOWED_HOSTS
        _begin(store, base)
        self.pool = None
        if processes > 1:
            # Each opens a connection of its own: sharing one across a fork breaks PostgreSQL.
            connections.close_all()
            self.pool = ProcessPoolExecutor(processes, get_context("fork"))

    def answers(self, wanted: Sequence[tuple[str, str]]) -> Iterable[ExportedAnswer]:
        """Yield the answers at these addresses; beside each stands the digest of the body that is stored already."""
        return self.pool.map(_answer, wanted, chunksize=8) if self.pool else map(_answer, wanted)

    def close(self) -> None:
        """End the processes."""
        if self.pool:
            self.pool.shutdown(cancel_futures=True)
        settings.PUBLIC_BASE, settings.ALLOWED_HOSTS = self.before


def stored(store: Path, body: bytes, *, is_text: bool, quality: int) -> tuple[str, tuple[str, str]]:
    """Store a body and, where it is text, its packed twins; return the digests."""
    twins = ("", "")
    if is_text and len(body) >= PACKED_FROM:
        twins = (_keep(store, _zipped(body)), _keep(store, brotli.compress(body, quality=quality)))
    return _keep(store, body), twins


def is_text_name(name: str) -> bool:
    """Return whether a file of this name is packed."""
    return name.endswith(TEXT_NAMES)


_place: list[Any] = []


def _begin(store: Path, base: str) -> None:
    _place[:] = [store, base]
    settings.PUBLIC_BASE = base
    settings.ALLOWED_HOSTS = ["*"]


def _answer(wanted: tuple[str, str]) -> ExportedAnswer:
    address, known = wanted
    store, base = _place
    status, kind, body, subjects = asked(address, base)
    if address.startswith(BY_THEMSELVES):
        subjects = None
    if status not in KEPT and address != NOT_FOUND:
        return ExportedAnswer(address, "", ("", ""), 0, subjects, ())
    digest = hashlib.sha256(body).hexdigest()
    is_page = kind.startswith("text/html")
    found = tuple(dict.fromkeys(links(address, body.decode()))) if is_page else ()
    if digest == known:
        return ExportedAnswer(address, digest, ("", ""), len(body), subjects, found)
    digest, twins = stored(store, body, is_text=kind.startswith(TEXTS), quality=QUALITY)
    return ExportedAnswer(address, digest, twins, len(body), subjects, found)


def asked(address: str, base: str) -> tuple[int, str, bytes, frozenset[str] | None]:
    """Ask the site for an address; return status, type, body and subjects."""
    path, _, query = address.partition("?")
    where = urlsplit(base or "http://localhost")
    said: list[Any] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": where.hostname or "localhost",
        "SERVER_PORT": str(where.port or (443 if where.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": where.netloc,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": where.scheme,
        "wsgi.input": io.BytesIO(),
    }

    def start(status: str, headers: list[tuple[str, str]], problem: Any = None, /) -> Any:
        said[:] = status, headers
        return said.append

    answer: Any = _site()(environ, start)
    try:
        body = b"".join(answer)
    finally:
        answer.close()
    status, headers = int(said[0][:3]), {name.lower(): value for name, value in said[1]}
    if status in MOVED:
        return status, "text/html", _moved(headers["location"]), getattr(answer, "subjects", None)
    return status, headers.get("content-type", ""), body, getattr(answer, "subjects", None)


def _moved(target: str) -> bytes:
    """Return a page that leads on: a web server of files sends nobody elsewhere by itself."""
    place = escape(target, quote=True)
    head = f'<meta charset="utf-8"><meta http-equiv="refresh" content="0; url={place}"><title>换了地址</title>'
    return f'<!DOCTYPE html><html lang="zh-CN"><head>{head}</head><body><a href="{place}">到新的地址</a></body></html>'.encode()


@cache
def _site() -> WSGIApplication:
    return get_wsgi_application()


def _keep(store: Path, body: bytes) -> str:
    """Write a body under its digest, unless it is there."""
    digest = hashlib.sha256(body).hexdigest()
    place = store / digest[:2] / digest
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        new = place.with_name(f"{digest}.{os.getpid()}")
        new.write_bytes(body)
        new.rename(place)
    return digest


def _zipped(body: bytes) -> bytes:
    packed = io.BytesIO()
    # Without name and time the same page always gives the same bytes.
    with gzip.GzipFile("", "wb", 9, packed, mtime=0) as file:
        file.write(body)
    return packed.getvalue()
