"""What the head of every kind of public page says to machines, and what every frame holds: found by walking the demonstration."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.conf import settings
from django.test import Client
from django.urls import resolve

from mingbai.core.models import Site
from mingbai.core.tags import ARTICLE_TAGS, COLUMN_TAGS, SITE_TAGS, linked_data

LINK = re.compile(r'href="(/[^"#]*)"')
TAG = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">')
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
#: Screens in halls and files have a frame of their own.
NO_PAGES = ("/work/", "/static/", "/mode/", "/leave/", "/api/", "/village/keep/", "/village/forget/")
ARTICLES = frozenset({"portal:entry", "portal:report", "portal:policy"})
#: Pages of the site itself, and error pages.
OF_NO_COLUMN = frozenset({"portal:home", "portal:accessibility", "portal:site-map"})
FOOT = ("我为政府网站找错", "网站地图", "无障碍说明", "网站标识码", "主办：", "承办：", "ICP备", "公网安备", "电话：")


def walked(client: Client) -> Iterator[tuple[str, str, str]]:
    """Yield the view, the address and the page: one page of each view, from the home page on."""
    waiting, seen, kinds = ["/"], {"/"}, set[str]()
    while waiting:
        address = waiting.pop(0)
        view = resolve(address.partition("?")[0]).view_name
        if view in kinds or "screen" in view or view.endswith("-file"):
            continue
        answer = client.get(address, follow=True)
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        kinds.add(view)
        page = answer.content.decode()
        yield view, address, page
        for link in map(unescape, LINK.findall(page)):
            if link not in seen and not link.startswith(NO_PAGES):
                seen.add(link)
                waiting.append(link)


def test_every_kind_of_page_says_what_it_is(demonstration: None, client: Client) -> None:
    Site.objects.update(demo_today=None)
    missing, titles = [], {}
    for view, address, page in walked(client):
        tags = {name: unescape(text) for name, text in TAG.findall(page)}
        wanted = {*SITE_TAGS, "Description", "og:title", "og:description", "og:image", "og:url"}
        wanted |= set() if view in OF_NO_COLUMN else {*COLUMN_TAGS}
        wanted |= {*ARTICLE_TAGS, "Author", "Image", "Url"} if view in ARTICLES else set()
        missing += [f"{address} ({view}): {name}" for name in sorted(wanted) if not tags.get(name)]
        missing += [f"{address} ({view}): {name}" for name in FOOT if name not in page]
        graph = json.loads(LINKED.findall(page)[0])["@graph"]
        assert graph[0]["@type"] == "GovernmentOrganization"
        if view in ARTICLES:
            assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", tags["PubDate"]), address
            assert graph[-1]["datePublished"].endswith(":00+08:00")
            assert {graph[-1]["headline"], tags["og:title"]} == {tags["ArticleTitle"]}
        assert '<link rel="canonical" href="https://www.pengyang.gov.cn/' in page, address
        assert page.count("<h1") == 1, address
        titles[view] = re.findall("<title>(.*?)</title>", page)
    assert missing == []
    assert {"portal:home", "portal:organ", "portal:entry", "portal:report", "portal:field", "portal:apply"} <= titles.keys()


def test_a_demonstration_gives_no_address_to_share(demonstration: None, client: Client) -> None:
    page = client.get("/").content.decode()
    assert not re.search(r'rel="canonical"|og:url|og:image', page)


def test_nothing_in_a_data_block_ends_it() -> None:
    said = {"name": "</script><script>alert(1)</script>&amp;<!--\u2028"}
    block = linked_data(said)
    assert not set("<>&\u2028") & set(block)
    assert json.loads(block) == said


def test_the_mode_is_kept_and_secure_where_the_site_is(client: Client, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not client.get("/mode/elder/?to=/organs/").cookies["mode"]["secure"]
    monkeypatch.setattr(settings, "SESSION_COOKIE_SECURE", True)
    kept = client.get("/mode/elder/?to=/organs/")
    assert (kept.headers["Location"], kept.cookies["mode"]["secure"]) == ("/organs/", True)
    assert 'data-mode="elder"' in client.get("/organs/").content.decode()


def test_who_leaves_is_told_where_to(client: Client, site: Site) -> None:
    page = client.get("/leave/", {"to": 'https://x.example/?a="><b>'})
    assert page.status_code == 200
    assert "<b>" not in page.content.decode().split("</header>")[1].split("要去的网站")[1][:400]
    assert page.headers["Cache-Control"] == "no-store"
    assert client.get("/leave/", {"to": "https://www.gov.cn/"}).headers["Location"] == "https://www.gov.cn/"
    for wrong in ("javascript:alert(1)", "//x.example/", "https://www.gov.cn@x.example/", "/", ""):
        assert client.get("/leave/", {"to": wrong}).status_code == 404
