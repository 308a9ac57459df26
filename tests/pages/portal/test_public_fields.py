"""Fields as people look for them: on the home page, on their own page, and by organ with blanks."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from domains.entries.made import CONTENT, published
from mingbai.accounts.values import Acting
from mingbai.catalogue.actions import load_standard
from mingbai.channels import actions as channels
from mingbai.organs.models import Organ
from mingbai.portal.home.view import MOST_TILES
from support import NOW

pytestmark = pytest.mark.django_db
AID = {"name": "社会救助"}


def row_of(page: str, organ: Organ) -> str:
    """Return the line of one organ."""
    return next(row for row in re.findall(r"<tr><th scope=\"row\".*?</tr>", page, re.S) if f">{organ.short_name}<" in row)


def test_without_a_catalogue_there_are_no_tiles(client: Client, baiyang: Organ) -> None:
    assert "按事情找" not in client.get("/").content.decode()
    assert "空白" in client.get("/fields/").content.decode()
    assert client.get("/fields/", AID).status_code == 404


def test_home_has_at_most_24_fields_and_the_page_has_all(client: Client, baiyang: Organ, officer: Acting) -> None:
    load_standard(by=officer, at=NOW)
    home, page = client.get("/").content.decode(), client.get("/fields/").content.decode()
    shown, listed = (len(re.findall(r'href="/fields/\?name=', one)) for one in (home, page))
    assert shown == MOST_TILES
    assert listed > MOST_TILES
    assert client.get("/fields/", {"name": "没有这个领域"}).status_code == 404


def test_a_field_lists_its_organs_with_counts_and_blanks(
    client: Client, clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, officer: Acting, wangwa: Organ
) -> None:
    load_standard(by=officer, at=NOW)
    baiyang = Organ.objects.get(code="baiyang")
    assert "空白" in row_of(client.get("/fields/", AID).content.decode(), baiyang)
    entry = published(clerk, section_head, reviewer, leader, content=replace(CONTENT, field="社会救助"))
    page = client.get("/fields/", AID).content.decode()
    assert "1 条" in row_of(page, baiyang)
    assert "空白" in row_of(page, wangwa)
    href = re.search(r'href="(/baiyang/field/[^"]+)"', page)
    assert href
    assert f"/baiyang/entries/{entry}/" in client.get(href[1]).content.decode()
    channels.withdraw(entry_id=entry, reason="数字有误，重新核对。", by=clerk, at=NOW)
    assert "空白" in row_of(client.get("/fields/", AID).content.decode(), baiyang)


@pytest.mark.parametrize("address", ["/", "/fields/", "/fields/?name=社会救助"])
def test_the_number_of_queries_does_not_grow_with_the_organs(
    client: Client, baiyang: Organ, officer: Acting, address: str
) -> None:
    load_standard(by=officer, at=NOW)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    cost()
    few = cost()
    for number in range(12):
        Organ.objects.create(
            code=f"t{number}", name=f"第{number}乡", short_name=f"{number}乡", level="township", parent=baiyang.parent
        )
    cost()
    assert cost() == few <= 8
