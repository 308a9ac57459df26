"""The public processes: they answer the public from memory or by themselves, and hand on to the staff processes what writes.

What staff do (a slow upload, forty wrong passwords, a lock held, a file that is read), and what the public sends in, can fill the
staff processes, never these.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.template.loader import render_to_string

from mingbai.config.assets import Assets
from mingbai.config.bodies import PAPER_BYTES, PUBLIC_BYTES, STAFF_BYTES, BodyRefused, received
from mingbai.config.forward import NoAnswer, Staff
from mingbai.config.page_cache import HANDED_ON, SAFE, STAFF, TAKES_FILES, PageCache
from mingbai.config.pages import ENTITY, Answer, Header, Key, Page
from mingbai.config.pulse import BEAT, Pulse
from mingbai.config.shelf import Shelf
from mingbai.config.site_request import SiteRequest, asked, asker
from mingbai.core.bell import HALF
from mingbai.core.middleware import POLICY

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

Found = TypeVar("Found")
THREADS = 4
"""Pages wait for the database, not the processor, so a few threads keep a process busy."""
QUEUED = 400
"""Public requests that may wait for a thread."""
READERS = 4000
"""Readers who may wait for pages that are being made."""
LOOK = 1.0  # seconds
SETTLE = 2.0  # seconds: nginx counts the one for which it keeps a page in whole ones
SWITCH, AT_REST = 0.0005, sys.getswitchinterval()
"""For how many seconds the loop waits for a thread that makes a page; at rest a short one would cost every reader time."""
BUSY = "现在看的人太多，请过几秒再来。"


class Front:
    """An RSGI application: one event loop receives everything; threads work on the public pages that are not in memory."""

    def __init__(self, site: PageCache, staff: Staff, pulse: Pulse, trusted: str, assets: Assets) -> None:
        self.site, self.staff, self.pulse, self.assets = site, staff, pulse, assets
        self.asker, self.is_proxied = asker(trusted), bool(trusted)
        self.threads = ThreadPoolExecutor(THREADS, "public")
        self.waiting = self.readers = 0
        self.making: dict[Key, asyncio.Task[Page | Answer]] = {}
        self.looking: asyncio.Future[None] | None = None
        self.beating: asyncio.Task[None] | None = None

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin to show signs of life."""
        self.beating = loop.create_task(self._beat())

    async def __rsgi__(self, scope: Any, proto: Any) -> None:
        """Answer one request."""
        is_handed_on = scope.path.startswith(HANDED_ON)
        if scope.method in SAFE and not is_handed_on:
            if self._answered_from_memory(scope, proto):
                return
            if scope.path in self.assets.paths:
                await self._asset(scope, proto)
                return
        request = asked(scope, self.asker)
        try:
            body, length = await received(scope.headers, aiter(proto), _largest(scope.path))
            with body:
                if is_handed_on:
                    await self.staff.answer(request, body, length, proto, partial(self._settled, self.site.heard()))
                elif scope.method in SAFE:
                    await self._page(request, body, length, proto)
                else:
                    await self._public(request, body, length, proto)
        except BodyRefused as no:
            await self._refuse(proto, no.status, "没有收下", str(no))
        except NoAnswer as no:
            await self._refuse(proto, 503, "没有办成", str(no))

    def _answered_from_memory(self, scope: Any, proto: Any) -> bool:
        headers = scope.headers
        page = self.site.at_hand(scope.path, scope.query_string, headers.get("cookie") or "")
        if page is None:
            return False
        proto.response_bytes(
            *page.answer(headers.get("if-none-match") or "", headers.get("accept-encoding") or "", is_whole=scope.method == "GET")
        )
        return True

    async def _asset(self, scope: Any, proto: Any) -> None:
        found = self.assets.at_hand(scope.path)
        if found is None:
            found = await asyncio.get_running_loop().run_in_executor(None, self.assets.load, scope.path)
        if found is None:
            proto.response_bytes(404, [], b"")
            return
        proto.response_bytes(*found.answer(scope.headers.get("accept-encoding") or "", is_whole=scope.method == "GET"))

    async def _page(self, request: SiteRequest, body: IO[bytes], length: int, proto: Any) -> None:
        """Answer with a page that one request makes, while the others wait for it or get the old one."""
        environ = request.environ(body, length)
        is_whole = request.method == "GET"
        if self.readers >= READERS:
            raise NoAnswer(BUSY)
        self.readers += 1
        try:
            found = await self._found(request.path, environ)
        finally:
            self.readers -= 1
        known, accepted = environ.get("HTTP_IF_NONE_MATCH", ""), environ.get("HTTP_ACCEPT_ENCODING", "")
        if isinstance(found, Page):
            proto.response_bytes(*found.answer(known, accepted, is_whole=is_whole))
        elif found.is_known(known):
            proto.response_empty(304, [header for header in found.headers if header[0] not in ENTITY])
        elif found.path is not None and is_whole:
            proto.response_file(found.code, found.headers, str(found.path))
        else:
            proto.response_bytes(found.code, found.headers, found.body if is_whole else b"")

    async def _found(self, path: str, environ: WSGIEnvironment) -> Page | Answer:
        site = self.site
        await self._looked()
        key = site.key(path, environ["QUERY_STRING"], environ.get("HTTP_COOKIE", ""))
        # Where a view declares nothing, its answer may be for this reader alone.
        while under_way := self.making.get(key) if site.reads[path] else None:
            if page := site.old(key):
                return page
            found = await asyncio.shield(under_way)
            # What was withdrawn while it was being made is not for those who came afterwards, nor a refusal for who did not ask.
            if not (found.code == HTTPStatus.TOO_MANY_REQUESTS or (isinstance(found, Page) and site.is_gone(found))):
                return found
        if page := site.fresh(key):
            return page
        making = self.making[key] = asyncio.create_task(self._made(key, environ))
        return await asyncio.shield(making)

    async def _made(self, key: Key, environ: WSGIEnvironment) -> Page | Answer:
        try:
            return await self._in_thread(self.site.made, key, environ)
        finally:
            # Before it is done: whoever found it done here would go round and round and never let the loop go on.
            if self.making.get(key) is asyncio.current_task():
                del self.making[key]

    async def _looked(self) -> None:
        """Wait until this process knows what has changed, where it may not; not for long, for the database may be gone."""
        # A look that was under way already may have begun before this reader came, the next has not.
        for _ in range(2):
            if not self.site.must_look():
                return
            if self.looking is None or self.looking.done():
                self.looking = asyncio.ensure_future(asyncio.get_running_loop().run_in_executor(None, self.site.look))
            await asyncio.wait([self.looking], timeout=LOOK)

    async def _public(self, request: SiteRequest, body: IO[bytes], length: int, proto: Any) -> None:
        proto.response_bytes(*await self._in_thread(self._asked_of_site, request, body, length))

    async def _settled(self, heard: bytes) -> None:
        """After an act that withdrew something, wait until no proxy in front and no other machine shows it any more."""
        if self.is_proxied and self.site.heard()[HALF:] != heard[HALF:]:
            await asyncio.sleep(SETTLE)

    async def _in_thread(self, work: Callable[..., Found], *given: Any) -> Found:
        if self.waiting >= QUEUED:
            raise NoAnswer(BUSY)
        self.waiting += 1
        if self.waiting == 1:
            sys.setswitchinterval(SWITCH)
        try:
            return await asyncio.get_running_loop().run_in_executor(self.threads, work, *given)
        finally:
            self.waiting -= 1
            if not self.waiting:
                sys.setswitchinterval(AT_REST)

    def _asked_of_site(self, request: SiteRequest, body: IO[bytes], length: int) -> tuple[int, list[Header], bytes]:
        said: list[Any] = [500, []]

        def start(status: str, headers: list[Header], problem: Any = None, /) -> Any:
            said[:] = int(status[:3]), headers
            return said.append

        result = self.site(request.environ(body, length), start_response(start))
        try:
            whole = b"".join(result)
        finally:
            close = getattr(result, "close", None)
            if close is not None:
                close()
        return said[0], said[1], whole

    async def _refuse(self, proto: Any, status: int, heading: str, sentence: str) -> None:
        loop = asyncio.get_running_loop()
        shown = {"heading": heading, "sentence": sentence}
        text = await loop.run_in_executor(None, render_to_string, "portal/broken.jinja", shown)
        # The rest of a body that was not received must not be taken for the next request.
        kept = [("content-security-policy", POLICY), ("cache-control", "no-store"), ("connection", "close")]
        proto.response_str(status, [("content-type", "text/html; charset=utf-8"), *kept], text)

    async def _beat(self) -> None:
        """Beat as long as the loop turns and a thread for the public comes free."""
        loop = asyncio.get_running_loop()
        while True:
            await loop.run_in_executor(self.threads, self.pulse.beat)
            await asyncio.sleep(BEAT)


def _largest(path: str) -> int:
    """Return how many bytes may come with a request to this address."""
    if path.startswith(STAFF):
        return STAFF_BYTES
    return PAPER_BYTES if TAKES_FILES.fullmatch(path) else PUBLIC_BYTES


def start_response(function: Any) -> StartResponse:
    """Return the function as what WSGI calls it."""
    started: StartResponse = function
    return started


def application() -> Front:
    """Return the site for one public process; called in its main thread before any request."""
    from mingbai.config import wsgi

    # A terminal sends Ctrl-C to every process at once, and the main process then ends the others in order. A process that
    # started to end by itself at the same moment would hang until killed.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    run = Path(os.environ["MINGBAI_RUN"])
    wsgi.application.shelf = Shelf(run / "pages.sqlite3")
    assets = Assets(settings.STATIC_URL, Path(settings.STATIC_ROOT))
    return Front(wsgi.application, Staff(run / "staff"), Pulse(run), os.environ.get("TRUSTED_PROXIES", ""), assets)
