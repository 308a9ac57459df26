"""The bench in a browser: the sheet and its buttons, autosave, submitting during an autosave, an expired session."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Locator, expect

from journeys.conftest import Site
from journeys.visitor import Visitor


def begun(visitor: Visitor, username: str = "baiyang") -> str:
    """Sign in and begin a draft; return its address."""
    visitor.sign_in(username)
    visitor.go("/work/entries/new/?free=1")
    visitor.page.fill("#id_title", "镇区停水通知")
    visitor.click(visitor.page.get_by_role("button", name="开始起草"))
    visitor.faults.clear()
    return visitor.page.url.removeprefix(visitor.url)


def status(visitor: Visitor, words: str) -> None:
    expect(visitor.page.locator("#status")).to_have_text(re.compile(words))


def sheet_of(visitor: Visitor) -> Locator:
    """Return the sheet that replaces the text area of the same name."""
    return visitor.page.locator(".ProseMirror")


def stored(visitor: Visitor, address: str) -> str:
    """Return the text as the page without JavaScript would show it after a reload."""
    visitor.go(address)
    return visitor.page.locator("textarea[name=body]").evaluate("area => area.defaultValue")


def test_the_sheet_writes_clean_html_and_saves_itself(browser: Browser, site_of_drafts: Site) -> None:
    with Visitor.opened(browser, site_of_drafts.url, 1280) as clerk:
        address = begun(clerk)
        sheet_of(clerk).click()
        clerk.page.keyboard.type("明天停水。")
        clerk.page.keyboard.press("Enter")
        clerk.page.get_by_role("button", name="小标题").click()
        clerk.page.keyboard.type("哪里停")
        clerk.page.keyboard.press("Enter")
        clerk.page.keyboard.type("兴彭大街。")
        clerk.page.locator("#id_summary").click()
        status(clerk, "已自动保存")
        html = stored(clerk, address)
        assert "<p>明天停水。</p>" in html
        assert "<h2>哪里停</h2>" in html
        assert "style" not in html
        assert "<span" not in html
        assert clerk.faults == []
        assert clerk.accessibility() == []


def test_pasted_styles_do_not_come_in(browser: Browser, site_of_drafts: Site) -> None:
    with Visitor.opened(browser, site_of_drafts.url, 1280) as clerk:
        address = begun(clerk)
        sheet_of(clerk).evaluate(
            """sheet => { sheet.focus(); const data = new DataTransfer();
            data.setData("text/html", "<p style='color:red' onclick='x()'>红字</p><section style='color:red'>第二段</section>");
            data.setData("text/plain", "红字\\n\\n第二段");
            sheet.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })); }"""
        )
        clerk.page.locator("#id_summary").click()
        status(clerk, "已自动保存")
        html = stored(clerk, address)
        assert html == "红字\n\n第二段"
        assert clerk.faults == []


def test_a_press_right_after_typing_saves_once_and_does_its_work(browser: Browser, site_of_drafts: Site, tmp_path: Path) -> None:
    file = tmp_path / "说明.txt"
    file.write_text("停水的范围。", "utf-8")
    with Visitor.opened(browser, site_of_drafts.url, 1280) as clerk:
        begun(clerk)
        clerk.page.set_input_files("#id_files", file)
        clerk.page.fill("#id_summary", "明天八点到十二点停水。")
        clerk.click(clerk.page.get_by_role("button", name="加上", exact=True))
        expect(clerk.page.locator(".files a")).to_have_text("说明.txt")
        assert clerk.page.input_value("#id_summary") == "明天八点到十二点停水。"


def test_the_check_follows_the_saving(browser: Browser, site_of_drafts: Site) -> None:
    with Visitor.opened(browser, site_of_drafts.url, 375) as clerk:
        begun(clerk)
        submit = clerk.page.locator("#submit")
        assert submit.is_enabled()
        sheet_of(clerk).click()
        clerk.page.keyboard.type("找张某，电话13800138000。")
        clerk.page.locator("#id_summary").click()
        expect(submit).to_be_disabled()
        assert "手机号" in clerk.page.locator("#why").inner_text()
        assert clerk.sideways() == 0


def test_text_typed_while_the_session_ends_is_back_after_signing_in(browser: Browser, site_of_drafts: Site) -> None:
    with Visitor.opened(browser, site_of_drafts.url, 1280) as clerk:
        begun(clerk)
        clerk.page.context.clear_cookies(name="sessionid")
        clerk.page.fill("#id_summary", "登录过期时写的字。")
        clerk.page.locator("#id_title").click()
        status(clerk, "登录已过期")
        clerk.click(clerk.page.locator("#status a"))
        clerk.page.fill("input[name=username]", "baiyang")
        clerk.page.fill("input[name=password]", "mingbai-demo-2020")
        clerk.click(clerk.page.locator("main form button"))
        expect(clerk.page.locator("#id_summary")).to_have_value("登录过期时写的字。")
        clerk.page.locator("#id_title").click()
        clerk.page.locator("#id_summary").click()
        status(clerk, "已自动保存|没有保存")
        clerk.click(clerk.page.get_by_role("button", name="保存", exact=True))
        assert clerk.page.input_value("#id_summary") == "登录过期时写的字。"
