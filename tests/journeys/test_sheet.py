"""The sheet of a draft: what it takes from Word's clipboard, what its buttons write, what is left without the library."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from journeys.conftest import Site
from journeys.test_clerks_bench import begun, sheet_of, status, stored
from journeys.visitor import DESK, PHONE, Visitor

WORD = (Path(__file__).parent / "word_table.html").read_text("utf-8")
TITLE = "白阳镇人民政府关于2020年第四季度临时救助、特困供养、孤儿基本生活费等困难群众救助补助资金审核发放和监督检查情况的公开说明"
LIBRARY = "**/django_prose_editor/**"
TABLE = (
    '<table><tbody><tr><td rowspan="2">村</td><td colspan="2"><b>发放</b></td></tr><tr><td>人次</td><td>金额（元）</td></tr>'
    "<tr><td>喆村</td><td>86</td><td>66,800</td></tr><tr><td>堃祎社区</td><td></td><td>本季度没有</td></tr></tbody></table>"
)
PASTED = (
    "<h2>一、发放情况</h2><p>本季度由民政办公室审核，经公示无异议后发放。<b>资金来自县级财政。</b></p>"
    "<ul><li>临时救助</li><li>孤儿基本生活费</li></ul><p>（一）按月发放</p>" + TABLE
)
OLD = (
    '<h2>一、标准</h2><h3>（一）多少</h3><p>每月<b>600元</b>，<em>按月</em>发。<br>　　见<a href="https://www.nx.gov.cn/a?b=1&amp;c=2"'
    ' rel="noopener">办法</a>和<a href="/baiyang/entries/7/" rel="noopener">说明</a>。</p><p><br></p><p>𠮷&nbsp;&lt;村&gt;</p>'
    "<ul><li>低保<ul><li>农村</li></ul></li><li><p>特困</p></li></ul><ol><li>申请</li><li>审核</li></ol>"
    '<table><caption>表一　<b>救助</b></caption><thead><tr><th scope="col">项目</th><th colspan="2" scope="col">金额</th></tr>'
    "</thead>"
    '<tbody><tr><th rowspan="2" scope="row">低保</th><td>1<br>2</td><td></td></tr>'
    "<tr><td><p>3</p></td><td><p>4</p><p>5</p></td></tr></tbody></table>"
    "<table><thead><tr><th>序号</th><th>村</th></tr></thead><tbody><tr><td>1</td><td>姚河村</td></tr></tbody></table><p>完</p>"
)
"""What the editor before this one stored, and what imports from docx and xlsx store: every kind of mark-up that may be kept."""


WECHAT = (
    '<section style="font-size:16px"><section><p><strong>'
    '<span style="color:#f00">一、停水时间</span></strong></p></section>'
    '<p style="text-indent:2em"><span style="font-weight: bold;">明天</span>八点到十二点，'
    '<a href="javascript:void(0)" onclick="go()">详见</a>'
    '<a href="https://mp.weixin.qq.com/s/x">原文</a>。<br></p><p><img src="https://mmbiz.qpic.cn/x" style="width:100%"></p>'
    '<ol class="list-paddingleft-1"><li><p>兴彭大街</p></li><li><p>南门</p></li></ol><h4>联系</h4>'
    "<script>alert(1)</script></section>"
)


def paste(visitor: Visitor, html: str, text: str = "文字") -> None:
    sheet_of(visitor).evaluate(
        """(sheet, [html, text]) => { sheet.focus(); const data = new DataTransfer();
        data.setData("text/html", html); data.setData("text/plain", text);
        sheet.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })); }""",
        [html, text],
    )


def press(visitor: Visitor, name: str) -> None:
    visitor.page.get_by_role("button", name=name, exact=True).click()


def written(visitor: Visitor) -> str:
    """Return what would be saved now."""
    return visitor.page.locator("textarea[name=body]").input_value()


def save(visitor: Visitor, address: str) -> str:
    """Leave the field, which saves; return what is stored, without the breaks between its blocks."""
    visitor.page.locator("#id_title").click()
    status(visitor, "已自动保存")
    return stored(visitor, address).replace("\n", "")


def reviewed(browser: Browser, site: Site) -> None:
    for username in ("baiyang-head", "baiyang-secrecy", "baiyang-leader"):
        with Visitor.opened(browser, site.url, PHONE) as reviewer:
            reviewer.sign_in(username)
            reviewer.click(reviewer.page.locator(f".tasks li:has-text('{TITLE}') .act a"))
            reviewer.page.get_by_label("同意公开").check()
            reviewer.click(reviewer.page.get_by_role("button", name="提交决定"))


def test_a_table_of_word_is_a_table_on_the_public_page(browser: Browser, site: Site) -> None:
    with Visitor.opened(browser, site.url, DESK) as clerk:
        address = begun(clerk)
        clerk.page.fill("#id_title", TITLE)
        clerk.page.fill("#id_summary", "全镇临时救助86人次。")
        clerk.page.fill("#id_formed_on", "2021-01-18")
        clerk.page.select_option("#id_statutory_item", index=1)
        sheet_of(clerk).click()
        paste(clerk, WORD)
        clerk.page.keyboard.type("经办人喆、堃、祎。")
        assert written(clerk) == PASTED + "<p>经办人喆、堃、祎。</p>"
        clerk.page.locator(".ProseMirror td").first.click()
        assert clerk.flaws() == []
        assert save(clerk, address) == PASTED + "<p>经办人喆、堃、祎。</p>"
        assert clerk.faults == [], "nothing that the content security policy forbids"
        clerk.click(clerk.page.get_by_role("button", name="送初审"))
        reviewed(browser, site)
        clerk.go(address)
        clerk.click(clerk.page.get_by_role("button", name="发布", exact=True))

        clerk.go(address.replace("/work/", "/baiyang/"))
        rows = clerk.page.locator(".prose table tr")
        assert rows.all_inner_texts() == ["村\t发放", "人次\t金额（元）", "喆村\t86\t66,800", "堃祎社区\t\t本季度没有"]
        assert clerk.page.locator(".prose td[rowspan='2']").inner_text() == "村"
        assert clerk.page.locator(".prose td[colspan='2']").inner_text() == "发放"
        assert "13995400000" not in clerk.page.content(), "what Word hides is not published"
        assert clerk.flaws() == []


def test_the_buttons_write_headings_lists_and_links(browser: Browser, site_of_drafts: Site) -> None:
    with Visitor.opened(browser, site_of_drafts.url, 1280) as clerk:
        address = begun(clerk)
        keys = clerk.page.keyboard
        sheet_of(clerk).click()
        press(clerk, "小标题")
        keys.type("标题")
        keys.press("Enter")
        press(clerk, "列表")
        keys.type("甲")
        keys.press("Enter")
        keys.type("乙")
        keys.press("Enter")
        keys.press("Enter")
        keys.type("网站")
        keys.press("Shift+Home")
        press(clerk, "链接")
        clerk.page.get_by_label("网址（https://开头）").fill("javascript:alert(1)")
        press(clerk, "加链接")
        clerk.page.get_by_label("网址以 https:// 开头").fill("https://www.pengyang.gov.cn/")
        keys.press("Enter")
        link = '<p><a href="https://www.pengyang.gov.cn/">网站</a></p>'
        text = "<h2>标题</h2><ul><li>甲</li><li>乙</li></ul>"
        assert written(clerk) == text + link
        press(clerk, "撤销")
        assert written(clerk) == text + "<p>网站</p>"
        press(clerk, "重做")
        assert written(clerk) == text + link

        assert save(clerk, address) == text + link.replace('">', '" rel="noopener">')
        assert clerk.faults == []


def test_a_page_of_wechat_keeps_its_text_and_structure(browser: Browser, site_of_drafts: Site) -> None:
    with Visitor.opened(browser, site_of_drafts.url, 1280) as clerk:
        begun(clerk)
        sheet_of(clerk).click()
        paste(clerk, WECHAT)
        assert written(clerk) == (
            '<p><b>一、停水时间</b></p><p><b>明天</b>八点到十二点，详见<a href="https://mp.weixin.qq.com/s/x">原文</a>。</p>'
            "<ol><li>兴彭大街</li><li>南门</li></ol><h3>联系</h3>"
        )
        assert clerk.faults == []


def test_the_buttons_make_a_table_and_change_it(browser: Browser, site_of_drafts: Site) -> None:
    with Visitor.opened(browser, site_of_drafts.url, 1280) as clerk:
        address = begun(clerk)
        keys = clerk.page.keyboard
        sheet_of(clerk).click()
        press(clerk, "表格")
        keys.press("ArrowDown")
        keys.type("一行")
        press(clerk, "加一列")
        press(clerk, "删这行")
        head = "".join(f'<th scope="col">{words}</th>' for words in ("项目", "", "内容", "金额"))
        table = f"<table><thead><tr>{head}</tr></thead><tbody><tr><td></td><td></td><td></td><td></td></tr></tbody></table>"
        assert written(clerk) == table
        press(clerk, "表头")
        assert "<thead>" not in written(clerk)
        assert "<th" not in written(clerk)
        press(clerk, "表头")
        assert save(clerk, address) == table
        assert clerk.faults == []


def test_the_library_comes_once_under_the_name_of_its_content(browser: Browser, site_of_drafts: Site) -> None:
    with Visitor.opened(browser, site_of_drafts.url, 1280) as clerk:
        asked: list[str] = []
        clerk.page.on("request", lambda request: asked.append(request.url) if "prose" in request.url else None)
        begun(clerk)
        sheet_of(clerk).click()
        assert re.fullmatch(r".*/static/django_prose_editor/editor\.[0-9a-f]{12}\.js", asked[0])
        assert set(asked) == {asked[0]}
        asked.clear()
        clerk.go("/work/entries/")
        assert asked == [], "only where there is a sheet"


def test_the_bar_is_reached_and_left_with_keys(browser: Browser, site_of_drafts: Site) -> None:
    with Visitor.opened(browser, site_of_drafts.url, 1280) as clerk:
        begun(clerk)
        sheet_of(clerk).click()
        keys = clerk.page.keyboard
        keys.press("Alt+F10")
        expect(clerk.page.get_by_role("button", name="小标题")).to_be_focused()
        keys.press("ArrowRight")
        keys.press("Enter")
        expect(clerk.page.get_by_role("button", name="加粗")).to_have_attribute("aria-pressed", "true")
        # The press gives the sheet its caret back at the next frame.
        expect(clerk.page.get_by_role("textbox", name="正文")).to_be_focused()
        keys.type("粗")
        assert written(clerk) == "<p><b>粗</b></p>"
        keys.press("Shift+Tab")
        expect(clerk.page.get_by_role("button", name="加粗")).to_be_focused()
        keys.press("End")
        expect(clerk.page.get_by_role("button", name="从docx导入")).to_be_focused()
        keys.press("Escape")
        expect(clerk.page.get_by_role("textbox", name="正文")).to_be_focused()


def test_what_is_stored_already_opens_and_saves_unchanged(browser: Browser, site_of_drafts: Site) -> None:
    with Visitor.opened(browser, site_of_drafts.url, 1280) as clerk:
        address = begun(clerk)
        # Bypass the sheet: text as the previous editor left it.
        clerk.page.route(LIBRARY, lambda route: route.abort())
        clerk.go(address)
        clerk.page.fill("#id_body", OLD)
        clerk.page.locator("#id_summary").click()
        status(clerk, "已自动保存")
        clerk.page.unroute(LIBRARY)
        assert stored(clerk, address).replace("\n", "") == OLD

        clerk.page.locator(".ProseMirror p").last.click()
        clerk.page.keyboard.press("End")
        clerk.page.fill("#id_summary", "只改了这一句。")
        assert save(clerk, address) == OLD, "a text that is only viewed"
        clerk.page.locator(".ProseMirror p").last.click()
        clerk.page.keyboard.press("End")
        clerk.page.keyboard.type("毕")
        assert save(clerk, address) == OLD.replace("完", "完毕")


@pytest.mark.parametrize("scripts", [True, False], ids=["library does not come", "no JavaScript"])
def test_without_the_library_the_text_area_does_the_work(browser: Browser, site_of_drafts: Site, scripts: bool) -> None:
    with Visitor.opened(browser, site_of_drafts.url, 375, scripts=scripts) as clerk:
        clerk.page.route(LIBRARY, lambda route: route.abort())
        address = begun(clerk)
        expect(clerk.page.locator(".ProseMirror")).to_have_count(0)
        for text in ("第一段。\n\n第二段。", TABLE):
            clerk.page.get_by_label("正文", exact=True).fill(text)
            press(clerk, "保存")
            expect(clerk.page.get_by_text("已保存", exact=False).first).to_be_visible()
            assert stored(clerk, address).replace("</tr>\n", "</tr>").replace("</tbody>\n", "</tbody>") == text
