"""The search page: words, filters, help where nothing is found, and whatever strangers type."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from mingbai.accounts.values import Acting
from mingbai.core.acts import open_act
from mingbai.entries import actions
from mingbai.entries.models import Entry
from mingbai.organs.models import Organ
from mingbai.organs.queries import guide_keys_after, guides
from mingbai.portal.search.slips import meant, sounding
from mingbai.search import actions as index
from mingbai.search.values import RecordKind
from mingbai.search.values.alike import other_ways
from support import NOW, SYSTEM, publicly

pytestmark = pytest.mark.django_db
WORDS = ("低保", "高标准农田", "临时救助", "白阳镇")


def test_slips_of_the_pinyin_are_understood() -> None:
    assert meant("底保", WORDS) == ("低保",)
    assert meant("搞标准农田", WORDS) == ("高标准农田",)
    assert meant("百阳镇 临时就助", WORDS) == ("白阳镇 临时救助",)
    assert meant("临时救助", WORDS) == meant("修路", WORDS) == meant("dibao 123", WORDS) == ()
    assert sounding("dibao", WORDS) == ("低保",)


def test_words_that_mean_the_same_are_put_for_each_other() -> None:
    groups = (("低保", "最低生活保障"), ("三公经费", "“三公”经费"))
    assert other_ways("白阳镇低保", groups) == ("白阳镇最低生活保障",)
    assert other_ways("最低生活保障", groups) == ("低保",)
    assert other_ways("修路", groups) == ()


def entry(organ: Organ, title: str, **other: Any) -> Entry:
    """Return a listed entry that the index has."""
    told = {"statutory_item": "20.11", "formed_on": NOW.date(), "published_at": NOW, "index_number": title[:40]} | other
    made = publicly(Entry(organ=organ, title=title, **told))
    with open_act(by=SYSTEM, at=NOW) as done:
        index.follow(done, RecordKind.ENTRY, [made.pk])
        done.no_entry("rows of a test")
    return made


def text(client: Client, **asked: str) -> str:
    """Return the page without its marks."""
    page = client.get("/search/", asked)
    assert page.status_code == 200
    return re.sub(r"</?mark>", "", page.content.decode())


def titles(client: Client, **asked: str) -> list[str]:
    return re.findall(r"<h2><a [^>]*>([^<]*)</a></h2>", text(client, **asked))


@pytest.mark.both_engines
def test_words_filters_and_other_words_for_the_same(client: Client, baiyang: Organ, wangwa: Organ) -> None:
    aid, old = "白阳镇最低生活保障金发放情况", "王洼镇临时救助资金发放情况"
    entry(baiyang, aid, summary="投诉电话 0954-7012783")
    entry(wangwa, old, published_at=NOW - timedelta(days=400))
    entry(baiyang, "白阳镇低保草稿", is_listed=False)
    assert titles(client, q="低保") == [aid]
    page = client.get("/search/", {"q": "低保"}).content.decode()
    assert "也找了：最低生活保障" in page
    assert "白阳镇<mark>最低生活保障</mark>金" in page
    assert titles(client, q="发放") == [aid, old]
    assert titles(client, q="发放", organ="baiyang") == titles(client, q="发放", year="2021") == [aid]
    assert titles(client, q="发放", sort="best", kind="entry", organ="nowhere", year="x", validity="?") == [aid, old]
    assert titles(client, q="7012783") == [aid]
    nothing = text(client, q="发放", organ="wangwa", year="2021")
    assert "没有找到" in nothing
    assert nothing.count("1 条") == 2, "either filter can go"
    assert '“<a href="/search/?q=%E4%BD%8E%E4%BF%9D">低保</a>”' in text(client, q="底保")
    assert titles(client, q="草稿") == []


def test_the_county_adds_words_that_mean_the_same(client: Client, baiyang: Organ, officer: Acting) -> None:
    entry(baiyang, "白阳镇黄牛见犊补母补贴")
    actions.add_word(kind="alike", word="养牛钱", right="见犊补母", by=officer, at=NOW)
    assert titles(client, q="养牛钱") == ["白阳镇黄牛见犊补母补贴"]


def test_suggestions_are_public_words_that_something_is_found_with(client: Client, baiyang: Organ) -> None:
    entry(baiyang, "白阳镇高标准农田建设公示")
    for typed in ("高标", "农田", "gaobiao"):
        assert client.get("/search/words/", {"q": typed}).json() == ["高标准农田"]
    assert client.get("/search/words/", {"q": "临时"}).json() == []


def test_a_committee_has_no_guide_to_find(baiyang: Organ) -> None:
    village = Organ.objects.create(code="baiyang-dong", name="东村村民委员会", short_name="东村", level="village", parent=baiyang)
    assert [one.key for one in guides([village.pk, baiyang.pk], NOW.date())] == [baiyang.pk]
    assert village.pk not in guide_keys_after(0, 100)


STRANGE = (
    "", " ", "，。！", '" * NEAR OR', "NOT", "title : a", "a AND (b", "%", "_", "\\", "'; DROP TABLE", "ｄｉｂａｏ", "農業補貼",
    "😀", "👨‍👩‍👧",
    "\x01\x7f", "低" * 300, "低 " * 300, "<script>alert(1)</script>", "\u202e反", "9" * 400, "𠮷野家", "{{ 1 }}",
)  # fmt: skip


@pytest.mark.both_engines
def test_whatever_is_typed_gets_a_sentence(client: Client, baiyang: Organ) -> None:
    entry(baiyang, "低保公示")
    for typed in STRANGE:
        page = text(client, q=typed, after=typed)
        assert "<script>alert" not in page
        assert any(said in page for said in ("写几个字就能找", "找到 <b>", "没有找到", "看不出要找什么"))
        assert client.get("/search/words/", {"q": typed}).status_code == 200
    for raw in ("%ED%A0%80", "%FF%FE", "%E4%BD", "a%0d%0ab", "+", "%25"):
        assert client.get(f"/search/?q={raw}").status_code == 200
    assert client.get("/search/?q=%00").status_code == 404
    assert "写得太长了" in text(client, q="低" * 300)
    assert "看不出要找什么" in text(client, q="，。！")
