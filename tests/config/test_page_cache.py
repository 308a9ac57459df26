"""The page cache: what it keeps, for how long, and what it must never keep."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import brotli
import pytest

from mingbai.config.page_cache import News, PageCache
from mingbai.config.shelf import Shelf
from mingbai.config.wsgi import Watch, application
from mingbai.core import hooks
from mingbai.core.models import Site as Settings
from mingbai.core.reads import Reads


class Body(list[bytes]):
    """A body that says what it depends on, as the answers of views do."""

    def __init__(self, pieces: list[bytes], subjects: list[str] | None) -> None:
        super().__init__(pieces)
        self.subjects = subjects


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
        self.heard = b""
        self.touched: frozenset[str] | None = None
        self.withdrawn: frozenset[str] = frozenset()
        self.subjects: dict[str, list[str] | None] = {}
        self.environ: dict[str, Any] = {}

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.asked += 1
        self.environ = environ
        start_response(self.status, self.headers)
        return Body([f"{self.text}{self.asked}".encode()], self.subjects.get(environ["PATH_INFO"]))

    def read(self) -> News:
        self.checks += 1
        if self.broken:
            raise OSError("no database")
        return News(self.generation, self.touched, self.withdrawn)


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def cache(site: Site) -> PageCache:
    return PageCache(site, site.read, heard=lambda: site.heard, now=lambda: site.time)


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
    site.generation, site.heard = 2, b"1" * 16
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
    assert cache.store.size <= 5000
    assert cache.store.size == sum(page.size for page in cache.store.pages.values())
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
def test_a_new_day_changes_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is valid or overdue changes at midnight without any act."""
    # The generation is read through the connection of the test.
    monkeypatch.setattr("mingbai.config.wsgi.close_old_connections", lambda: None)
    Settings.objects.create(name="演示县", sponsor="演示县人民政府办公室", demo_today=date(2021, 1, 19))
    watch = Watch()
    before = watch().stamp
    assert watch().subjects == frozenset()
    Settings.objects.update(demo_today=date(2021, 1, 20))
    found = watch()
    assert found.stamp > before
    assert found.subjects is None


def test_a_page_is_packed_once_for_those_who_take_it(cache: PageCache, site: Site) -> None:
    site.text = "临时救助" * 400
    status, plain, body = get(cache)
    for accepted, encoding, unpacked in (("gzip, deflate", "gzip", gzip.decompress), ("gzip, br", "br", brotli.decompress)):
        _, packed, small = get(cache, HTTP_ACCEPT_ENCODING=accepted)
        assert (status, site.asked) == ("200 OK", 1)
        assert (unpacked(small), packed["Content-Encoding"]) == (body, encoding)
        assert int(packed["Content-Length"]) == len(small) < len(body) / 10
        assert packed["ETag"] != plain["ETag"], "a strong tag stands for exact bytes"
        assert "Accept-Encoding" in packed["Vary"] == plain["Vary"]
        for known in (packed["ETag"], plain["ETag"]):
            assert get(cache, HTTP_IF_NONE_MATCH=known, HTTP_ACCEPT_ENCODING="gzip")[0].startswith("304")
        head = get(cache, REQUEST_METHOD="HEAD", HTTP_ACCEPT_ENCODING=accepted)
        assert (head[1], head[2]) == (packed, b"")


def test_the_application_never_packs_what_is_stored(cache: PageCache, site: Site) -> None:
    asked: list[str] = []
    told = site.__call__
    cache.application = lambda environ, start: (asked.append(environ["HTTP_ACCEPT_ENCODING"]), told(environ, start))[1]
    get(cache, HTTP_ACCEPT_ENCODING="gzip")
    assert asked == [""]


# What a change touches.


def test_a_change_makes_only_the_pages_anew_that_depend_on_what_it_touches(cache: PageCache, site: Site) -> None:
    site.subjects = {"/1/": ["entry:1", "entries:a"], "/2/": ["entry:2"], "/old/": None}
    for path in site.subjects:
        get(cache, path)
    site.generation, site.heard, site.touched = 2, b"1" * 16, frozenset({"entry:1"})
    assert [get(cache, path)[2] for path in site.subjects] == ["页4".encode(), "页2".encode(), "页5".encode()]
    assert site.asked == 5, "a page that declares nothing depends on everything"


def test_an_old_page_is_shown_only_for_a_moment_and_a_withdrawn_one_never(cache: PageCache, site: Site) -> None:
    site.subjects = {"/1/": ["entry:1"], "/2/": ["entry:2"]}
    keys = [(path, "", "") for path in site.subjects]
    for path in site.subjects:
        get(cache, path)
    site.generation, site.heard, site.touched, site.withdrawn = (
        2,
        b"1" * 16,
        frozenset({"entry:1", "entry:2"}),
        frozenset({"entry:2"}),
    )
    cache.look()
    assert [cache.fresh(key) for key in keys] == [None, None]
    assert [cache.old(key) is not None for key in keys] == [True, False]
    site.time = 1.1
    assert cache.old(keys[0]) is None


def test_unknown_parameters_and_cookies_make_no_other_page(site: Site) -> None:
    reads = Reads(asks=("year", "page"), cookies=("village",))
    cache = PageCache(site, site.read, reads_of=lambda path: reads, now=lambda: site.time)
    for query in ("year=2020&page=2", "page=2&year=2020", "utm=x&year=1&year=2020&page=2", "%79ear=2020&page=2&&x"):
        get(cache, QUERY_STRING=query)
    assert (site.asked, site.environ["QUERY_STRING"]) == (1, "year=2020&page=2")
    assert reads.query("year=年".encode().decode("latin-1")) == reads.query("year=年") == reads.query("year=%E5%B9%B4")
    for cookie in ("sessionid=stale", "a=b; sessionid=x", "mode=nonsense"):
        get(cache, QUERY_STRING="year=2020&page=2", HTTP_COOKIE=cookie)
    assert site.asked == 1
    get(cache, QUERY_STRING="year=2020&page=2", HTTP_COOKIE="x=1; village=ww; mode=elder")
    assert (site.asked, site.environ["HTTP_COOKIE"]) == (2, "mode=elder; village=ww")


def test_made_up_addresses_do_not_push_out_what_is_read(site: Site) -> None:
    cache = PageCache(site, site.read, now=lambda: site.time, limit=200_000)
    good = [f"/good/{number}/" for number in range(50)]
    for path in good * 2:
        get(cache, path)
    for number in range(3000):
        get(cache, f"/{number}/")
    asked = site.asked
    for path in good:
        get(cache, path)
    assert site.asked == asked


# What the processes of a server share.


@pytest.fixture
def two(site: Site, tmp_path: Path) -> tuple[PageCache, PageCache]:
    site.text = "临时救助" * 400
    caches = [PageCache(site, site.read, heard=lambda: site.heard, now=lambda: site.time) for _ in range(2)]
    for one in caches:
        one.shelf = Shelf(tmp_path / "pages.sqlite3")
        one.look()
    return caches[0], caches[1]


def test_a_page_that_one_process_made_is_taken_by_the_others(two: tuple[PageCache, PageCache], site: Site) -> None:
    first, second = two
    made = get(first, HTTP_ACCEPT_ENCODING="br")
    assert first.shelf
    first.shelf.flush()
    assert get(second, HTTP_ACCEPT_ENCODING="br") == made
    assert get(second)[2] == brotli.decompress(made[2])
    assert site.asked == 1


def test_what_was_touched_is_never_taken_and_erased_on_disk(two: tuple[PageCache, PageCache], site: Site, tmp_path: Path) -> None:
    first, second = two
    site.subjects = {"/1/": ["entry:1"], "/2/": ["entry:2"]}
    site.headers.append(("X-Secret", "planted-marker"))
    assert first.shelf
    assert second.shelf
    get(first, "/1/")
    first.shelf.flush()
    site.generation, site.heard, site.touched, site.withdrawn = 2, b"1" * 16, frozenset({"entry:1"}), frozenset({"entry:1"})
    assert get(second, "/1/")[2].endswith(b"2")
    second.store.drop(("/1/", "", ""))
    second.shelf.forget(["entry:1"])
    second.shelf.flush()
    first.look()
    first.shelf.flush()
    assert b"planted-marker" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_the_shelf_lets_the_least_recently_used_go(two: tuple[PageCache, PageCache], tmp_path: Path) -> None:
    first, _ = two
    assert first.shelf
    first.shelf = Shelf(tmp_path / "small.sqlite3", limit=60_000)
    for number in range(100):
        get(first, f"/{number}/")
    first.shelf.flush()
    assert first.shelf.get(("/0/", "", "")) is None
    assert first.shelf.get(("/99/", "", "")) is not None


def test_a_page_that_is_touched_while_it_is_made_is_shown_for_a_moment_unless_withdrawn(cache: PageCache, site: Site) -> None:
    site.subjects = {"/1/": ["entry:1"], "/2/": ["entry:2"]}
    site.touched = frozenset({"entry:1", "entry:2"})
    get(cache, "/")

    def slow(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        site.generation += 1
        site.withdrawn, site.time = frozenset({"entry:2"}), site.time + 1.0
        cache.look()
        return site(environ, start_response)

    cache.application = slow  # type: ignore[assignment]
    for path, is_shown in (("/1/", True), ("/2/", False)):
        get(cache, path)
        assert cache.fresh((path, "", "")) is None
        assert (cache.old((path, "", "")) is not None) is is_shown


def test_acts_that_follow_each_other_quickly_are_looked_at_now_and_then_and_withdrawals_at_once(
    cache: PageCache, site: Site
) -> None:
    changes, withdrawals = b"12345678", b"abcdefgh"
    site.heard = changes + withdrawals
    get(cache)
    site.heard = changes[::-1] + withdrawals
    get(cache)
    assert site.checks == 1, "not yet"
    site.time = 0.11
    get(cache)
    assert site.checks == 2
    site.heard = changes[::-1] + withdrawals[::-1]
    get(cache)
    assert site.checks == 3
