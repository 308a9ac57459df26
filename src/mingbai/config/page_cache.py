"""Finished public pages in front of Django: one lookup, until an act has touched what the page depends on.

Each page has a stamp (what had changed when it was made) and subjects (what it depends on: portal/frame.py). An act names the
subjects that it touches (core/public.py), and only their pages are made again. A page of what was withdrawn is gone at once. Any
other old page may be shown for a moment, and only while somebody is making it anew.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from mingbai.config.page_store import LIMIT, PageStore
from mingbai.config.pages import EVERYTHING, MEBIBYTE, Answer, Header, Key, Page, page_of
from mingbai.config.shelf import Shelf
from mingbai.core.bell import HALF
from mingbai.core.reads import Reads

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LOG = logging.getLogger(__name__)
STAFF = "/work/"
HANDED_ON = (STAFF, "/apply/", "/messages/", "/sign-up/")
"""What the staff processes answer: their own pages, and those on which the public writes."""
TAKES_FILES = re.compile(r"/apply/(?:to/[^/]+/papers|status/correction)/")
"""Where the public sends photographs."""
SAFE = ("GET", "HEAD")
CHECK_EVERY = 1.0  # seconds
REST = 0.1  # seconds between two looks while acts follow each other quickly
OLD = 1.0  # seconds for which an old page may be shown while it is made anew
LARGEST = 4 * MEBIBYTE
MOST_REMEMBERED = 20_000
"""Changed subjects and known addresses."""


@dataclass(frozen=True, slots=True)
class News:
    """What has changed: a stamp that grows with every change, and the subjects touched since the last look.

    None stands for everything. `withdrawn` may not be shown for another moment.
    """

    stamp: int
    subjects: frozenset[str] | None
    withdrawn: frozenset[str] = frozenset()


class PageCache:
    """A WSGI application that answers public pages from memory and asks `application` for everything else.

    `news` is asked once a second, and at once after `heard` has changed. `reads_of` says what the view at a path declares.
    """

    def __init__(
        self,
        application: WSGIApplication,
        news: Callable[[], News],
        *,
        reads_of: Callable[[str], Reads | None] = lambda path: None,
        heard: Callable[[], bytes] = lambda: b"",
        now: Callable[[], float] = time.monotonic,
        limit: int = LIMIT,
    ) -> None:
        self.application, self.read_news, self.find_reads, self.heard, self.now = application, news, reads_of, heard, now
        self.store = PageStore(limit)
        self.shelf: Shelf | None = None
        self.stamp: int | None = None
        self.floor = 0
        self.changed: dict[str, int] = {}
        self.withdrawn: dict[str, int] = {}
        self.reads: dict[str, Reads | None] = {}
        self.check_at = self.rest_until = float("-inf")
        self.last_heard = b""
        self.lock = Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        method = environ["REQUEST_METHOD"]
        path = environ["PATH_INFO"].encode("latin-1").decode(errors="replace")
        if method not in SAFE or path.startswith(HANDED_ON):
            return self.application(environ, start_response)
        self.look()
        key = self.key(path, environ.get("QUERY_STRING", ""), environ.get("HTTP_COOKIE", ""))
        found = self.fresh(key) or self.made(key, environ)
        if isinstance(found, Answer):
            start_response(found.status, found.headers)
            return [found.body if method == "GET" else b""]
        known, accepted = environ.get("HTTP_IF_NONE_MATCH", ""), environ.get("HTTP_ACCEPT_ENCODING", "")
        code, headers, body = found.answer(known, accepted, is_whole=method == "GET")
        start_response(found.status if code == found.code else "304 Not Modified", headers)
        return [body]

    def at_hand(self, path: str, query: str, cookies: str) -> Page | None:
        """Return a page that can be sent without asking anything; None where something must be looked at first."""
        if self.must_look():
            return None
        reads = self.reads.get(path)
        if reads is not None:
            query, cookies = reads.query(query), reads.cookie(cookies)
        elif query or cookies:
            return None
        return self.fresh((path, query, cookies))

    def must_look(self) -> bool:
        """Whether something may have changed that this process does not know: at once for a withdrawal, else not all the time."""
        now, heard = self.now(), self.heard()
        if now >= self.check_at:
            return True
        return heard != self.last_heard and (now >= self.rest_until or heard[HALF:] != self.last_heard[HALF:])

    def key(self, path: str, query: str, cookies: str) -> Key:
        """Return what a page is kept under: its canonical address, and the cookies that it reads."""
        if path not in self.reads:
            if len(self.reads) >= MOST_REMEMBERED:
                self.reads.clear()
            self.reads[path] = self.find_reads(path)
        reads = self.reads[path]
        return (path, reads.query(query), reads.cookie(cookies)) if reads else (path, query, Reads().cookie(cookies))

    def fresh(self, key: Key) -> Page | None:
        """Return a page that nothing has touched since it was made."""
        page = self.store.pages.get(key)
        if page is None or page.stale_since is not None:
            return None
        page.is_asked_again = True
        return page

    def old(self, key: Key) -> Page | None:
        """Return a page that is being made anew, for the moment in which it may still be shown."""
        page = self.store.pages.get(key)
        return page if page is not None and self.now() - (page.stale_since or 0) <= OLD else None

    def look_again(self, _news: object = None) -> None:
        """Look before the next answer: this process knows that something has changed."""
        self.check_at = float("-inf")

    def look(self) -> None:
        """Take in what has changed, where this process may not know it; whoever comes meanwhile waits."""
        if not self.must_look():
            return
        with self.lock:
            if self.must_look():
                heard = self.heard()
                self._take_in(self._news())
                self.last_heard, now = heard, self.now()
                self.check_at, self.rest_until = now + CHECK_EVERY, now + REST

    def made(self, key: Key, environ: WSGIEnvironment) -> Page | Answer:
        """Take a page that another process has made, or ask the application; store it, or return any other answer unstored."""
        begun = self.now()
        stamp, kept = self.stamp, self.shelf.get(key) if self.shelf else None
        if kept is not None and self._keep(key, kept):
            return kept
        answer = _Answer()
        result = self.application(self._asked(key, environ), answer)
        path = getattr(result, "path", None)
        try:
            body = b"".join(result) if path is None else b""
        finally:
            close = getattr(result, "close", None)
            if close is not None:
                close()
        if not answer.may_be_kept or path is not None:
            return Answer(answer.status, answer.headers, body, path)
        page = page_of(answer.status, answer.headers, body, getattr(result, "subjects", None), stamp or 0)
        if stamp is not None and page.size <= LARGEST and self._keep(key, page, begun) and self.shelf:
            self.shelf.put(key, page, self.is_current)
        return page

    def _keep(self, key: Key, page: Page, begun: float | None = None) -> bool:
        """Store a page and return whether it is right; one `begun` before the last change is better than an older one."""
        with self.lock:
            if is_current := self.is_current(page):
                self.store.put(key, page)
            elif begun is not None and self.stamp is not None and not self.is_gone(page):
                page.stale_since = begun
                self.store.put(key, page)
        return is_current

    def is_current(self, page: Page) -> bool:
        """Whether nothing that is known to have changed since this page was made touches it."""
        if self.stamp is None or page.stamp < self.floor:
            return False
        return all(self.changed.get(subject, 0) <= page.stamp for subject in page.subjects)

    def is_gone(self, page: Page) -> bool:
        """Whether something on this page has been withdrawn since it was made."""
        return page.stamp < self.floor or any(self.withdrawn.get(subject, 0) > page.stamp for subject in page.subjects)

    def _asked(self, key: Key, environ: WSGIEnvironment) -> WSGIEnvironment:
        """Return the request as everybody's: of a view that declares what it reads, only that.

        A HEAD request must get the headers, and the length, of the whole page; and what is stored is packed here, once.
        """
        asked = {**environ, "REQUEST_METHOD": "GET", "HTTP_ACCEPT_ENCODING": ""}
        if self.reads.get(key[0]) is not None:
            asked |= {"QUERY_STRING": key[1], "HTTP_COOKIE": key[2]}
        return asked

    def _news(self) -> News | None:
        """Return what has changed; None when the database cannot be read, in which case nothing is stored."""
        try:
            return self.read_news()
        except Exception:  # whatever the database raises, the page itself will report it to the reader
            LOG.exception("what has changed for the public")
            return None

    def _take_in(self, news: News | None) -> None:
        if news is None:
            self.store.clear()
            self.stamp = None
            return
        known, self.stamp = self.stamp, news.stamp
        if known is None or news.subjects is None or news.stamp < known or len(self.changed) > MOST_REMEMBERED:
            self.store.clear()
            self.changed, self.withdrawn, self.floor = {}, {}, news.stamp
            # A process that has just begun knows nothing of what the others keep, and takes nothing older.
            if known is not None and self.shelf:
                self.shelf.clear()
        elif news.stamp > known:
            self._touch(news.subjects | {EVERYTHING}, news.withdrawn)

    def _touch(self, subjects: frozenset[str], withdrawn: frozenset[str]) -> None:
        assert self.stamp is not None
        self.changed |= dict.fromkeys(subjects, self.stamp)
        self.withdrawn |= dict.fromkeys(gone := withdrawn | {EVERYTHING} if withdrawn else withdrawn, self.stamp)
        for key, page in self.store.touched(subjects):
            if gone & page.subjects:
                self.store.drop(key)
            elif page.stale_since is None:
                page.stale_since = self.now()
        if self.shelf:
            self.shelf.forget(subjects)


class _Answer:
    """The application's status and headers, captured before its body."""

    def __init__(self) -> None:
        self.status = ""
        self.headers: list[Header] = []

    def __call__(self, status: str, headers: list[Header], exc_info: Any = None, /) -> Callable[[bytes], object]:
        self.status, self.headers = status, headers
        return _no_write

    @property
    def may_be_kept(self) -> bool:
        """Whether this is a whole page that is the same for everyone."""
        names = {name.lower(): value.lower() for name, value in self.headers}
        private = any(word in names.get("cache-control", "") for word in ("private", "no-store"))
        return self.status.startswith("200") and "set-cookie" not in names and not private


def _no_write(data: bytes) -> object:
    raise RuntimeError("answers come as iterables")
