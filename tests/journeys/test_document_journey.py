"""A document from slip to entry to table 2, through the pages; without an attribute it gets no number."""

from __future__ import annotations

from journeys.visitor import PHONE, Visitor

TITLE = "白阳镇人民政府关于印发农村宅基地审批管理办法的通知"
BODY = "各村民委员会：\n一、适用范围\n本办法适用于本镇农村宅基地的申请、审批和监督。"
CHECKERS = ("baiyang-head", "baiyang-secrecy", "baiyang-leader")


def test_a_policy_from_the_slip_to_table_2(visitor: Visitor) -> None:
    page = visitor.page
    visitor.sign_in("baiyang")
    visitor.go("/work/documents/")
    visitor.click(page.get_by_role("link", name="拟制公文"))
    page.fill("input[name=title]", TITLE)
    page.fill("textarea[name=body]", BODY)
    _press(visitor, "保存")
    # Without an attribute there is no way on; the page names the rule.
    assert page.get_by_role("button", name="送核").is_disabled()
    said = page.locator("main").inner_text()
    assert "没有定公开属性的公文不编文号" in said
    assert "政务公开实施细则第一部分" in said
    assert "签发时给出" in said

    visitor.click(page.get_by_role("link", name="去补"))
    page.check("input[name=attribute][value=open]")
    page.select_option("select[name=statutory_item]", "20.1")
    page.check("input[name=is_policy][value=yes]")
    page.locator("details", has_text="规范性文件，写效力").locator("summary").click()
    page.check("input[name=normative_kind][value=normative]")
    _press(visitor, "保存")
    assert "政策性文件要有解读方案" in page.locator("main").inner_text()
    visitor.click(page.get_by_role("link", name="去补"))
    page.fill("input[name=interpretation_plan]", "党政办公室主任，一问一答，和文件同一天发")
    page.fill("input[name=interpretation_title]", "《农村宅基地审批管理办法》解读")
    page.fill("textarea[name=interpretation_body]", "过去审批时间长，群众跑腿多。")
    _press(visitor, "保存")
    assert visitor.flaws() == []
    _press(visitor, "送核")
    slip = page.url.removeprefix(visitor.url)
    assert "现在不用您办" in page.locator("main").inner_text()

    page.set_viewport_size({"width": PHONE, "height": 800})
    for who in CHECKERS:
        _sign_out_and_in(visitor, who)
        visitor.go("/work/")
        visitor.click(page.get_by_role("listitem").filter(has_text=TITLE).get_by_role("link"))
        assert page.url == visitor.url + slip
        assert visitor.flaws() == []
        page.check("input[name=act][value=sign]" if who == CHECKERS[-1] else "input[name=act][value=pass]")
        _press(visitor, "提交决定")
    said = page.locator("main").inner_text()
    assert "白政发〔2021〕1号" in said
    assert "主动公开（此件公开发布）" in said
    assert "最迟2021年2月20日" in said

    _sign_out_and_in(visitor, "baiyang")
    visitor.go("/work/")
    tasks = page.locator("ol.tasks").inner_text()
    assert TITLE in tasks
    assert "《农村宅基地审批管理办法》解读" in tasks
    visitor.go("/work/documents/validity/")
    assert "现行有效" in page.locator("table").inner_text()
    visitor.go("/work/registers/normative/?year=2021")
    assert "白政发〔2021〕1号" in page.locator("table").inner_text()
    assert visitor.faults == []


def _press(visitor: Visitor, name: str) -> None:
    visitor.click(visitor.page.get_by_role("button", name=name, exact=True))


def _sign_out_and_in(visitor: Visitor, username: str) -> None:
    _press(visitor, "退出")
    visitor.sign_in(username)
