"""Chain pages: choosing one, what is missing, a step that took place or does not apply, the county's coverage."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
from django.test import Client

from mingbai.accounts.values import Acting
from mingbai.catalogue import actions
from mingbai.catalogue.models import Chain, Duty
from mingbai.entries.models import Entry, Version
from mingbai.entries.queries.of_chains import chain_entries
from pages.workspace.pressing import text
from support import CHINA, NOW, publicly, sign_in

pytestmark = pytest.mark.django_db
OPENED = date(2021, 1, 4)


@pytest.fixture
def chain(clerk: Acting) -> int:
    return actions.open_chain(
        organ_code="baiyang", template="subsidy", title="2021年耕地地力保护补贴", opened_on=OPENED, by=clerk, at=NOW
    )


def published(chain_id: int, step: str, *elements: tuple[str, str], standing: str = "published", number: int = 1) -> Entry:
    """Return an entry of a step as publication stores it, with its elements and their texts."""
    entry = publicly(
        Entry(
            organ_id=Chain.objects.get(pk=chain_id).organ_id,
            title=f"{step}的公开",
            chain_id=chain_id,
            chain_step=step,
            index_number=f"BY/2021-{number:05}",
            formed_on=OPENED,
            published_at=datetime(2021, 1, 8, 23, 30, tzinfo=CHINA),
            standing=standing,
            is_listed=standing == "published",
            withdrawn_at=NOW if standing == "withdrawn" else None,
            withdrawal_reason="内容有错" if standing == "withdrawn" else "",
        )
    )
    content = {"elements": [{"name": name, "text": said, "is_in_text": False} for name, said in elements]}
    old = {"elements": [{"name": "旧的要素", "text": "", "is_in_text": False}]}
    for version, kept in ((1, old), (2, content)):
        Version.objects.create(
            entry=entry, number=version, content=kept, note="改了" if version > 1 else "", published_at=NOW, published_by="测试"
        )
    return entry


def test_the_last_version_says_what_a_step_lacks(chain: int) -> None:
    whole = published(chain, "complaints", ("举报电话", "0954-0000000"), ("地址", "镇政府"))
    published(chain, "guide", ("申请程序", "先村后镇"), ("申请材料", "  "), number=2)
    published(chain, "result", standing="withdrawn", number=3)
    found = chain_entries([chain])[chain]
    assert set(found) == {"complaints", "guide"}, "withdrawn entries are not public"
    assert found["complaints"][0].missing == ()
    assert found["guide"][0].missing == ("申请材料",)
    assert found["complaints"][0].published_on == date(2021, 1, 8), "the day in China"
    Entry.objects.filter(pk=whole.pk).update(is_listed=False)
    assert set(chain_entries([chain], is_listed=True)[chain]) == {"guide"}
    assert chain_entries([]) == {}


def test_the_page_shows_five_stages_and_what_is_missing(client: Client, chain: int, clerk: Acting) -> None:
    published(chain, "funds", ("资金金额", "12万元"))
    page = text(client, clerk, f"/work/chains/{chain}/")
    stages = re.search(r'<ol class="chain">.*?</ol>', page, re.DOTALL)
    assert stages
    assert re.findall(r"<h3>(\w+)<", stages[0]) == ["决策", "执行", "管理", "服务", "结果"]
    assert "funds的公开" in stages[0]
    assert "由县级财政部门公开" in stages[0]
    assert "监督渠道：尚未公开，应于2021年1月4日前公开" in stages[0]
    # Late steps first: the complaint channel was due on the first day.
    tasks = page.split('class="tasks"')[1]
    assert tasks.index("监督渠道") < tasks.index("申请指南")
    guide = Duty.objects.get(chain_id=chain, step="guide")
    assert f"/work/entries/new/?chain={chain}&amp;step=guide&amp;duty={guide.pk}" in page
    assert f"/work/entries/new/?chain={chain}&amp;step=result" in page


def test_a_chain_is_opened_from_its_kind(client: Client, clerk: Acting) -> None:
    choose = text(client, clerk, "/work/chains/new/")
    assert choose.count("选这一种") == 7
    form = text(client, clerk, "/work/chains/new/?template=land")
    assert "征收土地预公告" in form
    given = {"title": "周沟村道路征地", "opened_on": "2021-01-04", "project_code": "2101-640425"}
    answer = client.post("/work/chains/new/?template=land", given)
    made = Chain.objects.get()
    assert answer["Location"] == f"/work/chains/{made.pk}/"
    assert (made.template, made.project_code) == ("land", "2101-640425")
    wrong = client.post("/work/chains/new/?template=land", {**given, "title": "另一条路的征地"})
    assert wrong.status_code == 422
    assert "已经用在“周沟村道路征地”里" in wrong.content.decode()
    text(client, clerk, "/work/chains/new/?template=nothing", 404)


def test_a_step_that_happened_gets_its_day(client: Client, chain: int, clerk: Acting) -> None:
    address = f"/work/chains/{chain}/steps/result/event/"
    assert "补贴发放之日起20个工作日内" in text(client, clerk, address)
    assert client.post(address, {"happened_on": "2021-02-01", "title": "补贴发放结果"}).status_code == 422
    answer = client.post(address, {"happened_on": "2021-01-18", "title": "补贴发放结果"})
    assert answer["Location"] == f"/work/chains/{chain}/"
    # Twenty working days after Monday 18 January 2021: Sunday 7 February is worked, 11 to 17 February are off.
    assert Duty.objects.get(chain_id=chain, step="result").judge_by == date(2021, 2, 19)
    assert "最迟2021年2月19日" in client.get(answer["Location"]).content.decode()


def test_a_step_left_out_and_taken_up(client: Client, chain: int, clerk: Acting) -> None:
    address = f"/work/chains/{chain}/steps/funds/exempt/"
    sign_in(client, clerk)
    assert client.post(address, {"reason": ""}).status_code == 422
    client.post(address, {"reason": "资金由县财政直接发到一卡通"})
    page = text(client, clerk, f"/work/chains/{chain}/")
    assert "资金分配：不适用，资金由县财政直接发到一卡通" in page
    client.post(f"/work/chains/{chain}/steps/funds/restore/")
    assert "不适用，资金由县财政" not in text(client, clerk, f"/work/chains/{chain}/")
    text(client, clerk, f"/work/chains/{chain}/steps/nothing/exempt/", 404)


def test_a_chain_ends_on_its_day(client: Client, chain: int, clerk: Acting) -> None:
    sign_in(client, clerk)
    assert client.post(f"/work/chains/{chain}/close/", {"closed_on": "2020-12-31"}).status_code == 422
    client.post(f"/work/chains/{chain}/close/", {"closed_on": "2021-01-19"})
    page = text(client, clerk, f"/work/chains/{chain}/")
    assert "2021年1月19日结束" in page
    assert "已经结束" not in page


def test_readers_have_no_buttons_and_strangers_no_page(
    client: Client, chain: int, leader: Acting, officer: Acting, stranger: Acting
) -> None:
    for who in (leader, officer):
        page = text(client, who, f"/work/chains/{chain}/")
        assert "去起草" not in page
        assert "不适用：" not in page
    text(client, stranger, f"/work/chains/{chain}/", 404)
    text(client, stranger, "/work/chains/?organ=baiyang", 404)


def test_the_list_and_the_county(client: Client, chain: int, clerk: Acting, officer: Acting) -> None:
    listed = text(client, clerk, "/work/chains/")
    assert "缺 5 步" in listed
    assert "其中 1 步逾期" in listed
    county = text(client, officer, "/work/chains/coverage/")
    assert "共 1 件事" in county
    assert "有逾期" in county
    text(client, clerk, "/work/chains/coverage/", 404)


def test_the_list_is_paged_by_key(client: Client, clerk: Acting) -> None:
    for number in range(53):
        actions.open_chain(
            organ_code="baiyang", template="tender", title=f"第{number:02}号工程", opened_on=OPENED, by=clerk, at=NOW
        )
    first = text(client, clerk, "/work/chains/")
    link = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = text(client, clerk, f"/work/chains/{link}")
    assert [sum(f"第{n:02}号工程</h3>" in page for page in (first, second)) for n in range(53)] == [1] * 53


def test_notices_out_of_order_are_on_the_page(client: Client, clerk: Acting) -> None:
    key = actions.open_chain(organ_code="baiyang", template="land", title="周沟村道路征地", opened_on=OPENED, by=clerk, at=NOW)
    published(key, "compensation-notice")
    page = text(client, clerk, f"/work/chains/{key}/")
    assert "还没有征收土地预公告" in page
    assert "土地管理法实施条例第26条" in page
