"""The public site as files: whole, without what is not public, in one step, and behind nginx as the how-to says."""

from __future__ import annotations

import gzip
import hashlib
import os
import signal
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import brotli
import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection

from cli.nginx import nginx, with_nginx
from mingbai.accounts.values import Acting
from mingbai.core import public
from mingbai.core.middleware import POLICY
from mingbai.entries.actions import Published
from mingbai.entries.models import Entry
from mingbai.organs.models import Organ
from mingbai.public_site.addresses import addresses
from mingbai.public_site.export import export
from mingbai.public_site.found import shard
from mingbai.public_site.paths import file_of
from support import NOW, TODAY, brought_in, count_anew

pytestmark = pytest.mark.django_db
GONE, STAYS = "撤下标记", "留下标记"


@pytest.fixture(autouse=True)
def _connection_stays_open() -> Iterator[None]:
    """Keep the test's connection, which the site would close after each answer, as Django's test client does."""
    for one in (request_started, request_finished):
        one.disconnect(close_old_connections)
    yield
    for one in (request_started, request_finished):
        one.connect(close_old_connections)


@pytest.fixture
def keys(clerk: Acting) -> tuple[int, ...]:
    told = [("20.15", "就业", f"{STAYS}公告", "固政发〔2020〕5号"), ("20.15", "就业", f"{GONE}公告", "")]
    made = brought_in(clerk, *(Published(item, field, title, date(2020, 1, 2), NOW) for item, field, title, _ in told))
    for key, (*_, number) in zip(made, told, strict=True):
        Entry.objects.filter(pk=key).update(document_number=number)
    return made


def withdraw(entry_id: int) -> None:
    """As an act does, in the words in which pages declare what they depend on."""
    entry = Entry.objects.get(pk=entry_id)
    told = {"standing": "withdrawn", "is_listed": False, "withdrawn_at": NOW, "withdrawal_reason": "x"}
    Entry.objects.filter(pk=entry_id).update(**told)
    count_anew(entry.organ_id)
    named = ("entries", "entries:baiyang", f"entry:{entry_id}", "field:baiyang:就业", "field:就业", "item:baiyang:20.15")
    public.touch("baiyang", *named, is_withdrawal=True)


def texts(folder: Path) -> dict[str, str]:
    """Return what stands in every file of a folder, the packed ones unpacked."""
    opened = {".gz": gzip.decompress, ".br": brotli.decompress}
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: opened.get(path.suffix, bytes)(path.read_bytes()).decode(errors="replace") for name, path in found.items()}


def digests(folder: Path) -> dict[str, str]:
    return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts(folder / "current").items()}


def test_every_address_is_a_file_and_what_is_withdrawn_is_in_none(keys: tuple[int, ...], tmp_path: Path) -> None:
    folder = tmp_path / "site"
    first = export(folder, base="https://zwgk.example.gov.cn", processes=1)
    found = texts(folder / "current")
    missing = [one.path for one in addresses(TODAY) if (path := file_of(one.path)) is None or path not in found]
    assert missing == []
    twins = [name for name in found if name.endswith((".gz", ".br")) and not name.startswith("data/")]
    assert all(found[name[:-3]] == found[name] for name in twins)
    listed = dict(reversed(line.split("  ")) for line in (folder / "manifest.sha256").read_text().splitlines())
    assert listed == {name: hashlib.sha256((folder / "current" / name).read_bytes()).hexdigest() for name in found}
    assert f'"{STAYS[:2]}":[{keys[0]}]' in found[f"search/index/words-{shard(STAYS[:2])}.json"]
    assert "https://zwgk.example.gov.cn/baiyang/" in found["sitemap/pages.xml"]
    assert (folder / "current" / "index.html").stat().st_mode & 0o777 == 0o644
    assert any(GONE in text for text in found.values())

    withdraw(keys[1])
    again = export(folder, base="https://zwgk.example.gov.cn", processes=1)
    assert again.rendered < first.rendered
    assert [name for name, text in texts(folder).items() if GONE in text] == []
    assert f"entries/{keys[1]}/" not in " ".join([*texts(folder), *texts(folder).values()])
    before = digests(folder)
    assert export(folder, base="https://zwgk.example.gov.cn", processes=1, is_afresh=True).changed == 0, (
        "nothing else was touched"
    )
    assert digests(folder) == before


@pytest.mark.skipif(connection.vendor == "postgresql", reason="a process that is killed must not share this connection")
def test_whoever_is_killed_leaves_the_old_or_the_new_and_the_next_run_mends(keys: tuple[int, ...], tmp_path: Path) -> None:
    folder = tmp_path / "site"
    export(folder, processes=1)
    old = digests(folder)
    withdraw(keys[1])
    for step in ("rendered", "planned", "before", "between"):
        assert killed_at(step, folder) == -signal.SIGKILL
        assert (digests(folder) == old) == (step != "between"), step
    new = digests(folder)
    assert export(folder, processes=1).files
    assert digests(folder) == new
    assert [name for name, text in texts(folder).items() if GONE in text] == []
    assert {path.name for path in folder.iterdir()} >= {"a", "b", "current"}
    assert texts(folder / "a") == texts(folder / "b")


def killed_at(step: str, folder: Path) -> int:
    """Export in a process that is killed at the first such step; return how it ended."""
    child = os.fork()
    if not child:
        try:
            export(folder, processes=1, said=lambda here: os.kill(os.getpid(), signal.SIGKILL) if here == step else None)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@with_nginx
def test_nginx_serves_an_export_as_the_how_to_says(keys: tuple[int, ...], wangwa: Organ, tmp_path: Path) -> None:
    export(tmp_path / "site", processes=1)
    with nginx("export.conf", tmp_path, {"/srv/mingbai/site": f"{tmp_path}/site"}) as port:
        home = get(port, "/")
        assert home.headers["Content-Security-Policy"] == POLICY
        assert (home.headers["Content-Encoding"], home.status) == ("gzip", 200)
        asked = "/baiyang/field/?unknown=1&after=&name=%E5%B0%B1%E4%B8%9A"
        assert STAYS in gzip.decompress(get(port, asked).read()).decode()
        assert get(port, "/baiyang/field/?name=none").status == 404
        assert get(port, "/baiyang/records/none/").status == 404
        assert get(port, "/search/?q=x").status == get(port, "/apply/to/baiyang/kind/").status == 200
        assert get(port, "/search/index/folds.json").headers["Content-Type"].startswith("application/json")
        assert get(port, "/robots.txt").headers["Content-Type"].startswith("text/plain")
        there = get(port, "/mode/elder/?to=/organs/", Referer=f"https://127.0.0.1:{port}/organs/")
        assert (there.status, there.headers["Location"][-8:]) == (302, "/organs/")
        assert get(port, "/mode/elder/", Referer="https://elsewhere.example/x/").headers["Location"].endswith(f"{port}/")


@with_nginx
def test_nginx_keeps_what_the_site_answered_for_a_second_as_the_how_to_says(tmp_path: Path) -> None:
    asked: list[str] = []

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(" ".join([self.path, *(self.headers[one] for one in ("X-Forwarded-For", "X-Forwarded-Proto"))]))
            self.send_response(200)
            self.send_header("Cache-Control", "no-cache")
            self.send_header("Content-Length", "1")
            self.end_headers()
            self.wfile.write(b"x")

        def log_message(self, *_: object) -> None:
            return None

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as site:
        Thread(target=site.serve_forever, daemon=True).start()
        # A busy machine needs longer than a second for the test.
        places = {"127.0.0.1:8000": f"127.0.0.1:{site.server_port}", "200 1s;": "200 1m;"}
        with nginx("mingbai.conf", tmp_path, places) as port:
            for cookie in ("", "sessionid=1", "mode=elder"):
                assert get(port, "/baiyang/", Cookie=cookie).status == get(port, "/work/", Cookie=cookie).status == 200
        site.shutdown()
    # The session is no reason for another copy, the reading mode is; what staff see is never kept.
    assert [one.split()[0] for one in asked] == ["/baiyang/", "/work/", "/work/", "/baiyang/", "/work/"]
    assert all(one.endswith(" 127.0.0.1 https") for one in asked)


def get(port: int, path: str, **headers: str) -> urllib.request.addinfourl:
    """Ask nginx, follow nothing."""

    class Stays(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *given: object) -> None:
            return None

    trusting = ssl._create_unverified_context()
    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=trusting), Stays)
    request = urllib.request.Request(f"https://127.0.0.1:{port}{path}", headers={"Accept-Encoding": "gzip", **headers})
    try:
        answer: urllib.request.addinfourl = opener.open(request, timeout=5)
    except urllib.error.HTTPError as refused:
        return refused
    return answer
