"""A record changes after publication: the published report stays, the workbench shows the difference."""

from __future__ import annotations

from playwright.sync_api import Browser

from journeys.conftest import Site
from journeys.visitor import DESK, PHONE, Visitor

REPORT = "/work/reports/baiyang/2020/"
PUBLIC = "/baiyang/reports/2020/"


def explain_everything(visitor: Visitor) -> None:
    while visitor.page.locator(".findings [data-explain]").count():
        finding = visitor.page.locator(".findings > li", has=visitor.page.locator("[data-explain]")).first
        visitor.click(finding.locator("summary"))
        finding.locator("textarea").fill("已逐项核对记录，数字没有错。")
        visitor.click(finding.locator("form button"))


def publish(browser: Browser, url: str) -> None:
    """Submit, accept and publish through the pages, as clerk, county officer and, with a phone, leader."""
    steps = (("baiyang", "报送", "已报送"), ("county", "接收", "已接收"), ("baiyang-leader", "公布", "已公布"))
    for username, button, answer in steps:
        with Visitor.opened(browser, url, PHONE if username == "baiyang-leader" else DESK) as somebody:
            somebody.sign_in(username)
            somebody.go(REPORT)
            if username == "baiyang":
                explain_everything(somebody)
            somebody.click(somebody.page.get_by_role("button", name=button, exact=True))
            assert somebody.page.get_by_role("status").inner_text().startswith(answer)


def test_the_published_report_stays_and_the_difference_is_shown(browser: Browser, site: Site) -> None:
    publish(browser, site.url)
    with Visitor.opened(browser, site.url, DESK) as clerk:
        assert clerk.go(PUBLIC) == 200
        assert "54,369" in clerk.page.locator("main").inner_text()

        clerk.sign_in("baiyang")
        clerk.go(f"{REPORT}cells/2.procurement.amount_yuan/")
        clerk.click(clerk.page.get_by_role("link", name="补登一项"))
        clerk.page.locator("input[name=title]").fill("白阳镇会议室桌椅采购项目")
        clerk.page.locator("input[name=concluded_on]").fill("2020-12-03")
        clerk.page.locator("input[name=amount_yuan]").fill("1,000")
        clerk.click(clerk.page.get_by_role("button", name="登记"))

        clerk.go(REPORT)
        shown = clerk.page.locator("#differences").inner_text()
        assert "54,369" in shown
        assert "55,369" in shown
        clerk.go(PUBLIC)
        assert "54,369" in clerk.page.locator("main").inner_text()
        assert "55,369" not in clerk.page.locator("main").inner_text()
