"""One finished page as it is kept and sent: packed, and whole for the few who ask for it so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from mingbai.config.packing import GZIP, WHOLE, packed, taken, unpacked

Header = tuple[str, str]
Key = tuple[str, str, str]
"""Path, canonical query, and the cookies that count."""
MEBIBYTE = 1024 * 1024
WHOLE_LIMIT = 8 * MEBIBYTE
OVERHEAD = 1500
"""Bytes of a kept page beside its bodies."""
OWN = frozenset(("content-length", "etag", "cache-control", "vary"))
ENTITY = frozenset(("Content-Length", "Content-Type", "Content-Disposition"))
"""Headers of a body, which an answer without one does not have."""
EVERYTHING = "*"
"""The subject of a page that depends on every act."""


@dataclass(slots=True)
class Sent:
    """One way in which a page goes over the line."""

    headers: list[Header]
    body: bytes


@dataclass(slots=True)
class Answer:
    """What the site answered, not to be kept; `path` is a file of this machine to send instead of the body."""

    status: str
    headers: list[Header]
    body: bytes
    path: Path | None = None

    @property
    def code(self) -> int:
        """The status as a number."""
        return int(self.status[:3])

    def is_known(self, marks: str) -> bool:
        """Whether a reader with these marks (If-None-Match) has the file."""
        mark = next((value for name, value in self.headers if name == "ETag"), "")
        return self.path is not None and bool(mark) and mark in marks


@dataclass(slots=True, eq=False)
class Page:
    """A page that is the same for everyone; `mark` is the fingerprint of its content.

    `stamp` says what had changed when it was made, `subjects` what it depends on. `stale_since` is the moment from which it is
    known to be old.
    """

    status: str
    head: list[Header]
    mark: str
    sent: dict[str, Sent]
    subjects: frozenset[str]
    stamp: int
    size: int
    code: int
    unchanged: list[Header]
    is_asked_again: bool = False
    is_gone: bool = False
    stale_since: float | None = None

    def answer(self, known: str, accepted: str, *, is_whole: bool) -> tuple[int, list[Header], bytes]:
        """Return status, headers and body for a reader who has the page `known` (If-None-Match) and asks for all or the head.

        `accepted` is the reader's Accept-Encoding.
        """
        # Packed or not it is the same page, so any of its marks will do.
        if known and self.mark in known:
            return 304, self.unchanged, b""
        for encoding in taken(accepted):
            sent = self.sent.get(encoding)
            if sent is not None:
                break
        else:
            sent = WHOLE_PAGES.of(self)
        return self.code, sent.headers, sent.body if is_whole else b""


class WholePages:
    """Whole bodies of pages that are kept packed: the last asked for, and no more than fits."""

    def __init__(self, limit: int = WHOLE_LIMIT) -> None:
        self.limit, self.size = limit, 0
        self.pages: dict[int, Page] = {}
        self.lock = Lock()

    def of(self, page: Page) -> Sent:
        """Return a page's whole body, from now on at hand."""
        body = unpacked(page.sent[GZIP].body)
        sent = _sent(page.head, page.mark, WHOLE, body)
        with self.lock:
            if page.is_gone or WHOLE in page.sent:
                return sent
            page.sent[WHOLE] = sent
            self.pages[id(page)] = page
            self.size += len(body)
            while self.size > self.limit and len(self.pages) > 1:
                self._forget(next(iter(self.pages)))
        return sent

    def forget(self, page: Page) -> None:
        """Let go of a page that is kept no more."""
        with self.lock:
            page.is_gone = True
            self._forget(id(page))

    def _forget(self, key: int) -> None:
        page = self.pages.pop(key, None)
        if page is not None:
            self.size -= len(page.sent.pop(WHOLE).body)


WHOLE_PAGES = WholePages()


def page_of(status: str, headers: Iterable[Header], body: bytes, subjects: Iterable[str] | None, stamp: int) -> Page:
    """Return a finished page, packed once."""
    given = [header for header in headers if header[0].lower() not in OWN]
    kind = next((value for name, value in given if name.lower() == "content-type"), "")
    mark = f'"{hashlib.sha256(body).hexdigest()[:32]}'
    return restored(status, given, mark, {**packed(body, kind)} or {WHOLE: body}, subjects=subjects, stamp=stamp)


def restored(
    status: str, given: list[Header], mark: str, bodies: dict[str, bytes], *, subjects: Iterable[str] | None, stamp: int
) -> Page:
    """Return a page of these bodies, by encoding."""
    # Browsers keep the page but revalidate it every time: a withdrawn page is gone at once, an unchanged one costs a 304.
    head = [*given, ("Cache-Control", "no-cache"), ("Vary", "Cookie, Accept-Encoding")]
    unchanged = [*(header for header in head if header[0].lower() != "content-type"), ("ETag", f'{mark}"')]
    sent = {encoding: _sent(head, mark, encoding, body) for encoding, body in bodies.items()}
    named = frozenset(subjects) if subjects is not None else frozenset((EVERYTHING,))
    size = sum(map(len, bodies.values())) + OVERHEAD
    return Page(status, head, mark, sent, named, stamp, size, int(status[:3]), unchanged)


def _sent(head: list[Header], mark: str, encoding: str, body: bytes) -> Sent:
    length = ("Content-Length", str(len(body)))
    if encoding == WHOLE:
        return Sent([*head, length, ("ETag", f'{mark}"')], body)
    # A strong mark stands for exact bytes, so a packed page has one of its own.
    return Sent([*head, ("Content-Encoding", encoding), length, ("ETag", f'{mark}-{encoding}"')], body)
