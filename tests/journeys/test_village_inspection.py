"""A village inspected on a phone with the network cut in the middle; notice, answer, re-check, and the mark of the year."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from playwright.sync_api import Browser, expect

from journeys.conftest import Site
from journeys.visitor import PHONE, Visitor
from prepared import FILE

ON = "2026-12-01"
# The worker keeps the sheet once it has begun, and its script last.
KEPT = """caches.open("mingbai-inspections").then(kept => kept.keys()).then(
    keys => keys.some(one => one.url.includes("/inspection.")))"""


def test_an_inspection_without_network_reaches_the_mark_of_the_year(browser: Browser, site: Site) -> None:
    with closing(sqlite3.connect(site.data / FILE)) as kept:
        kept.execute("UPDATE core_site SET demo_today = ?", [ON])
        kept.commit()
    with Visitor.opened(browser, site.url, PHONE) as clerk:
        clerk.sign_in("baiyang")
        assert "本季度还有3个村没有督查" in clerk.page.locator("ol.tasks").inner_text()
        clerk.go("/work/village-inspections/baiyang/2026/4/")
        clerk.click(clerk.page.locator("ul.dated").get_by_role("link", name="石沟村"))
        _marked_without_network(clerk)
        _put_right(clerk)
        clerk.go("/work/assessments/")
        _press(clerk, "开始考核")
        clerk.click(clerk.page.get_by_role("link", name="石沟村"))
        said = clerk.page.locator("main").inner_text()
        # Ten points in July, nine and a half now: 68.3 of 70.
        assert "68.3 / 70分。2次督查" in said
        assert clerk.page.locator("a[href^='/work/village-inspections/visits/']").count() == 2
        assert [clerk.accessibility(), clerk.sideways()] == [[], 0]
        assert [one for one in clerk.faults if "ERR_INTERNET_DISCONNECTED" not in one] == []


def _marked_without_network(clerk: Visitor) -> None:
    """Mark every point, half of them without network; the page opens again meanwhile, and nothing is lost."""
    page, keys = clerk.page, [one.get_attribute("data-point") for one in clerk.page.locator("[data-point]").all()]
    while not page.evaluate(KEPT):
        page.wait_for_timeout(50)
    for number, key in enumerate(keys):
        if number == 5:
            expect(page.locator("#sent")).to_have_text("都送到了")
            page.context.set_offline(True)
        page.check(f"input[name=mark-{key}][value={'partly' if key == 'finance' else 'yes'}]")
    page.fill("#note-finance", "缺11月的支出")
    expect(page.locator("#sent")).to_contain_text("没有网络")
    page.reload()
    expect(page.locator("#sent")).to_contain_text("没有网络")
    assert page.input_value("#note-finance") == "缺11月的支出"
    assert [clerk.accessibility(), clerk.sideways()] == [[], 0]
    page.context.set_offline(False)
    expect(page.locator("#sent")).to_have_text("都送到了")
    _press(clerk, "督查完")


def _put_right(clerk: Visitor) -> None:
    page = clerk.page
    assert "缺11月的支出" in page.input_value("textarea[name=text]")
    assert [clerk.accessibility(), clerk.sideways()] == [[], 0]
    _press(clerk, "发整改通知")
    page.fill("textarea[name=text]", "11月的支出补上了，村务监督委员会看过。")
    _press(clerk, "答复")
    page.locator("form[aria-label='复查改好了'] textarea").fill("12月1日到栏前看过，补上了。")
    _press(clerk, "改好了")
    assert "已整改，复查过" in page.locator("main").inner_text()


def _press(clerk: Visitor, name: str) -> None:
    clerk.click(clerk.page.get_by_role("button", name=name, exact=True))
