"""A cell broken by hand: the finding names cell, rule and source, submission is refused, strangers see nothing."""

from __future__ import annotations

from journeys.visitor import Visitor

REPORT = "/work/reports/baiyang/2020/"
CELL = f"{REPORT}cells/3.new.natural/"


def break_cell(visitor: Visitor) -> None:
    visitor.sign_in("baiyang")
    visitor.go(CELL)
    visitor.click(visitor.page.locator("summary", has_text="手工改这一格"))
    visitor.page.locator("input[name=typed]").fill("1")
    visitor.click(visitor.page.get_by_role("button", name="改成这个数"))


def test_the_finding_names_the_cell_the_rule_and_the_source_until_the_cell_goes_back(visitor: Visitor) -> None:
    break_cell(visitor)
    visitor.go(REPORT)

    broken = visitor.page.locator("#c-3-new-natural")
    assert "bad" in (broken.get_attribute("class") or "")
    assert "hand" in (broken.get_attribute("class") or "")
    finding = visitor.page.locator(".findings > li.stop", has=visitor.page.locator("a[href='#c-3-new-natural']")).first
    assert finding.locator(".src").inner_text().strip() != ""
    assert "自然人" in visitor.page.locator(".findings").inner_text()
    assert visitor.page.get_by_role("button", name="报送", exact=True).is_disabled()
    visitor.click(visitor.page.locator(".note.stop a"))
    assert visitor.flaws() == []

    visitor.go(CELL)
    visitor.click(visitor.page.get_by_role("button", name="改回 0"))
    assert visitor.page.locator("[data-value]").inner_text() == "0"
    visitor.go(REPORT)
    assert visitor.page.locator("td.bad").count() == 0


def test_submission_is_refused_by_the_server_too(plain_visitor: Visitor) -> None:
    break_cell(plain_visitor)
    plain_visitor.go(REPORT)
    token = plain_visitor.page.locator("input[name=csrfmiddlewaretoken]").first.get_attribute("value") or ""
    answer = plain_visitor.page.request.post(
        f"{plain_visitor.url}{REPORT}submit/",
        form={"csrfmiddlewaretoken": token, "revision": "2"},
        headers={"Referer": plain_visitor.url + REPORT},
    )

    assert answer.status in {409, 422}
    assert "<title>错误：" in answer.text()
    plain_visitor.go(REPORT)
    assert "草稿" in plain_visitor.page.locator(".title").inner_text()


def test_a_foreign_clerk_finds_nothing_there(onlooker: Visitor) -> None:
    onlooker.sign_in("wangwa")

    assert onlooker.go(REPORT) == 404
    assert onlooker.go(CELL) == 404
    assert onlooker.go(f"{REPORT}preview/") == 404
