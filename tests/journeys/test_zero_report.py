"""A new clerk of 王洼镇, where nothing was recorded, submits a lawful zero report."""

from __future__ import annotations

from journeys.visitor import Visitor

REPORT = "/work/reports/wangwa/2020/"


def submit_zero_report(visitor: Visitor) -> None:
    """Go from sign-in to submission, using only what the pages offer."""
    visitor.sign_in("wangwa")
    visitor.click(visitor.page.locator(".tasks li:has-text('年度报告') .act .button"))
    while visitor.page.locator(".findings [data-explain]").count():
        finding = visitor.page.locator(".findings > li", has=visitor.page.locator("[data-explain]")).first
        visitor.click(finding.locator("summary"))
        finding.locator("textarea").fill("本机关2020年没有这类事项，已逐项核对登记簿。")
        visitor.click(finding.locator("form button"))
    visitor.click(visitor.page.get_by_role("button", name="报送", exact=True))


def test_a_new_clerk_submits_nothing_but_zeros_within_fifteen_clicks(visitor: Visitor) -> None:
    submit_zero_report(visitor)

    assert visitor.page.get_by_role("status").inner_text().startswith("已报送")
    print(f"{visitor.clicks} clicks, {visitor.seconds:.0f} seconds")
    assert visitor.clicks <= 15
    assert visitor.seconds <= 300
    assert visitor.flaws() == []
    assert visitor.faults == []
    figures = visitor.page.locator("table.form td a").all_inner_texts()
    assert len(figures) == 198  # 22 of table 2, 23 rows of 7 in table 3, 15 of table 4
    assert set(figures) == {"0"}


def test_the_same_works_without_javascript(plain_visitor: Visitor) -> None:
    submit_zero_report(plain_visitor)

    assert plain_visitor.page.get_by_role("status").inner_text().startswith("已报送")
    assert plain_visitor.clicks <= 15
