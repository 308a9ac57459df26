"""One generator knows every public address: what links lead to, and nothing else."""

from __future__ import annotations

import gzip
from datetime import UTC, date, timedelta
from pathlib import Path
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import brotli
import pytest
from django.test import Client

from mingbai.accounts.values import Acting
from mingbai.core import files
from mingbai.core.models import RebuiltFile
from mingbai.entries.actions import Published
from mingbai.entries.models import Attachment, Draft, Entry, Version, VersionFile
from mingbai.organs.models import Organ
from mingbai.public_site.addresses import addresses
from mingbai.public_site.export import export
from pages.portal.crawling import crawled, of_list
from support import NOW, TODAY, brought_in, count_anew

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
    print("XX", sorted({of_list(one) for one in found} - set(known)), sorted(set(known) - {of_list(one) for one in found}))
    assert sorted({of_list(one) for one in found} - set(known)) == [], "linked and not known: add it to public_site/addresses.py"
    assert sorted(set(known) - {of_list(one) for one in found}) == [], "known, and no link leads there"


def test_what_is_not_public_stands_at_no_address(entries: tuple[int, ...], clerk: Acting, tmp_path: Path) -> None:
    """Pages, lists, feeds, maps, files, search, API and an export are read for what only drafts and the like have."""
    planted = plant(entries, clerk)
    client = Client()
    asked = [f"{path}?q={one}" for one in planted for path in ("/search/", "/search/words/", "/api/v1/search", "/api/v1/entries")]
    more = [
        "/robots.txt",
        "/sitemap.xml",
        "/sitemap/pages.xml",
        "/sitemap/entries-0.xml",
        "/feeds/all.atom",
        "/feeds/all.json",
        *asked,
    ]
    read = [*((address, answer) for address, answer in crawled()), *((one, client.get(one)) for one in more)]
    for address, answer in read:
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        # What somebody looks for stands in the box and in links.
        word = address.partition("?q=")[2] or "\0"
        told = body.decode(errors="replace").replace(word, "").replace(quote(word), "")
        assert [one for one in planted if one in told or quote(one) in told] == [], address
        assert [key for key in entries[:5] if f"/entries/{key}/" in told] == [], address
    export(tmp_path / "site", processes=1)
    for file in (path for path in (tmp_path / "site").rglob("*") if path.is_file()):
        opened = {".gz": gzip.decompress, ".br": brotli.decompress}.get(file.suffix, bytes)(file.read_bytes()).decode(
            errors="replace"
        )
        assert [one for one in planted if one in opened] == [], file


def plant(entries: tuple[int, ...], clerk: Acting) -> tuple[str, ...]:
    """Make entries withdrawn, of a village, drafts, expired; give one that stays an original, and an applicant a name."""
    organ = Organ.objects.get(pk=clerk.organ_id)
    village = Organ.objects.create(code="shigou", name="石沟村民委员会", short_name="石沟村", level="village", parent=organ)
    out = {"is_listed": False, "withdrawn_at": NOW, "withdrawal_reason": "撤回原因标记"}
    kinds: dict[str, dict[str, object]] = {
        "撤回标记": {**out, "standing": "withdrawn"},
        "本村标记": {"is_listed": False, "range": "village", "village": village},
        "草稿标记": {
            "is_listed": False,
            "standing": "unpublished",
            "stage": "draft",
            "published_at": None,
            "index_number": None,
        },
        "期满标记": {"is_listed": False, "standing": "expired"},
        "本村撤回标记": {**out, "standing": "withdrawn", "range": "village", "village": village},
    }
    for key, (title, values) in zip(entries, kinds.items(), strict=False):
        Entry.objects.filter(pk=key).update(title=title, summary=title, document_number=title, **values)
    stays = Entry.objects.get(pk=entries[-1])
    content = {"title": stays.title, "body": "<p>公开的正文</p>"}
    version = Version.objects.create(entry=stays, number=1, content=content, published_at=NOW, published_by="x")
    Draft.objects.create(entry=stays, content={**content, "body": "<p>改稿标记</p>"}, saved_at=NOW, saved_by="改稿人标记")
    original, cleaned = files.store("原件标记".encode(), "text/plain"), files.store(b"x", "text/plain")
    rebuilt = RebuiltFile.objects.create(file=cleaned, original=original, rules=1)
    told = {"position": 1, "readable": "<p>x</p>", "added_at": NOW, "added_by": "上传人标记", "rebuilt": rebuilt}
    attachment = Attachment.objects.create(entry=stays, file=original, name="说明.txt", **told)
    VersionFile.objects.create(version=version, attachment=attachment, file=rebuilt)
    count_anew(organ.pk)
    return (*kinds, "撤回原因标记", "改稿标记", "改稿人标记", "原件标记", "上传人标记")


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
