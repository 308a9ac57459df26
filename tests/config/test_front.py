"""The public processes: what is received, how it is handed on, and that nothing staff do delays a public page."""

from __future__ import annotations

import asyncio
import gzip
import io
import os
import re
import threading
from collections.abc import AsyncIterator, Awaitable, Iterable
from pathlib import Path
from typing import Any, cast

import brotli
import pytest

from mingbai.config import bodies
from mingbai.config.assets import Assets
from mingbai.config.forward import NoAnswer, Staff
from mingbai.config.front import THREADS, Front
from mingbai.config.page_cache import News, PageCache
from mingbai.config.pulse import Pulse
from mingbai.config.site_request import SiteRequest, asked, asker
from mingbai.core.reads import Reads
from mingbai.entries.values.files import LARGEST

STALLED = 16


class Headers(dict[str, str]):
    """Headers as the server gives them."""


class Proto:
    """One exchange: sends chunks, then stalls if told to, and remembers the answer."""

    def __init__(self, *chunks: bytes, stalls: bool = False) -> None:
        self.chunks, self.stalls = chunks, stalls
        self.status, self.body = 0, b""
        self.headers: dict[str, str] = {}

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self.chunks:
            yield chunk
        if self.stalls:
            await asyncio.Event().wait()

    def response_bytes(self, status: int, headers: Iterable[tuple[str, str]], body: bytes) -> None:
        self.status, self.headers, self.body = status, dict(headers), body

    def response_str(self, status: int, headers: Iterable[tuple[str, str]], body: str) -> None:
        self.response_bytes(status, headers, body.encode())

    def response_stream(self, status: int, headers: Iterable[tuple[str, str]]) -> Proto:
        self.status, self.headers = status, dict(headers)
        return self

    async def send_bytes(self, piece: bytes) -> None:
        self.body += piece


class Scope:
    """A request as the server gives it."""

    def __init__(self, path: str, method: str = "GET", client: str = "192.0.2.66:5000", **headers: str) -> None:
        self.path, self.method, self.client = path, method, client
        self.query_string, self.scheme = "", "http"
        self.headers = Headers({name.replace("_", "-"): value for name, value in headers.items()})


def site(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "text/html")])
    return [f"页 {environ['PATH_INFO']} {environ['REMOTE_ADDR']}".encode()]


def front(tmp_path: Path, trusted: str = "") -> Front:
    cache, staff = PageCache(cast(Any, site), lambda: News(1, frozenset())), Staff(tmp_path / "staff")
    return Front(cache, staff, Pulse(tmp_path), trusted, Assets("/static/", tmp_path / "static"))


def run(work: Awaitable[Any]) -> Any:
    async def inside() -> Any:
        async with asyncio.timeout(20):
            return await work

    return asyncio.run(inside())


def received(proto: Proto, largest: int = 100, **headers: str) -> tuple[bytes, int]:
    given = Headers({name.replace("_", "-"): value for name, value in headers.items()})
    body, length = run(bodies.received(given, aiter(proto), largest))
    return body.read(), length


def test_a_body_is_received_whole_before_anyone_works_on_it() -> None:
    assert received(Proto(b"ab", b"c"), content_length="3") == (b"abc", 3)
    assert received(Proto(b"abc"), transfer_encoding="chunked") == (b"abc", 3)
    assert received(Proto(stalls=True)) == (b"", 0), "without a length there is nothing to wait for"


@pytest.mark.parametrize("headers", [{"content_length": "101"}, {"transfer_encoding": "chunked"}])
def test_a_body_larger_than_allowed_is_refused_whatever_it_declares(headers: dict[str, str]) -> None:
    with pytest.raises(bodies.BodyRefused, match="没有收") as refused:
        received(Proto(b"x" * 60, b"x" * 60), **headers)
    assert refused.value.status == 413


@pytest.mark.parametrize(("largest", "said"), [(bodies.STAFF_BYTES, "超过55MB"), (bodies.PUBLIC_BYTES, "超过64KB")])
def test_the_refusal_names_the_limit(largest: int, said: str) -> None:
    with pytest.raises(bodies.BodyRefused, match=said):
        received(Proto(), largest, content_length=str(largest + 1))


@pytest.mark.parametrize("limit", ["PAUSE", "GRACE"])
def test_a_body_sent_too_slowly_is_refused(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, limit, 0.01)
    with pytest.raises(bodies.BodyRefused, match="太慢") as refused:
        received(Proto(b"x", stalls=True), content_length="50")
    assert refused.value.status == 408


def test_a_public_page_is_answered_while_bodies_and_staff_stand_still(tmp_path: Path) -> None:
    """Sixteen bodies that never end and sixteen requests that the staff processes never answer: the page comes first."""

    async def walk() -> None:
        async def never(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.read()

        server = await asyncio.start_unix_server(never, tmp_path / "staff")
        door = front(tmp_path)
        slow = [Scope("/work/entries/1/", "POST", content_length="9") for _ in range(STALLED)]
        stuck = [Scope("/work/today/") for _ in range(STALLED)]
        waiting = [asyncio.create_task(door.__rsgi__(scope, Proto(b"x", stalls=True))) for scope in (*slow, *stuck)]
        await asyncio.sleep(0)
        for _ in range(2):
            proto = Proto()
            await door.__rsgi__(Scope("/organs/baiyang/"), proto)
            assert (proto.status, proto.body) == (200, "页 /organs/baiyang/ 192.0.2.66".encode())
        assert not any(task.done() for task in waiting)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        server.close()

    run(walk())


def test_a_process_whose_public_threads_are_all_stuck_shows_no_sign_of_life(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mingbai.config.front.BEAT", 0.01)
    door, freed, sign = front(tmp_path), threading.Event(), tmp_path / f"{os.getpid()}.pulse"

    async def beaten() -> None:
        before = sign.read_text() if sign.exists() else ""
        while not sign.exists() or sign.read_text() in ("", before):
            await asyncio.sleep(0.01)

    async def stuck_and_freed() -> None:
        loop = asyncio.get_running_loop()
        door.__rsgi_init__(loop)
        await beaten()
        busy = [loop.run_in_executor(door.threads, freed.wait, 20) for _ in range(THREADS)]
        try:
            await asyncio.sleep(0.1)
            silent = sign.read_text()
            await asyncio.sleep(0.1)
            assert sign.read_text() == silent
        finally:
            freed.set()
        await asyncio.gather(*busy, beaten())
        assert door.beating is not None
        door.beating.cancel()

    run(stuck_and_freed())


def test_a_stored_page_takes_no_thread(tmp_path: Path) -> None:
    async def walk() -> None:
        door = front(tmp_path)
        first, again, same = Proto(), Proto(), Proto()
        await door.__rsgi__(Scope("/"), first)
        door.threads.shutdown()
        await door.__rsgi__(Scope("/"), again)
        await door.__rsgi__(Scope("/", if_none_match=first.headers["ETag"]), same)
        assert (again.status, again.body, again.headers) == (200, first.body, first.headers)
        assert (same.status, same.body) == (304, b"")

    run(walk())


def test_staff_requests_are_handed_on(tmp_path: Path) -> None:
    async def walk() -> None:
        got: list[bytes] = []

        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            got.append(await reader.readuntil(b"\r\n\r\n") + await reader.readexactly(3))
            writer.write(
                b"HTTP/1.0 303 See Other\r\nLocation: /work/\r\nServer: x\r\nset-cookie: a=1\r\nSet-Cookie: b=2\r\n\r\nok"
            )
            await writer.drain()
            writer.close()

        server = await asyncio.start_unix_server(answer, tmp_path / "staff")
        door, proto = front(tmp_path), Proto(b"a=1")
        scope = Scope("/work/字/", "POST", content_length="3", x_forwarded_for="192.0.2.1", cookie="s=1", host="x.cn")
        await door.__rsgi__(scope, proto)
        server.close()
        assert (proto.status, proto.body) == (303, b"ok")
        assert proto.headers["location"] == "/work/"
        assert "server" not in proto.headers
        head = got[0].decode().split("\r\n")
        assert head[0] == "POST /work/%E5%AD%97/ HTTP/1.0"
        assert {"cookie: s=1", "host: x.cn", "content-length: 3", "x-forwarded-for: 192.0.2.66"} <= set(head)
        assert "x-forwarded-for: 192.0.2.1" not in head, "nobody may choose an address"

    run(walk())


@pytest.mark.parametrize(
    ("path", "largest", "status"),
    [
        ("/work/", bodies.STAFF_BYTES, 413),
        ("/apply/to/baiyang/what/", bodies.PUBLIC_BYTES, 413),
        ("/applying/", bodies.PUBLIC_BYTES, 413),
        ("/apply/to/baiyang/papers/", bodies.PAPER_BYTES, 413),
        ("/apply/status/correction/", bodies.PAPER_BYTES, 413),
        ("/apply/", bodies.PUBLIC_BYTES, 503),
        ("/messages/to/baiyang/advice/", bodies.PUBLIC_BYTES, 503),
        ("/sign-up/1/", bodies.PUBLIC_BYTES, 503),
    ],
)
def test_what_the_public_writes_is_small_and_goes_to_the_staff_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, largest: int, status: int
) -> None:
    monkeypatch.setattr("mingbai.config.forward.STARTING", 0.0)
    proto = Proto(b"a=1")
    length = largest + 1 if status == 413 else 3
    run(front(tmp_path).__rsgi__(Scope(path, "POST", content_length=str(length)), proto))
    assert proto.status == status


def test_without_staff_processes_the_answer_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mingbai.config.forward.STARTING", 0.0)
    proto = Proto()
    run(front(tmp_path).__rsgi__(Scope("/work/"), proto))
    assert proto.status == 503
    assert "请过几秒再试" in proto.body.decode()


def test_staff_processes_that_break_off_are_named(tmp_path: Path) -> None:
    async def walk() -> None:
        server = await asyncio.start_unix_server(lambda reader, writer: writer.close(), tmp_path / "staff")
        request = asked(Scope("/work/"), asker(""))
        with pytest.raises(NoAnswer, match="保存了没有"):
            await Staff(tmp_path / "staff").answer(request, io.BytesIO(), 0, Proto(), lambda: asyncio.sleep(0))
        server.close()

    run(walk())


@pytest.mark.parametrize(
    ("client", "trusted", "seen"),
    [
        ("127.0.0.1:80", "127.0.0.1", ("192.0.2.7", "https")),
        ("192.0.2.66:80", "127.0.0.1", ("192.0.2.66", "http")),
        ("127.0.0.1:80", "", ("127.0.0.1", "http")),
        ("[2001:db8::1]:80", "", ("2001:db8::1", "http")),
    ],
)
def test_only_a_trusted_proxy_may_say_who_is_asking(client: str, trusted: str, seen: tuple[str, str]) -> None:
    scope = Scope("/", client=client, x_forwarded_for="192.0.2.7", x_forwarded_proto="https")
    found = asked(scope, asker(trusted))
    assert (found.client, found.scheme) == seen


def test_the_application_gets_a_request_as_wsgi_has_it() -> None:
    headers = [("cookie", "a=1"), ("cookie", "b=2"), ("content-type", "text/plain"), ("content-length", "7"), ("x-a", "1")]
    body = io.BytesIO(b"xyz")
    environ = SiteRequest("POST", "/字", "q=1", headers, "192.0.2.1", "https").environ(body, 3)
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/字"
    assert environ["HTTP_COOKIE"] == "a=1; b=2"
    assert (environ["CONTENT_TYPE"], environ["CONTENT_LENGTH"], environ["HTTP_X_A"]) == ("text/plain", "3", "1")
    assert (environ["REMOTE_ADDR"], environ["wsgi.url_scheme"], environ["wsgi.input"]) == ("192.0.2.1", "https", body)


def test_the_guide_lets_nginx_take_as_much_as_the_site() -> None:
    guide = (Path(__file__).parents[2] / "docs/how-to/nginx/mingbai.conf").read_text("utf-8")
    assert re.findall(r"client_max_body_size (\d+)m;", guide) == [str(bodies.STAFF_BYTES // bodies.MEBIBYTE)]
    assert LARGEST < bodies.STAFF_BYTES
    assert "alias" not in guide, "nginx reads nothing in the data directory"


def test_static_files_come_from_memory_packed_for_those_who_take_it(tmp_path: Path) -> None:
    style, secret = b".panel { display: grid; }\n" * 200, tmp_path / "secret_key"
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "base.css").write_bytes(style)
    secret.write_text("k")
    inside = front(tmp_path)

    def got(path: str, method: str = "GET", **headers: str) -> Proto:
        proto = Proto()
        run(inside.__rsgi__(Scope(path, method, **headers), proto))
        return proto

    plain = got("/static/base.css")
    assert (plain.status, plain.body, plain.headers["content-type"]) == (200, style, "text/css; charset=utf-8")
    assert plain.headers["cache-control"].startswith("max-age=31536000")
    for accepted, encoding, unpacked in (("gzip, deflate", "gzip", gzip.decompress), ("gzip, br", "br", brotli.decompress)):
        small = got("/static/base.css", accept_encoding=accepted)
        assert (unpacked(small.body), small.headers["content-encoding"]) == (style, encoding)
        assert int(small.headers["content-length"]) == len(small.body) < len(style) / 10
    assert got("/static/base.css", "HEAD").body == b""
    (tmp_path / "static" / "base.css").unlink()
    assert got("/static/base.css").body == style, "a file is read once"
    for outside in ("/static/../secret_key", "/static//base.css", "/static/%2e%2e/secret_key"):
        assert "页" in got(outside).body.decode(), "the site answers what is no static file"


def test_one_request_makes_a_page_and_the_others_wait_but_not_for_what_was_withdrawn_meanwhile(tmp_path: Path) -> None:
    """The waiting readers of a page of which something is withdrawn while it is made get it made once more, and only once."""
    made, news, begun, freed = [], [News(1, frozenset())], threading.Event(), threading.Event()

    class Body(list[bytes]):
        subjects = frozenset({"entry:1"})

    def slow(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        made.append(environ["PATH_INFO"])
        begun.set()
        assert freed.wait(10)
        start_response("200 OK", [("Content-Type", "text/html")])
        return Body([f"第{len(made)}次".encode()])

    async def walk() -> None:
        door = front(tmp_path)
        door.site.application = cast(Any, slow)
        door.site.find_reads = lambda path: Reads(depends=("entry:1",))
        door.site.read_news = lambda: news[0]
        first = Proto()
        task = asyncio.create_task(door.__rsgi__(Scope("/1/"), first))
        await asyncio.get_running_loop().run_in_executor(None, begun.wait)
        early = [(asyncio.create_task(door.__rsgi__(Scope("/1/"), proto)), proto) for proto in (Proto(), Proto())]
        await asyncio.sleep(0.05)
        news[0] = News(2, frozenset({"entry:1"}), frozenset({"entry:1"}))
        door.site.look_again()
        late = [(asyncio.create_task(door.__rsgi__(Scope("/1/"), proto)), proto) for proto in (Proto(), Proto())]
        await asyncio.sleep(0.05)
        freed.set()
        await asyncio.gather(task, *(one for one, _ in (*early, *late)))
        assert {proto.body.decode() for _, proto in late} == {"第2次"}
        assert len(made) == 2
        assert door.making == {}

    run(walk())


def test_made_up_addresses_wait_only_so_long_and_leave_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mingbai.config.front.QUEUED", 8)

    async def walk() -> None:
        door, asked_for = front(tmp_path), [Proto() for _ in range(60)]
        await asyncio.gather(*(door.__rsgi__(Scope(f"/{n}/"), proto) for n, proto in enumerate(asked_for)))
        assert {proto.status for proto in asked_for} == {200, 503}
        assert (door.making, door.waiting, door.readers) == ({}, 0, 0)

    run(walk())


@pytest.mark.parametrize(("trusted", "waits"), [("127.0.0.1", 1), ("", 0)])
def test_behind_a_proxy_a_withdrawal_is_answered_when_no_copy_is_shown_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trusted: str, waits: int
) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    async def walk() -> None:
        door = front(tmp_path, trusted)
        door.site.heard = lambda: b"12345678" + b"withdraw"
        await door._settled(b"00000000" + b"withdraw")
        await door._settled(b"00000000" + b"nothing.")

    monkeypatch.setattr("mingbai.config.front.asyncio.sleep", sleep)
    asyncio.run(walk())
    assert len(waited) == waits
