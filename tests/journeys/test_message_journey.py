"""A villager at a telephone writes to the township, the clerk answers, the head compares both, the villager reads it."""

from __future__ import annotations

from playwright.sync_api import Browser, Locator

from journeys.conftest import Site
from journeys.visitor import Visitor

PHONE = 375
TEXT = "喆堃祎家门前的路灯坏了半年，什么时候修？"
ANSWER = "路灯3月20日以前修好，有问题打0954-7012783。"


def test_a_villager_writes_and_reads_the_answer_without_javascript(browser: Browser, site: Site) -> None:
    with Visitor.opened(browser, site.url, PHONE, scripts=False) as villager:
        villager.go("/baiyang/messages/")
        villager.click(villager.page.get_by_role("link", name="咨询建言"))
        villager.page.locator("[name=text]").fill(TEXT)
        villager.page.locator("[name=contact]").fill("13900000001")
        assert villager.sideways() == 0
        villager.click(button(villager, "寄出"))
        number, code = villager.page.locator("main dd").all_inner_texts()
        with Visitor.opened(browser, site.url, PHONE) as clerk:
            clerk.sign_in("baiyang")
            clerk.go("/work/messages/")
            clerk.click(clerk.page.get_by_role("link", name=number))
            address = clerk.page.url.removeprefix(site.url)
            assert TEXT in clerk.page.locator("main").inner_text()
            assert "13900000001" not in clerk.page.content()
            clerk.click(clerk.page.get_by_role("link", name="受理", exact=True))
            clerk.page.locator("[name=title]").fill("路灯什么时候修")
            clerk.click(button(clerk, "受理"))
            clerk.click(clerk.page.get_by_role("link", name="写答复"))
            clerk.page.locator("[name=text]").fill(ANSWER)
            assert clerk.flaws() == []
            clerk.click(button(clerk, "送核对"))
        with Visitor.opened(browser, site.url, PHONE) as head:
            head.sign_in("baiyang-head")
            head.go(f"{address}confirm/")
            said = head.page.locator("main").inner_text()
            assert TEXT in said
            assert ANSWER in said
            head.page.locator("[name=fits][value=yes]").check()
            head.click(button(head, "核对通过，发出答复"))
        villager.click(villager.page.get_by_role("link", name="查办到哪一步"))
        villager.page.locator("[name=number]").fill(number)
        villager.page.locator("[name=code]").fill(code)
        villager.click(button(villager, "查"))
        assert villager.heading() == "已经答复"
        assert ANSWER in villager.page.locator("main").inner_text()
        assert villager.sideways() == 0
        assert villager.faults == []


def button(who: Visitor, name: str) -> Locator:
    return who.page.get_by_role("button", name=name, exact=True)
