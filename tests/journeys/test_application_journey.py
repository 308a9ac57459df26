"""A villager at a telephone applies, corrects, and fetches the answer; another finds that it is public already."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from journeys.conftest import Site, _environment
from journeys.visitor import Visitor

OFFICE = Path(__file__).with_name("office.py")
PHONE = 375
SOUGHT = "喆堃祎家门前高标准农田建设项目的实施方案"


def meanwhile(site: Site, what: str, number: str) -> None:
    subprocess.run([sys.executable, OFFICE, what, number], env=_environment(site.data), check=True, timeout=120)


def written(villager: Visitor, sought: str) -> Page:
    """Fill in the form up to what is sought."""
    page = villager.page
    villager.go("/apply/")
    villager.click(page.get_by_role("link", name="彭阳县白阳镇人民政府"))
    for label in ("要一份信息", "自然人（个人）"):
        page.get_by_label(label).check()
        villager.click(page.get_by_role("button", name="继续"))
    page.locator("[name=name]").fill("喆堃祎")
    page.locator("[name=document]").select_option("护照")
    page.locator("[name=document_number]").fill("E00000001")
    villager.click(page.get_by_role("button", name="继续"))
    page.locator("[name=telephone]").fill("0954-7012345")
    villager.click(page.get_by_role("button", name="继续"))
    page.locator("[name=sought]").fill(sought)
    villager.click(page.get_by_role("button", name="继续"))
    return page


def test_a_villager_applies_corrects_and_fetches_the_answer_without_javascript(
    browser: Browser, site: Site, tmp_path: Path
) -> None:
    Image.new("RGB", (900, 600), "teal").save(tmp_path / "护照.jpg")
    with Visitor.opened(browser, site.url, PHONE, scripts=False) as villager:
        # The first photograph waits until the process that reads such files has started.
        villager.page.set_default_timeout(60_000)
        page = written(villager, SOUGHT)
        page.locator("[name=form_wanted][value=paper]").check()
        page.locator("[name=delivery][value=web]").check()
        villager.click(page.get_by_role("button", name="继续"))
        page.locator("[name=identity]").set_input_files(tmp_path / "护照.jpg")
        villager.click(page.get_by_role("button", name="继续"))
        assert "护照.jpg" in page.locator("main").inner_text()
        villager.click(page.get_by_role("button", name="寄出申请"))
        number, code = page.locator("main dd").all_inner_texts()
        meanwhile(site, "ask", number)
        villager.click(page.get_by_role("link", name="查办到哪一步"))
        page.locator("[name=number]").fill(number)
        page.locator("[name=code]").fill(code)
        villager.click(page.get_by_role("button", name="查", exact=True))
        assert villager.heading() == "等您补正"
        assert "写明是哪个村的项目。" in page.locator("main").inner_text()
        assert villager.sideways() == 0
        page.locator("[name=text]").fill("周沟村的。")
        villager.click(page.get_by_role("button", name="交补正"))
        assert villager.heading() == "正在办理"
        meanwhile(site, "answer", number)
        page.reload()
        assert villager.heading() == "已经答复"
        with page.expect_download() as fetched:
            page.get_by_role("button", name="下载（pdf）").click()
        assert fetched.value.path().read_bytes().startswith(b"%PDF-")
        assert fetched.value.suggested_filename.endswith("号.pdf")
        page.reload()
        assert "申请行政复议" in page.locator("main").inner_text()
        assert villager.sideways() == 0
        assert villager.faults == []


def test_what_is_public_already_answers_an_application(browser: Browser, site_of_drafts: Site) -> None:
    with Visitor.opened(browser, site_of_drafts.url, PHONE) as villager:
        page = written(villager, "白阳镇2020年第四季度临时救助资金发放情况")
        assert "这些已经公开，不用申请" in page.locator("main").inner_text()
        assert villager.sideways() == 0
        assert villager.accessibility() == []
        title = page.locator("#public li a").first.inner_text()
        villager.click(page.get_by_role("button", name="这个就是我要的"))
        assert villager.heading() == title
        villager.go("/apply/")
        assert "没有写完的申请" not in page.locator("main").inner_text()
        assert villager.faults == []


def test_a_clerk_registers_what_came_four_ways_on_one_day(browser: Browser, site_of_drafts: Site) -> None:
    with Visitor.opened(browser, site_of_drafts.url, 1280) as clerk:
        page = clerk.page
        clerk.sign_in("baiyang")
        for way in ("当面提交", "邮寄（特快专递、挂号信）", "平常信函", "传真"):
            clerk.go("/work/cases/new/")
            page.get_by_label(way).check()
            page.locator("[name=name]").fill("喆堃祎")
            page.locator("[name=telephone]").fill("0954-7012345")
            page.locator("[name=sought]").fill("周沟村村道硬化工程的中标单位")
            page.locator("[name=title]").press_sequentially("周沟村村道硬化工程的中标单位")
            if way == "传真":
                page.get_by_role("heading", name="以前有过相近的申请").wait_for()
                assert page.locator("#similar li").count() >= 3
                assert clerk.accessibility() == []
            page.locator("[name=form_wanted]").select_option("paper")
            page.locator("[name=delivery]").select_option("post")
            clerk.click(page.get_by_role("button", name="登记", exact=True))
            assert "查询码" in page.locator("main").inner_text()
        clerk.go("/work/cases/")
        newest = page.locator("main tbody tr").all_inner_texts()[:4]
        assert ["还没有确认" in row for row in newest] == [True, True, False, False]
        assert clerk.faults == []
