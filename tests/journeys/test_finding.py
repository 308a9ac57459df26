"""A villager at a telephone finds what was paid in one search, with a slip of the pinyin too, and without scripts."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from journeys.conftest import Site
from journeys.visitor import PHONE, Visitor


def test_a_villager_finds_what_was_paid_in_one_search(browser: Browser, site_of_all: Site) -> None:
    with Visitor.opened(browser, site_of_all.url, PHONE, scripts=False) as villager:
        villager.go("/")
        box = villager.page.locator("form[role=search] input[name=q]")
        box.fill("临时就助 2020 资金")
        box.press("Enter")
        meant = villager.page.get_by_role("link", name="临时救助 2020 资金", exact=True)
        villager.click(meant)
        found = villager.page.locator(".results a")
        assert "临时救助" in found.first.inner_text()
        villager.click(villager.page.get_by_role("link", name="筛选", exact=True))
        villager.page.get_by_label("公开年份").select_option("2020")
        assert villager.sideways() == 0
        villager.click(villager.page.get_by_role("button", name="按条件查看"))
        expect(villager.page.locator(".chosen a")).to_contain_text("2020年")
        villager.click(found)
        assert "临时救助" in villager.heading()
        assert villager.clicks == 4


def test_a_villager_gets_from_the_front_door_to_the_money_and_whom_to_complain_to(browser: Browser, site_of_all: Site) -> None:
    with Visitor.opened(browser, site_of_all.url, PHONE, scripts=False) as villager:
        villager.go("/")
        villager.click(villager.page.locator("main a", has_text="临时救助").first)
        villager.click(villager.page.locator(".results a").first)
        text = villager.page.locator("main").inner_text()
        assert "227,200" in text
        assert "0954-7012783" in text
        assert villager.clicks <= 3
        assert villager.sideways() == 0


def test_the_box_suggests_words_that_something_is_found_with(browser: Browser, site_of_all: Site) -> None:
    with Visitor.opened(browser, site_of_all.url, PHONE) as villager:
        villager.go("/search/?q=临时救助&organ=baiyang")
        villager.page.locator("#q").fill("临时救")
        expect(villager.page.locator("#q-words option").first).to_have_attribute("value", "临时救助")
        assert villager.flaws() == villager.faults == []
