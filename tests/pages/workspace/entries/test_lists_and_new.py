"""The lists of work in hand and of published entries; a new draft from a duty, from a line, or from nothing."""

from __future__ import annotations

from datetime import date

import pytest
from clerks_bench import draft, whole
from django.test import Client
from django.urls import reverse

from mingbai.accounts.values import Acting
from mingbai.catalogue import actions as catalogue_actions
from mingbai.catalogue.actions.standard import load_standard
from mingbai.catalogue.queries import lines as catalogue
from mingbai.channels import actions as channels
from mingbai.entries import actions, queries
from mingbai.entries.models import Entry
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.review import EntryAct
from support import NOW, TODAY, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("team")]


@pytest.fixture
def browser(clerk: Acting) -> Client:
    return sign_in(Client(), clerk)


@pytest.fixture
def aid_line(officer: Acting, baiyang: Organ) -> int:
    """The standard catalogue's line whose entry lists aid recipients."""
    load_standard(by=officer, at=NOW)
    rows = catalogue.lines_for(organs.organ("baiyang"), TODAY)
    return next(row.id for row in rows if row.line1 == "临时救助" and row.line2 == "审核审批信息")


@pytest.fixture
def yaohe(baiyang: Organ) -> Organ:
    return Organ.objects.create(code="baiyang-yaohe", name="姚河村民委员会", short_name="姚河村", level="village", parent=baiyang)


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def published(clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting) -> int:
    entry_id = whole(clerk)
    actions.submit(entry_id=entry_id, by=clerk, at=NOW)
    for who in (section_head, reviewer, leader):
        actions.decide(entry_id=entry_id, act=EntryAct.APPROVE, by=who, at=NOW)
    channels.publish(entry_id=entry_id, by=leader, at=NOW)
    return entry_id


def test_work_in_hand_is_listed_by_stage(browser: Client, clerk: Acting) -> None:
    draft(clerk)
    actions.submit(entry_id=whole(clerk, topic="民政"), by=clerk, at=NOW)
    shown = page(browser, reverse("work:entries"))
    assert "在办 2" in shown
    assert shown.index(">起草</h2>") < shown.index(">在审查</h2>")
    assert "等初审" in shown
    assert "退回修改</h2>" not in shown


@pytest.mark.both_engines
def test_an_empty_list_says_what_to_do(browser: Client, clerk: Acting) -> None:
    assert "没有在办的" in page(browser, reverse("work:entries"))
    assert "没有撤回过" in page(browser, f"{reverse('work:entries')}?list=withdrawn")


def test_published_entries_are_paged_by_key(
    browser: Client, clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [published(clerk, section_head, reviewer, leader) for _ in range(3)]
    monkeypatch.setitem(queries.by_standing.__kwdefaults__, "limit", 2)
    first = page(browser, f"{reverse('work:entries')}?list=published")
    assert [key for key in keys if reverse("work:entry", args=[key]) in first] == keys[1:]
    following = first.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    second = page(browser, following)
    assert [key for key in keys if reverse("work:entry", args=[key]) in second] == keys[:1]
    channels.withdraw(entry_id=keys[0], reason="附件弄错了。", by=leader, at=NOW)
    assert "附件弄错了" in page(browser, f"{reverse('work:entries')}?list=withdrawn")


def test_the_officer_reads_the_township_and_writes_nothing(officer: Acting, clerk: Acting) -> None:
    draft(clerk)
    browser = sign_in(Client(), officer)
    shown = page(browser, f"{reverse('work:entries')}?organ=baiyang")
    assert "公开：白阳镇" in shown
    assert "新建公开信息" not in shown
    assert sign_in(Client(), clerk).get(f"{reverse('work:entries')}?organ=pengyang").status_code == 404


def test_a_line_is_found_by_field_and_by_word(browser: Client, clerk: Acting, aid_line: int) -> None:
    address = reverse("work:entry-new")
    assert "选一个领域" in page(browser, address)
    by_word = page(browser, f"{address}?q=临时救助 名单")
    assert f"?line={aid_line}" in by_word
    assert "支出型临时救助对象名单" in by_word
    assert f"?line={aid_line}" in page(browser, f"{address}?field=社会救助")
    assert "没有找到" in page(browser, f"{address}?q=宇宙飞船")


def test_a_duty_fills_in_what_is_known_and_one_press_begins(browser: Client, clerk: Acting, aid_line: int, yaohe: Organ) -> None:
    told = {"organ_code": "baiyang", "line_id": aid_line, "by": clerk, "at": NOW}
    formed_on = date(2021, 1, 5)  # Tuesday
    duty = catalogue_actions.report_event(kind="formed", happened_on=formed_on, title="第四季度临时救助名单", **told)
    address = f"{reverse('work:entry-new')}?duty={duty}"
    shown = page(browser, address)
    assert 'value="第四季度临时救助名单"' in shown
    assert 'value="2021-01-05"' in shown
    assert "只在本村、本社区。救助对象的名单在其所在的村、社区范围内公布" in shown
    assert "要写的 3 样" in shown

    form = {"duty": str(duty), "title": "第四季度临时救助名单", "formed_on": "2021-01-05"}
    refused = browser.post(reverse("work:entry-new"), form)
    assert (refused.status_code, Entry.objects.count()) == (422, 0)
    assert "选是哪个村、社区的" in refused.content.decode()

    answer = browser.post(reverse("work:entry-new"), {**form, "village": "baiyang-yaohe"})
    assert answer.status_code == 302
    entry = queries.work_entry(clerk, Entry.objects.get().pk, TODAY)
    assert (entry.duty_id, entry.content.line_id, entry.content.field) == (duty, aid_line, "社会救助")
    assert (entry.content.range, entry.content.village, entry.content.formed_on) == ("village", "baiyang-yaohe", formed_on)
    assert [one.name for one in entry.content.elements] == ["支出型临时救助对象名单", "救助金额", "救助事由"]
    # Choosing the same duty again opens the draft already begun.
    assert browser.get(address)["Location"] == reverse("work:entry", args=[entry.id])
    assert browser.post(reverse("work:entry-new"), form)["Location"] == reverse("work:entry", args=[entry.id])
    assert Entry.objects.count() == 1


def test_a_step_of_a_chain_brings_its_elements(browser: Client, clerk: Acting) -> None:
    told = {"organ_code": "baiyang", "by": clerk, "at": NOW}
    chain = catalogue_actions.open_chain(template="subsidy", title="耕地地力保护补贴", opened_on=TODAY, **told)
    shown = page(browser, f"{reverse('work:entry-new')}?chain={chain}&step=result")
    assert "耕地地力保护补贴" in shown
    form = {"chain": str(chain), "step": "result", "title": "补贴结果", "formed_on": "2021-01-19"}
    assert browser.post(reverse("work:entry-new"), form).status_code == 302
    entry = Entry.objects.filter(chain_id=chain).first()
    assert entry is not None
    assert entry.chain_step == "result"
    assert queries.work_entry(clerk, entry.pk, TODAY).content.elements


def test_without_the_catalogue_the_item_of_the_regulations_is_chosen_later(browser: Client, clerk: Acting) -> None:
    answer = browser.post(reverse("work:entry-new"), {"free": "1", "title": "镇区停水通知"})
    assert answer.status_code == 302
    assert "条例的条和项" in page(browser, answer["Location"])


@pytest.mark.parametrize("query", ["duty=999", "line=999", "chain=999&step=result"])
def test_what_does_not_exist_is_not_found(browser: Client, clerk: Acting, query: str) -> None:
    assert browser.get(f"{reverse('work:entry-new')}?{query}").status_code == 404


def test_anothers_duty_is_not_found(clerk: Acting, stranger: Acting, aid_line: int) -> None:
    told = {"organ_code": "baiyang", "line_id": aid_line, "by": clerk, "at": NOW}
    duty = catalogue_actions.report_event(kind="formed", happened_on=TODAY, title="第四季度临时救助名单", **told)
    assert sign_in(Client(), stranger).get(f"{reverse('work:entry-new')}?duty={duty}").status_code == 404


def test_a_title_is_asked_for(browser: Client, clerk: Acting) -> None:
    answer = browser.post(reverse("work:entry-new"), {"free": "1", "title": " "})
    assert (answer.status_code, Entry.objects.count()) == (422, 0)
    assert 'href="#id_title"' in answer.content.decode()
