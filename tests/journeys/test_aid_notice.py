"""A clerk on her first morning publishes an aid notice: stopped, masked, reviewed by three, published for its village."""

from __future__ import annotations

import sqlite3
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, expect

from journeys.aid_list import NAME, ROWS, aid_list
from journeys.conftest import Site
from journeys.visitor import DESK, PHONE, Visitor

TITLE = "2020年第四季度临时救助资金发放情况"
SAID = {
    "支出型临时救助对象名单": "见附件，已隐去个人信息。",
    "救助金额": "全镇86人次，见附件。",
    "救助事由": "急难型、支出型，不写病情。",
}


def begin(clerk: Visitor) -> str:
    """Go from 今日 to the draft; return its address."""
    page = clerk.page
    clerk.sign_in("baiyang")
    clerk.click(page.locator(f".tasks li:has-text('{TITLE}') .act a"))
    clerk.click(page.get_by_role("link", name="去起草"))
    page.get_by_label("哪个村、社区").select_option(label="阳坪村")
    clerk.click(page.get_by_role("button", name="开始起草"))
    assert clerk.heading() == TITLE
    return page.url.removeprefix(clerk.url)


def write(clerk: Visitor, list_of_persons: bytes) -> None:
    """Fill in what the page asks for, and attach the list as it came."""
    page = clerk.page
    page.get_by_label("一句话说清楚").fill("10月至12月，阳坪村临时救助86人次。")
    page.locator(".sheet [contenteditable]").fill("资金来自县级财政困难群众救助补助资金，通过一卡通发放。监督电话0954-7012783。")
    for name, words in SAID.items():
        page.get_by_label(name, exact=True).fill(words)
    file = {"name": NAME, "mimeType": "application/octet-stream", "buffer": list_of_persons}
    page.locator("input[name=files]").set_input_files(file)  # type: ignore[arg-type]
    clerk.click(page.get_by_role("button", name="加上"))


def mask(clerk: Visitor) -> None:
    """Accept the proposed treatment of every column."""
    clerk.click(clerk.page.get_by_role("button", name="照此处理"))
    # An autosave under way delays the press, so wait for its result.
    expect(clerk.page.locator("#why")).to_have_count(0)


def assess_and_submit(clerk: Visitor) -> None:
    """Make the assessment that the law requires where persons are named, then submit."""
    page = clerk.page
    page.get_by_label("公开的目的和依据").fill("社会救助审核结果在本村公布，接受监督。")
    page.get_by_label("对本人的影响和风险").fill("只留姓氏和金额，影响很小。")
    page.get_by_label("采取的保护措施").fill("只在本村公示栏，删去身份证号、卡号和住址。")
    clerk.click(page.get_by_role("button", name="记下评估"))
    expect(page.get_by_role("status").filter(has_text="评估")).to_be_visible()
    clerk.click(page.get_by_role("button", name="送初审"))


def approve(browser: Browser, site: Site, username: str) -> list[str]:
    """Approve as one reviewer, with a phone; return what the page lacks in accessibility and width."""
    with Visitor.opened(browser, site.url, PHONE) as reviewer:
        reviewer.sign_in(username)
        reviewer.click(reviewer.page.locator(f".tasks li:has-text('{TITLE}') .act a"))
        assert reviewer.heading() == TITLE
        found = reviewer.flaws()
        reviewer.page.get_by_label("同意公开").check()
        reviewer.click(reviewer.page.get_by_role("button", name="提交决定"))
        expect(reviewer.page.get_by_role("status").first).to_contain_text("同意公开")
        return found + reviewer.faults


@pytest.fixture(scope="module")
def persons() -> bytes:
    return aid_list()


def test_the_village_list_is_stopped_masked_reviewed_and_published_for_its_village(
    browser: Browser, site: Site, persons: bytes
) -> None:
    with Visitor.opened(browser, site.url, DESK) as clerk:
        page = clerk.page
        address = begin(clerk)
        write(clerk, persons)

        stop = page.locator("#why").inner_text()
        assert f"身份证号{ROWS}处" in stop.replace(" ", "") or f"身份证号 {ROWS} 个" in stop, stop
        assert page.get_by_role("button", name="送初审").is_disabled()
        assert clerk.flaws() == []

        mask(clerk)
        assess_and_submit(clerk)
        expect(page.get_by_role("status").first).to_contain_text("初审")

        for reviewer in ("baiyang-head", "baiyang-secrecy", "baiyang-leader"):
            assert approve(browser, site, reviewer) == []

        clerk.go(address)
        clerk.click(page.get_by_role("button", name="发布", exact=True))
        print(f"{clerk.clicks} clicks of the clerk, {clerk.seconds:.0f} seconds with the reviews")
        assert clerk.faults == [], page.locator("main").inner_text()[:400]

    entry = address.rstrip("/").rpartition("/")[2]
    check_kept(site.data, int(entry))
    with Visitor.opened(browser, site.url, PHONE) as villager:
        assert villager.go(f"/baiyang/entries/{entry}/") == 404
        villager.go("/")
        assert TITLE not in villager.page.content()
        villager.go("/baiyang/")
        assert TITLE not in villager.page.content()


def check_kept(data: Path, entry: int) -> None:
    """Check what is stored: published for one village, the duty fulfilled, the masked list without any number."""
    with sqlite3.connect(data / "mingbai.sqlite3") as base:
        row = base.execute("select standing, range, is_listed, index_number from entries_entry where id=?", [entry]).fetchone()
        assert row[:3] == ("published", "village", 0)
        assert row[3]
        duty = base.execute(
            "select d.state from catalogue_duty d join entries_entry e on e.duty_id=d.id where e.id=?", [entry]
        ).fetchone()
        assert duty == ("fulfilled",)
        sha = base.execute("select file_id from entries_attachment where entry_id=? and not is_removed", [entry]).fetchone()[0]
    book = load_workbook(BytesIO((data / "files" / sha[:2] / sha).read_bytes()))
    assert book.sheetnames == ["名单"]
    cells = [str(cell) for row in book["名单"].iter_rows(values_only=True) for cell in row if cell is not None]
    assert not any(len(cell) >= 15 and cell[:15].isdecimal() for cell in cells)
    assert sum(cell.startswith("马") for cell in cells) == ROWS
