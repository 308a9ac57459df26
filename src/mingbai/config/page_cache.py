"""Public pages from memory, in front of Django: one lookup, until something the public sees has changed."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from mingbai.config.packing import GZIP, packed, takes_gzip
from mingbai.core.modes import COOKIE, known

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

STAFF = "/work/"
HANDED_ON = (STAFF, "/apply/", "/messages/", "/sign-up/")
"""What the staff processes answer: their own pages, and those on which the public writes."""
TAKES_FILES = re.compile(r"/apply/(?:to/[^/]+/papers|status/correction)/")
"""Where the public sends photographs."""
CHECK_EVERY = 1.0  # seconds
MEBIBYTE = 1024 * 1024
LIMIT = 64 * MEBIBYTE
LARGEST = 4 * MEBIBYTE
ENTITY = ("Content-Length", "Content-Type", "Content-Encoding")
"""Headers of a body, which an answer without one does not have."""
Key = tuple[str, str, str]
Header = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """One stored response; `body` is sent unchanged, `mark` is the fingerprint of its content.

    `packed` is the same with its body as gzip, made once; None where packing saves nothing.
    """

    status: str
    headers: list[Header]
    body: list[bytes]
    mark: str
    size: int
    packed: Page | None = None

    def answer(self, known: str, accepted: str, *, is_whole: bool) -> tuple[str, list[Header], list[bytes]]:
        """Return status, headers and body for a reader who has the page `known` (If-None-Match) and asks for all or the head.

        `accepted` is the reader's Accept-Encoding.
        """
        page = self.packed if self.packed and takes_gzip(accepted) else self
        # Packed or not it is the same page, so either mark will do.
        if known.find(self.mark) >= 0:
            return "304 Not Modified", [h for h in page.headers if h[0] not in ENTITY], []
        return page.status, page.headers, page.body if is_whole else []


class PageCache:
    """A WSGI application that answers public pages from memory and asks `application` for everything else.

    `generation` returns a value that differs after every change the public can see; it is called at most once a second.
    """

    def __init__(
        self,
        application: WSGIApplication,
        generation: Callable[[], object],
        now: Callable[[], float] = time.monotonic,
        limit: int = LIMIT,
    ) -> None:
        self.application = application
        self.read_generation = generation
        self.now = now
        self.limit = limit
        self.pages: dict[Key, Page] = {}
        self.size = 0
        self.generation: object = None
        self.check_at = float("-inf")
        self.lock = Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        if (method != "GET" and method != "HEAD") or path.startswith(HANDED_ON):
            return self.application(environ, start_response)
        if self.now() >= self.check_at:
            self._check()
        key = _key(path, environ.get("QUERY_STRING", ""), environ.get("HTTP_COOKIE", ""))
        page = self.pages.get(key)
        if page is None:
            answer = self._ask(key, environ, start_response)
            if not isinstance(answer, Page):
                return answer
            page = answer
        status, headers, body = page.answer(
            environ.get("HTTP_IF_NONE_MATCH", ""), environ.get("HTTP_ACCEPT_ENCODING", ""), is_whole=method == "GET"
        )
        start_response(status, headers)
        return body

    def at_hand(self, path: str, query: str, cookies: str) -> Page | None:
        """Return a stored page without asking anything; None when there is none or the generation must be looked at first."""
        return None if self.now() >= self.check_at else self.pages.get(_key(path.encode().decode("latin-1"), query, cookies))

    def look_again(self, _news: object = None) -> None:
        """Check the generation at the next request: this process knows that the public now sees something else."""
        self.check_at = float("-inf")

    def _check(self) -> None:
        """Drop all pages when the generation has changed; one thread asks, the others do not wait."""
        if not self.lock.acquire(blocking=False):
            return
        try:
            self.check_at = self.now() + CHECK_EVERY
            found = self._generation()
            if found is None or found != self.generation:
                self.pages = {}
                self.size = 0
                self.generation = found
        finally:
            self.lock.release()

    def _generation(self) -> object:
        """Return the generation; None when the database cannot be read, in which case nothing is stored."""
        try:
            return self.read_generation()
        except Exception:  # whatever the database raises, the page itself will report it to the reader
            return None

    def _ask(self, key: Key, environ: WSGIEnvironment, start_response: StartResponse) -> Page | Iterable[bytes]:
        """Ask the application; store and return a page, or return any other response unstored."""
        before = self.generation
        answer = _Answer()
        # A HEAD request must get the headers, and the length, of the whole page; and what is stored is packed here, once.
        result = self.application({**environ, "REQUEST_METHOD": "GET", "HTTP_ACCEPT_ENCODING": ""}, answer)
        if getattr(result, "streaming", False) or not answer.may_be_kept:
            answer.pass_on(start_response)
            return result
        try:
            body = b"".join(result)
        finally:
            close = getattr(result, "close", None)
            if close is not None:
                close()
        page = _page(answer, body, sum(map(len, key)))
        if before is not None and page.size <= LARGEST:
            self._keep(key, page, before)
        return page

    def _keep(self, key: Key, page: Page, generation: object) -> None:
        """Store a page made under this generation, evicting the oldest pages when full."""
        with self.lock:
            if generation != self.generation:
                return
            old = self.pages.pop(key, None)
            self.size += page.size - (old.size if old else 0)
            self.pages[key] = page
            while self.size > self.limit:
                self.size -= self.pages.pop(next(iter(self.pages))).size


class _Answer:
    """The application's status and headers, captured before its body."""

    def __init__(self) -> None:
        self.status = ""
        self.headers: list[Header] = []
        self.problem: Any = None

    def __call__(self, status: str, headers: list[Header], exc_info: Any = None, /) -> Callable[[bytes], object]:
        self.status, self.headers, self.problem = status, headers, exc_info
        return _no_write

    @property
    def may_be_kept(self) -> bool:
        """Whether this is a whole page that is the same for everyone."""
        names = {name.lower(): value.lower() for name, value in self.headers}
        private = any(word in names.get("cache-control", "") for word in ("private", "no-store"))
        return self.status.startswith("200") and "set-cookie" not in names and not private

    def pass_on(self, start_response: StartResponse) -> None:
        """Repeat the captured status and headers to the server."""
        if self.problem:
            start_response(self.status, self.headers, self.problem)
        else:
            start_response(self.status, self.headers)


def _no_write(data: bytes) -> object:
    raise RuntimeError("answers come as iterables")


def _page(answer: _Answer, body: bytes, key_size: int) -> Page:
    mark = f'"{hashlib.sha256(body).hexdigest()[:32]}'
    own = {"content-length", "etag", "cache-control", "vary"}
    headers = [header for header in answer.headers if header[0].lower() not in own]
    # Browsers keep the page but revalidate it every time: a withdrawn page is gone at once, an unchanged one costs a 304.
    headers += [("Cache-Control", "no-cache"), ("Vary", "Cookie, Accept-Encoding")]
    kind = next((value for name, value in headers if name.lower() == "content-type"), "")
    small = packed(body, kind)
    size = len(body) + len(small) + 4 * key_size + 1024
    other = None
    if small:
        # A strong mark stands for exact bytes, so the packed page has one of its own.
        own_headers = [("Content-Encoding", GZIP), ("Content-Length", str(len(small))), ("ETag", f'{mark}-gzip"')]
        other = Page(answer.status, [*headers, *own_headers], [small], mark, len(small))
    return Page(answer.status, [*headers, ("Content-Length", str(len(body))), ("ETag", f'{mark}"')], [body], mark, size, other)


def _key(path: str, query: str, cookies: str) -> Key:
    return path, query, _mode(cookies) if cookies else ""


def _mode(cookies: str) -> str:
    """Return the reading mode, the only cookie that a public page depends on."""
    for cookie in cookies.split(";"):
        name, _, value = cookie.strip().partition("=")
        if name == COOKIE:
            return known(value)
    return ""
