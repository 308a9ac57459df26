"""The county office at a browser: mends a unit, adds a village, reminds a township, replaces a clerk who left."""

from __future__ import annotations

from journeys.visitor import Visitor

UNIT = "/work/units/gucheng/"


def fill(visitor: Visitor, form: str, **said: str) -> None:
    for name, text in said.items():
        field = visitor.page.locator(f"form[action$='/{form}/'] [name={name}]").first
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)


def press(visitor: Visitor, form: str, label: str) -> None:
    visitor.click(visitor.page.locator(f"form[action$='/{form}/']").get_by_role("button", name=label))


def test_a_unit_is_mended_reminded_and_staffed_anew(visitor: Visitor) -> None:
    visitor.sign_in("county")
    visitor.click(visitor.page.locator(".tasks li:has-text('办不了公开') .act .button"))
    assert visitor.heading() == "全县单位"
    assert visitor.flaws() == []
    visitor.click(visitor.page.get_by_role("link", name="古城镇", exact=True))
    assert "缺科室负责人" in visitor.page.locator("main").inner_text()
    fill(visitor, "appoint", kind="section_head", username="gucheng-head", label="古城镇党政办负责人")
    press(visitor, "appoint", "任命")
    assert "只显示这一次" in visitor.page.get_by_role("status").first.inner_text()
    visitor.page.locator("#villages ~ details, section[aria-labelledby=villages] details").first.wait_for()
    fill(visitor, "village", name="古城镇任河村村民委员会", short_name="任河村")
    press(visitor, "village", "加上")
    shown = visitor.page.locator("main").inner_text()
    assert "任河村" in shown
    # One person appoints, another confirms.
    assert "缺科室负责人" in shown
    assert "等古城镇签发领导（签发领导）、系统管理员（系统管理员）确认" in shown
    assert visitor.flaws() == []

    clerk = visitor.page.locator("tr", has_text="经办").locator("form[action$='/end-post/']").first
    visitor.click(clerk.get_by_role("button"))
    assert "到1月19日" in visitor.page.locator("tr", has_text="经办").first.inner_text()
    fill(visitor, "appoint", kind="clerk", username="gucheng-new", label="古城镇新任经办")
    press(visitor, "appoint", "任命")
    assert "古城镇新任经办" in visitor.page.locator("main").inner_text()

    visitor.go("/work/units/?only=late")
    visitor.click(visitor.page.locator("tr", has_text="白阳镇").get_by_role("button", name="催办"))
    assert visitor.page.get_by_role("status").inner_text().startswith("已催办 1 个单位")
    visitor.click(visitor.page.get_by_role("button", name="退出"))

    visitor.sign_in("admin")
    visitor.click(visitor.page.locator(".tasks li:has-text('古城镇党政办负责人') .act .button"))
    assert "已确认，任命生效了。" in visitor.page.locator("main").inner_text()
    assert visitor.flaws() == []
    visitor.click(visitor.page.get_by_role("button", name="退出"))

    visitor.sign_in("baiyang")
    visitor.click(visitor.page.locator(".tasks li:has-text('县里催办') .act .button"))
    visitor.page.locator("textarea[name=text]").fill("名册正在核对，1月22日前公开。")
    visitor.click(visitor.page.get_by_role("button", name="答复", exact=True))
    visitor.click(visitor.page.get_by_role("button", name="退出"))

    visitor.sign_in("county")
    visitor.go(UNIT)
    assert "缺科室负责人" not in visitor.page.locator("main").inner_text()
    visitor.go("/work/")
    assert "名册正在核对，1月22日前公开。" in visitor.page.locator("main").inner_text()
    visitor.click(visitor.page.locator(".tasks li:has-text('答复了催办') .act .button"))
    assert "名册正在核对" not in visitor.page.locator("main").inner_text()
    assert visitor.faults == []
