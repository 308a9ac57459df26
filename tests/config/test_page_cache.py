"""The page cache: what it keeps, for how long, and what it must never keep."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from mingbai.config.packing import packed, takes_gzip
from mingbai.config.page_cache import PageCache
from mingbai.config.wsgi import application, generation
from mingbai.core import hooks
from mingbai.core.models import Site as Settings


class Site:
    """An application that counts its calls, with the clock and the generation under the test's control."""

    def __init__(self) -> None:
        self.asked = 0
        self.checks = 0
        self.generation = 1
        self.time = 0.0
        self.status = "200 OK"
        self.headers = [("Content-Type", "text/html"), ("X-Kept", "yes")]
        self.text = "页"
        self.broken = False

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.asked += 1
        start_response(self.status, self.headers)
        return [f"{self.text}{self.asked}".encode()]

    def read(self) -> int:
        self.checks += 1
        if self.broken:
            raise OSError("no database")
        return self.generation


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def cache(site: Site) -> PageCache:
    return PageCache(site, site.read, now=lambda: site.time)


def get(cache: PageCache, path: str = "/", **environ: str) -> tuple[str, dict[str, str], bytes]:
    said: list[Any] = []
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", **environ}
    body = b"".join(cache(asked, lambda status, headers, problem=None: said.extend([status, dict(headers)])))
    return said[0], said[1], body


def test_a_page_is_made_once(cache: PageCache, site: Site) -> None:
    first, again = get(cache), get(cache)
    assert first == again
    assert first[2] == "页1".encode()
    assert first[1]["X-Kept"] == "yes"
    assert site.asked == 1


def test_path_query_and_mode_are_different_pages_and_other_cookies_are_not(cache: PageCache, site: Site) -> None:
    get(cache)
    get(cache, "/organs/")
    get(cache, QUERY_STRING="after=1")
    get(cache, HTTP_COOKIE="a=b; mode=elder")
    assert site.asked == 4
    get(cache, HTTP_COOKIE="mode=elder; sessionid=x")
    get(cache, HTTP_COOKIE="sessionid=x")
    get(cache, HTTP_COOKIE="mode=nonsense")
    assert site.asked == 4


def test_a_change_is_seen_within_a_second(cache: PageCache, site: Site) -> None:
    get(cache)
    site.generation = 2
    site.time = 0.99
    assert get(cache)[2] == "页1".encode()
    site.time = 1.0
    assert get(cache)[2] == "页2".encode()


def test_the_process_that_made_a_change_sees_it_at_once(cache: PageCache, site: Site) -> None:
    get(cache)
    site.generation = 2
    cache.look_again()
    assert get(cache)[2] == "页2".encode()
    assert (get(cache)[2], site.checks) == ("页2".encode(), 2), "one look, not one for each request"


def test_the_cache_of_the_server_listens() -> None:
    assert application.look_again in hooks._listeners


def test_the_generation_is_read_at_most_once_a_second(cache: PageCache, site: Site) -> None:
    for step in range(100):
        site.time = step / 100
        get(cache)
    assert site.checks == 1
    assert site.asked == 1


def test_a_page_made_before_a_change_and_finished_after_it_is_not_kept(cache: PageCache, site: Site) -> None:
    get(cache)

    def slow(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        answer = site(environ, start_response)
        if environ["PATH_INFO"] == "/slow/":
            site.generation, site.time = 2, 5.0
            get(cache, "/other/")
        return answer

    cache.application = slow  # type: ignore[assignment]
    get(cache, "/slow/")
    asked = site.asked
    get(cache, "/slow/")
    assert site.asked == asked + 1


def test_staff_pages_and_posts_always_reach_the_application(cache: PageCache, site: Site) -> None:
    get(cache, "/work/")
    get(cache, "/work/")
    get(cache, REQUEST_METHOD="POST")
    get(cache, REQUEST_METHOD="POST")
    assert site.asked == 4


@pytest.mark.parametrize(
    ("status", "header"),
    [
        ("404 Not Found", ("X", "y")),
        ("302 Found", ("Location", "/")),
        ("200 OK", ("Set-Cookie", "mode=elder")),
        ("200 OK", ("Cache-Control", "no-store")),
        ("200 OK", ("Cache-Control", "private")),
    ],
)
def test_responses_not_for_everybody_are_not_cached(cache: PageCache, site: Site, status: str, header: tuple[str, str]) -> None:
    site.status = status
    site.headers.append(header)
    said = get(cache)
    get(cache)
    assert site.asked == 2
    assert said[0] == status
    assert said[1][header[0]] == header[1]


def test_head_has_the_headers_of_get_and_no_body(cache: PageCache, site: Site) -> None:
    status, headers, body = get(cache, REQUEST_METHOD="HEAD")
    assert (status, body) == ("200 OK", b"")
    assert headers == get(cache)[1]
    assert headers["Content-Length"] == str(len("页1".encode()))
    assert site.asked == 1


def test_a_reader_who_has_the_page_gets_304(cache: PageCache, site: Site) -> None:
    etag = get(cache)[1]["ETag"]
    status, headers, body = get(cache, HTTP_IF_NONE_MATCH=f'"other", W/{etag}')
    assert (status, body) == ("304 Not Modified", b"")
    assert headers["ETag"] == etag
    assert "Content-Length" not in headers
    site.generation, site.time = 2, 1.0
    assert get(cache, HTTP_IF_NONE_MATCH=etag)[0] == "200 OK"


def test_old_pages_make_room(site: Site) -> None:
    cache = PageCache(site, site.read, now=lambda: site.time, limit=5000)
    for number in range(20):
        get(cache, f"/{number}/")
    assert cache.size <= 5000
    assert cache.size == sum(page.size for page in cache.pages.values())
    get(cache, "/19/")
    assert site.asked == 20
    get(cache, "/0/")
    assert site.asked == 21


def test_nothing_is_cached_while_the_database_is_down(cache: PageCache, site: Site) -> None:
    get(cache)
    site.broken = True
    site.time = 1.0
    get(cache)
    get(cache)
    assert site.asked == 3


@pytest.mark.django_db
def test_the_day_belongs_to_the_generation(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is valid or overdue changes at midnight without any act."""
    # The generation is read through the connection of the test.
    monkeypatch.setattr("mingbai.config.wsgi.close_old_connections", lambda: None)
    Settings.objects.create(name="演示县", sponsor="演示县人民政府办公室", demo_today=date(2021, 1, 19))
    before = generation()
    assert generation() == before
    Settings.objects.update(demo_today=date(2021, 1, 20))
    assert generation() != before


def test_a_page_is_packed_once_for_those_who_take_it(cache: PageCache, site: Site) -> None:
    site.text = "临时救助" * 400
    status, plain, body = get(cache)
    _, packed, small = get(cache, HTTP_ACCEPT_ENCODING="gzip, deflate, br")
    assert (status, site.asked) == ("200 OK", 1)
    assert (gzip.decompress(small), packed["Content-Encoding"]) == (body, "gzip")
    assert int(packed["Content-Length"]) == len(small) < len(body) / 10
    assert packed["ETag"] != plain["ETag"], "a strong tag stands for exact bytes"
    assert "Accept-Encoding" in packed["Vary"] == plain["Vary"]
    for known in (packed["ETag"], plain["ETag"]):
        assert get(cache, HTTP_IF_NONE_MATCH=known, HTTP_ACCEPT_ENCODING="gzip")[0].startswith("304")
    head = get(cache, REQUEST_METHOD="HEAD", HTTP_ACCEPT_ENCODING="gzip")
    assert (head[1], head[2]) == (packed, b"")


def test_the_application_never_packs_what_is_stored(cache: PageCache, site: Site) -> None:
    asked: list[str] = []
    told = site.__call__
    cache.application = lambda environ, start: (asked.append(environ["HTTP_ACCEPT_ENCODING"]), told(environ, start))[1]
    get(cache, HTTP_ACCEPT_ENCODING="gzip")
    assert asked == [""]


@pytest.mark.parametrize(
    ("accepted", "taken"),
    [
        ("", False),
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("gzip;q=0, br", False),
        ("*", True),
        ("*;q=0, gzip", True),
        ("gzip;q=nonsense", True),
        ("identity, br", False),
    ],
)
def test_who_takes_gzip(accepted: str, taken: bool) -> None:
    assert takes_gzip(accepted) is taken


def test_what_is_small_or_packed_already_stays_as_it_is() -> None:
    assert packed(b"a" * 100, "text/html") == b""
    assert packed(b"a" * 5000, "image/png") == b""
    assert packed(os.urandom(5000), "text/html") == b""
    assert packed(b"a" * 5000, "text/html; charset=utf-8") == packed(b"a" * 5000, "text/html")
