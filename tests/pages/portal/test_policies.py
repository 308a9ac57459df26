"""The policy library: what belongs in it, its filters, and the validity that the register says."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingbai.core import clock
from mingbai.documents.models import NormativeDocument
from mingbai.entries.models import Entry
from mingbai.organs.models import Organ
from support import NOW, publicly

pytestmark = pytest.mark.django_db
MADE = date(2020, 3, 1)


def policy(organ: Organ, title: str, number: str = "", **other: Any) -> Entry:
    """Return a listed entry with what the library looks at."""
    told = {"statutory_item": "20.11", "formed_on": MADE, "published_at": NOW, "index_number": title} | other
    return publicly(Entry(organ=organ, title=title, document_number=number, **told))


def listed(client: Client, **asked: str) -> list[str]:
    """Return the titles on the page."""
    page = client.get("/policies/", asked)
    assert page.status_code == 200
    return re.findall(r"<h2><a [^>]*>([^<]+)</a></h2>", page.content.decode())


@pytest.mark.both_engines
def test_the_library_holds_documents_and_nothing_else(client: Client, baiyang: Organ, wangwa: Organ) -> None:
    number = "白政发〔2020〕5号"
    text = policy(baiyang, "低保办法", number, field="社会救助")
    policy(wangwa, "无号规范", statutory_item="20.1", formed_on=MADE + timedelta(1))
    policy(baiyang, "低保办法解读", statutory_item="20.1", interprets=text)
    policy(baiyang, "处罚决定书", "白罚决〔2020〕1号", statutory_item="20.6")
    policy(baiyang, "征求意见稿", statutory_item="20.1", comment_until=MADE)
    policy(baiyang, "只在村里公布", "白政发〔2020〕6号", is_listed=False)
    policy(baiyang, "没有文号的动态")
    assert listed(client) == ["无号规范", "低保办法"]
    assert "解读：低保办法解读" in client.get("/policies/").content.decode()
    assert listed(client, number="白政发[2020]") == ["低保办法"]
    assert listed(client, organ="wangwa") == ["无号规范"]
    assert listed(client, organ="pengyang") == listed(client, organ="nowhere") == listed(client)
    assert listed(client, year="2019") == []
    assert listed(client, year="2020", subject="社会救助") == listed(client), "a subject that the catalogue lacks is none"


@pytest.mark.both_engines
def test_validity_is_what_the_register_says_also_of_what_was_registered_by_hand(client: Client, baiyang: Organ) -> None:
    today = clock.today()
    numbers = {one: f"白政发〔2020〕{n}号" for n, one in enumerate(("废止", "失效", "修改", "未施行", "有效"), 1)}
    for one, number in numbers.items():
        policy(baiyang, one, number)
    policy(baiyang, "过期", "白政发〔2020〕9号", valid_until=today - timedelta(1))
    policy(baiyang, "未登记", "白政发〔2020〕10号")
    days: dict[str, dict[str, Any]] = {
        "废止": {"repealed_on": today},
        "失效": {"valid_until": today - timedelta(1)},
        "未施行": {"in_force_on": today + timedelta(1)},
        "修改": {},
        "有效": {},
    }
    for one, known in days.items():
        row = NormativeDocument.objects.create(
            organ=baiyang, kind="normative", title=one, document_number=numbers[one], made_on=MADE, **known
        )
        if one == "修改":
            row.amendments.create(amended_on=today, by_document="白政发〔2021〕1号", what="标准", noted_by="", noted_at=NOW)
    assert set(listed(client, validity="in_force")) == {"修改", "有效", "未登记"}
    assert listed(client, validity="amended") == ["修改"]
    assert listed(client, validity="repealed") == ["废止"]
    assert set(listed(client, validity="expired")) == {"失效", "过期"}
    assert listed(client, validity="not_yet") == ["未施行"]
    page = client.get("/policies/").content.decode()
    assert page.count("已废止</span>") == page.count("已修改，现行有效</span>") == 1


@pytest.mark.both_engines
def test_pages_follow_each_other_without_gaps_at_a_fixed_number_of_queries(client: Client, baiyang: Organ) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/policies/").status_code == 200
        return len(asked)

    policy(baiyang, "0", "白政发〔2020〕100号")
    cost()
    few = cost()
    for n in range(1, 45):
        policy(baiyang, str(n), f"白政发〔2020〕{n}号", formed_on=MADE + timedelta(n // 10), published_at=NOW)
    assert cost() == few <= 9, "what is kept from page to page is at hand by then"
    seen, after = [], ""
    while True:
        seen += listed(client, after=after)
        more = re.search(r'rel="next" href="[^"]*after=([^"&]+)', client.get("/policies/", {"after": after}).content.decode())
        if not more:
            break
        after = more[1]
    assert len(seen) == len(set(seen)) == 45
