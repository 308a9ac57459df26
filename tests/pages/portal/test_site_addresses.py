"""One generator knows every public address: what links lead to, and nothing else."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.test import Client

from mingbai.accounts.values import Acting
from mingbai.entries.actions import Published
from mingbai.organs.models import Organ
from mingbai.public_site.addresses import addresses
from pages.portal.crawling import crawled, of_list
from support import NOW, TODAY, brought_in

pytestmark = pytest.mark.django_db
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def entries(clerk: Acting, wangwa: Organ) -> tuple[int, ...]:
    """More entries of one item than a page of a list shows."""
    items = ["20.15"] * 55 + ["20.1", "rules", "12", "20.8", "20.8"]
    return brought_in(
        clerk,
        *(
            Published(item, "就业" if n % 2 else "", f"公告{n}", date(2020, 1, 2), NOW - timedelta(days=n))
            for n, item in enumerate(items)
        ),
    )


def test_links_lead_to_every_address_of_the_generator_and_to_no_other(entries: tuple[int, ...]) -> None:
    found = dict(crawled())
    assert {address: answer.status_code for address, answer in found.items() if answer.status_code != 200} == {}
    known = [one.path for one in addresses(TODAY)]
    assert len(known) == len(set(known))
    assert sorted({of_list(one) for one in found} - set(known)) == [], "linked and not known: add it to public_site/addresses.py"
    assert sorted(set(known) - {of_list(one) for one in found}) == [], "known, and no link leads there"


def test_maps_list_the_pages_once_with_the_moment_of_the_last_version(entries: tuple[int, ...]) -> None:
    client = Client()
    parts = [one.text or "" for one in ElementTree.fromstring(client.get("/sitemap.xml").content).iter(f"{SPACE}loc")]
    listed = [
        (urlsplit(url.findtext(f"{SPACE}loc") or "").path, url.findtext(f"{SPACE}lastmod"))
        for part in parts
        for url in ElementTree.fromstring(client.get(urlsplit(part).path).content)
    ]
    assert sorted(path for path, _ in listed) == sorted(one.path for one in addresses(TODAY) if one.is_for_maps)
    assert dict(listed)[f"/baiyang/entries/{entries[0]}/"] == NOW.astimezone(UTC).isoformat(timespec="seconds")
