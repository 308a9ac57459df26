"""The front door: shortcuts that count what is behind them, the visitor's village, the organ's first page, how to ask."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from domains.entries.made import CONTENT, published
from mingbai.accounts.values import Acting
from mingbai.cases.values.draft import WrittenSoFar, parts_of
from mingbai.catalogue.actions import load_standard
from mingbai.organs.models import Organ
from mingbai.portal.apply.example import WHY, WORDS
from support import NOW

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
NOTICE = "阳坪村2020年道路硬化情况"


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.fixture
def yangping(baiyang: Organ) -> Organ:
    return Organ.objects.create(code="yangping", name="阳坪村村民委员会", short_name="阳坪村", level="village", parent=baiyang)


def test_the_village_chosen_stands_on_home_and_on_its_township_until_forgotten(
    client: Client, clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, yangping: Organ, wangwa: Organ
) -> None:
    published(clerk, section_head, reviewer, leader, content=replace(CONTENT, title=NOTICE))
    assert "/village/keep/yangping/" in page(client, "/village/")
    kept = client.get("/village/keep/yangping/", {"to": "/baiyang/"})
    assert kept["Location"] == "/baiyang/"
    assert kept.cookies["village"]["httponly"]
    for address in ("/", "/baiyang/"):
        assert "我的村：阳坪村" in page(client, address)
    assert "我的村：" not in page(client, "/wangwa/")
    assert NOTICE in page(client, "/yangping/")
    assert client.get("/village/forget/", {"to": "https://example.com/"})["Location"] == "/"
    assert "我的村：" not in page(client, "/")


def test_a_village_that_does_not_exist_makes_no_page_to_keep(client: Client, yangping: Organ) -> None:
    client.cookies["village"] = "nowhere"
    for address in ("/", "/baiyang/", "/yangping/", "/village/"):
        assert client.get(address)["Cache-Control"] == "no-store"
    assert client.get("/village/keep/baiyang/").status_code == 404


def test_a_shortcut_counts_what_the_page_behind_it_shows(
    client: Client, clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, officer: Acting
) -> None:
    load_standard(by=officer, at=NOW)
    for title in ("白阳镇农村低保标准", "白阳镇最低生活保障资金发放情况"):
        published(clerk, section_head, reviewer, leader, content=replace(CONTENT, title=title, field="社会救助"))
    tile = re.search(r'<a href="([^"]+)"><b>低保</b><i>(\d+) 条', page(client, "/"))
    assert tile
    assert tile[2] == "2"
    assert "找到 <b>2</b> 条" in page(client, tile[1].replace("&amp;", "&"))


def test_home_and_section_ask_the_database_a_fixed_number_of_times(
    client: Client, clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, officer: Acting
) -> None:
    load_standard(by=officer, at=NOW)
    published(clerk, section_head, reviewer, leader)
    for address in ("/", "/baiyang/"):
        page(client, address)
        with CaptureQueriesContext(connection) as asked:
            page(client, address)
        assert len(asked) <= MOST_QUERIES, [one["sql"][:150] for one in asked.captured_queries]


def test_the_catalogue_is_found_where_it_stood(client: Client, baiyang: Organ) -> None:
    moved = client.get("/baiyang/", {"field": "社会救助", "state": "blank", "more": "1"})
    assert moved.status_code == 301
    assert moved["Location"].startswith("/baiyang/content/?field=")


def test_the_filled_example_answers_every_step_of_the_form(client: Client, county: Organ) -> None:
    assert WrittenSoFar("", WORDS).lacking == ""
    assert tuple(WHY) == parts_of(WORDS)
    assert len(re.findall("<section", page(client, "/learn/example/"))) == len(WHY)
