"""A part of a paper is withheld in the browser: one box drawn by mouse, one by keyboard."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from playwright.sync_api import Browser, Locator, expect

from journeys.conftest import Site
from journeys.visitor import Visitor
from reading.builders import pdf, write

SECRET, KEPT, LAST = "Contract price 54369", "Public part", "Telephone 24680"
#: The page is 595 x 842 points; the lines stand at 700, 500 and 300 points from below.
PAPER = pdf(write(SECRET) + write(KEPT, y=500) + write(LAST, y=300))


@pytest.fixture
def clerk(browser: Browser, site: Site):
    with Visitor.opened(browser, site.url, 1280) as visitor:
        visitor.sign_in("baiyang")
        yield visitor


def filled(clerk: Visitor, path: str, **fields: str) -> None:
    clerk.go(path)
    for name, value in fields.items():
        field = clerk.page.locator(f"[name={name}]").first
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        elif field.get_attribute("type") == "radio":
            clerk.page.locator(f"[name={name}][value={value}]").check()
        else:
            field.fill(value)
    clerk.click(clerk.page.get_by_role("button", name="登记", exact=True))


def drag(clerk: Visitor, leaf: Locator, start: tuple[float, float], end: tuple[float, float]) -> None:
    leaf.scroll_into_view_if_needed()
    seen = leaf.bounding_box()
    assert seen
    x, y, width, height = seen["x"], seen["y"], seen["width"], seen["height"]
    mouse = clerk.page.mouse
    mouse.move(x + start[0] * width, y + start[1] * height)
    mouse.down()
    mouse.move(x + end[0] * width, y + end[1] * height, steps=4)
    mouse.up()


def test_a_box_by_mouse_and_one_by_keyboard(clerk: Visitor) -> None:
    page = clerk.page
    filled(
        clerk, "/work/cases/new/", channel="window", submitted_on="2021-01-05", kind="information", applicant_kind="natural",
        name="甲某", document="居民身份证", document_number="640425199001011238", telephone="13900000001",
        sought="想要某项目的合同。", title="某项目的合同", form_wanted="paper", delivery="post",
    )  # fmt: skip
    # Registered at the window, by somebody who has seen the application: the papers to print come first.
    case = page.url.removeprefix(clerk.url).removesuffix("print/")
    clerk.go(f"{case}papers/")
    page.locator("[name=purpose]").select_option("original")
    page.locator("[name=file]").set_input_files({"name": "合同.pdf", "mimeType": "application/pdf", "buffer": PAPER})
    clerk.click(page.get_by_role("button", name="存进来"))
    clerk.click(page.get_by_role("link", name="遮盖"))
    leaf = page.locator("svg[data-leaf='1']")
    drag(clerk, leaf, (0.05, 0.14), (0.6, 0.19))
    expect(page.locator("rect")).to_have_count(1)
    page.locator("[name='1-ground']").select_option("15.1")

    # From here on without the mouse: the new box begins in the middle and is moved over the last line.
    page.get_by_role("button", name="在这一页加一个方框").focus()
    page.keyboard.press("Enter")
    for key, times in (("ArrowDown", 34), ("ArrowLeft", 70), ("Shift+ArrowRight", 50)):
        for _ in range(times):
            page.keyboard.press(key)
    expect(page.locator("rect").nth(1)).to_have_attribute("aria-label", "第1页方框2，左5，上62，宽45，高4")
    assert clerk.accessibility() == []
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "2-ground"
    page.locator("[name='2-ground']").select_option("15.2")
    # A third one is taken away again by its key.
    page.get_by_role("button", name="在这一页加一个方框").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Delete")
    expect(page.locator("rect")).to_have_count(2)

    page.get_by_role("button", name="遮盖并检查").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("副本做好了")
    clerk.click(page.get_by_role("link", name="看副本，收回来"))
    assert clerk.accessibility() == []
    with page.expect_download() as given:
        page.get_by_role("link", name="下载副本").click()
    document = pypdfium2.PdfDocument(io.BytesIO(given.value.path().read_bytes()))
    assert document[0].get_textpage().get_text_range() == ""
    look = document[0].render(scale=1).to_pil().convert("L")
    for left, top, right, bottom in ((33, 121, 353, 156), (33, 525, 294, 552)):
        assert look.crop((left, top, right, bottom)).getextrema()[1] < 60
    assert look.crop((50, 330, 150, 350)).getextrema()[0] < 128
    assert clerk.faults == []
