"""Public pages: what they show, where they lead, and that they need no session and few queries."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingbai.channels.models import Channel, Delivery
from mingbai.entries.models import Entry
from mingbai.organs.models import Organ
from support import CHINA, count_anew, publicly

pytestmark = pytest.mark.django_db
START = datetime(2020, 3, 2, 9, 0, tzinfo=CHINA)


def published(organ: Organ, number: int, item: str = "20.9") -> Entry:
    at = START + timedelta(hours=number)
    entry = publicly(
        Entry(
            organ=organ,
            statutory_item=item,
            title=f"采购情况（{organ.code}{item}第{number}号）",
            index_number=f"{organ.code}-{item}-{number}",
            formed_on=at.date(),
            published_at=at,
        )
    )
    count_anew(organ.pk)
    return entry


def delivered(entry: Entry, channel: Channel) -> None:
    Delivery.objects.create(
        entry=entry,
        channel=channel,
        organ=entry.organ,
        state="delivered",
        delivered_at=entry.published_at,
        delivered_on=entry.published_at.date() if entry.published_at else None,
    )


def text(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def titles(page: str) -> list[int]:
    return [int(n) for n in re.findall(r"第(\d+)号", page)]


def test_pages_of_an_empty_county_say_that_they_are_blank(client: Client, baiyang: Organ) -> None:
    for address in ("/", "/organs/", "/reports/", "/baiyang/rules/", "/baiyang/reports/", "/baiyang/guide/", "/accessibility/"):
        page = text(client, address)
        assert "<h1" in page
        assert page.count("<h1") == 1
    for address in ("/reports/?year=2019", "/baiyang/reports/"):
        assert "逾期没有公布" in text(client, address)
    assert client.get("/reports/", {"organ": "baiyang"})["Location"] == "/baiyang/reports/"
    assert "空白" in text(client, "/baiyang/rules/")


def test_pages_answer_before_anything_is_set_up(client: Client) -> None:
    assert "还没有登记单位" in text(client, "/")
    assert "还没有登记单位" in text(client, "/organs/")


def test_a_page_sets_no_cookie_and_reads_no_session(client: Client, baiyang: Organ) -> None:
    for address in ("/", "/organs/", "/baiyang/", "/baiyang/guide/", "/baiyang/records/?year=2020"):
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
        assert response.cookies == {}
        assert "Cookie" not in response.headers.get("Vary", "")
        assert not [q for q in asked.captured_queries if "session" in q["sql"]]


def test_a_township_lists_the_items_of_the_regulation_and_shows_blanks(client: Client, baiyang: Organ) -> None:
    published(baiyang, 1)
    page = text(client, "/baiyang/content/")
    rows = re.findall(r"<tr><th scope=\"row\".*?</tr>", page, re.S)
    assert len(rows) == 15 + 8
    assert len([row for row in rows if "空白" in row]) == 22
    assert "/baiyang/records/?item=20.9" in page
    assert "宅基地使用情况审核" in page


def test_a_county_has_the_seven_fields_of_its_own(client: Client, county: Organ) -> None:
    page = text(client, "/pengyang/content/")
    assert page.count('<tr><th scope="row"') == 15 + 7
    assert "市政建设" in page
    assert "筹资筹劳" not in page


def test_the_guide_shows_missing_contacts_as_blank(client: Client, baiyang: Organ) -> None:
    Organ.objects.filter(pk=baiyang.pk).update(telephone="0954-7012783", fax="")
    page = text(client, "/baiyang/guide/")
    assert 'href="tel:09547012783"' in page
    assert re.search(r"传真号码</dt><dd><span class=\"tag none\">空白", page)
    for part in ("工作机构名称", "办公地址", "办公时间", "联系电话", "互联网联系方式", "信息分类", "编排体系", "获取方式"):
        assert part in page


def test_the_guide_says_how_to_apply_how_it_is_answered_and_what_one_can_do(client: Client, baiyang: Organ) -> None:
    page = text(client, "/baiyang/guide/")
    for part in (
        "身份证明",
        "便于行政机关查询的其他特征性描述",
        "获取信息的方式、途径",
        "口头提出",
        "20个工作日内答复",
        "不收取费用",
    ):
        assert part in page
    assert "向彭阳县人民政府申请行政复议" in page
    assert "向彭阳县人民政府或者政务公开办公室投诉、举报" in page
    assert "用途" in page
    assert "上一级人民政府" in text(client, "/pengyang/guide/")


def test_records_of_an_item_run_through_pages_without_a_gap(client: Client, baiyang: Organ) -> None:
    for number in range(120):
        published(baiyang, number)
    address: str | None = "/baiyang/records/?item=20.9"
    seen: list[int] = []
    while address:
        page = text(client, address)
        assert "共 120 条" in page
        seen += titles(page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = following[1].replace("&amp;", "&") if following else None
    assert seen == list(range(119, -1, -1))


def test_a_later_page_stays_the_same_when_something_new_is_published(client: Client, baiyang: Organ) -> None:
    for number in range(60):
        published(baiyang, number)
    first = text(client, "/baiyang/records/?item=20.9")
    found = re.search(r'rel="next" href="([^"]+)"', first)
    assert found
    second = found[1].replace("&amp;", "&")
    before = titles(text(client, second))
    published(baiyang, 99)
    assert titles(text(client, second)) == before


def test_records_by_channel_add_up_to_the_count_shown(client: Client, baiyang: Organ, wangwa: Organ) -> None:
    weibo = Channel.objects.create(key="weibo", label="微博", order=2)
    website = Channel.objects.create(key="website", label="政府网站", order=1)
    for number in range(70):
        delivered(published(baiyang, number), weibo)
    delivered(published(baiyang, 100), website)
    delivered(published(wangwa, 1), weibo)
    first = text(client, "/baiyang/records/?year=2020&channel=weibo")
    assert "共 70 条" in first
    found = re.search(r'rel="next" href="([^"]+)"', first)
    assert found
    second = text(client, found[1].replace("&amp;", "&"))
    assert titles(first) + titles(second) == list(range(70))
    assert "共 71 条" in text(client, "/baiyang/records/?year=2020")
    assert "共 0 条" in text(client, "/baiyang/records/?year=2019")


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere/",
        "/baiyang/reports/2020/",
        "/baiyang/reports/2020/report.docx",
        "/baiyang/records/?item=99",
        "/baiyang/records/?year=twenty",
        "/baiyang/records/?year=2020&channel=radio",
    ],
)
def test_what_does_not_exist_answers_404_in_plain_words(client: Client, baiyang: Organ, address: str) -> None:
    assert "没有这个页面" in text(client, address, 404)


def test_an_unpublished_entry_is_nowhere(client: Client, baiyang: Organ) -> None:
    entry = published(baiyang, 7)
    Entry.objects.filter(pk=entry.pk).update(
        standing="unpublished", stage="draft", published_at=None, index_number=None, is_listed=False
    )
    count_anew(baiyang.pk)
    for address in ("/", "/baiyang/", "/baiyang/records/?item=20.9"):
        assert entry.title not in text(client, address)


@pytest.mark.parametrize("address", ["/", "/organs/", "/baiyang/", "/baiyang/records/?item=20.9", "/baiyang/records/?year=2020"])
def test_the_number_of_queries_does_not_grow_with_the_data(client: Client, baiyang: Organ, address: str) -> None:
    weibo = Channel.objects.create(key="weibo", label="微博")
    for number in range(3):
        delivered(published(baiyang, number), weibo)
    text(client, address)
    with CaptureQueriesContext(connection) as few:
        text(client, address)
    for number in range(3, 80):
        delivered(published(baiyang, number), weibo)
    for number in range(12):
        Organ.objects.create(
            code=f"t{number}", name=f"第{number}乡", short_name=f"{number}乡", level="township", parent=baiyang.parent
        )
    text(client, address)
    with CaptureQueriesContext(connection) as many:
        text(client, address)
    assert len(many) == len(few) <= 13


@pytest.mark.parametrize("mode", ["elder", "contrast"])
def test_a_mode_is_kept_by_a_cookie_and_marked_on_the_page(client: Client, baiyang: Organ, mode: str) -> None:
    response = client.get(f"/mode/{mode}/?to=/baiyang/%3Fa%3D1")
    assert response.headers["Location"] == "/baiyang/?a=1"
    assert f'data-mode="{mode}"' in text(client, "/baiyang/")
    client.get("/mode/plain/")
    assert "data-mode" not in text(client, "/baiyang/")


@pytest.mark.parametrize("to", ["https://example.org/", "//example.org", "javascript:alert(1)", "/\\example.org"])
def test_a_mode_switch_never_leaves_the_site(client: Client, to: str) -> None:
    assert client.get("/mode/elder/", {"to": to}).headers["Location"] == "/"


def test_an_unknown_mode_is_no_page(client: Client) -> None:
    assert client.get("/mode/loud/").status_code == 404


def test_public_pages_take_no_posts(client: Client, baiyang: Organ) -> None:
    assert client.post("/baiyang/").status_code == 405


def test_items_belong_to_the_time_of_the_regulation() -> None:
    from mingbai.statute.disclosure.items import statutory_items

    with pytest.raises(LookupError):
        statutory_items("township", date(2019, 5, 14))
    codes = [item.code for item in statutory_items("township", date(2019, 5, 15))]
    assert len(set(codes)) == len(codes) == 23
    assert statutory_items("village", date(2020, 1, 1)) == ()
