"""Two people write the same section at once: nobody's words are lost or overwritten."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from journeys.conftest import Site
from journeys.visitor import Visitor

REPORT = "/work/reports/baiyang/2020/"
FIFTH = "#part-5 form[data-autosave] textarea"


def opened(visitor: Visitor, username: str) -> None:
    visitor.sign_in(username)
    visitor.go(f"{REPORT}?edit=5#s5")


def test_both_texts_are_kept_and_one_is_chosen(browser: Browser, site: Site) -> None:
    with Visitor.opened(browser, site.url, 1280) as clerk, Visitor.opened(browser, site.url, 1280) as head:
        opened(clerk, "baiyang")
        opened(head, "baiyang-head")

        clerk.page.locator(FIFTH).fill("经办写的：公开不够及时。")
        expect(clerk.page.locator("#status-5")).to_have_text(re.compile(r"已自动保存"))
        head.page.locator(FIFTH).fill("负责人写的：形式比较单一。")
        expect(head.page.locator("#status-5")).to_have_text(re.compile("两稿"))

        head.click(head.page.locator("#status-5 a"))
        both = head.page.locator("#part-5").inner_text()
        assert "公开不够及时" in both
        assert "形式比较单一" in both
        head.click(head.page.locator("#part-5").get_by_role("button", name="用这一稿"))
        assert "形式比较单一" in head.page.locator("#read-5").inner_text()


def test_the_same_without_javascript(browser: Browser, site: Site) -> None:
    with (
        Visitor.opened(browser, site.url, 375, scripts=False) as clerk,
        Visitor.opened(browser, site.url, 375, scripts=False) as head,
    ):
        opened(clerk, "baiyang")
        opened(head, "baiyang-head")
        for person, words in ((clerk, "经办写的。"), (head, "负责人写的。")):
            person.page.locator(FIFTH).fill(words)
            person.click(person.page.locator("#part-5").get_by_role("button", name="保存", exact=True))

        assert "经办写的。" in head.page.locator("#read-5").inner_text()
        assert "负责人写的。" in head.page.locator("#part-5").inner_text()


def test_text_typed_while_the_session_ends_is_there_after_signing_in(browser: Browser, site: Site) -> None:
    with Visitor.opened(browser, site.url, 1280) as clerk:
        opened(clerk, "baiyang")
        clerk.page.context.clear_cookies(name="sessionid")
        clerk.page.locator(FIFTH).fill("登录过期时写的字。")
        expect(clerk.page.locator("#status-5")).to_have_text(re.compile("登录已过期"))

        clerk.click(clerk.page.locator("#status-5 a"))
        clerk.page.locator("input[name=username]").fill("baiyang")
        clerk.page.locator("input[name=password]").fill("mingbai-demo-2020")
        clerk.click(clerk.page.locator("main form button"))
        expect(clerk.page.locator(FIFTH)).to_have_value("登录过期时写的字。")
        expect(clerk.page.locator("#status-5")).to_have_text(re.compile("已自动保存"))
