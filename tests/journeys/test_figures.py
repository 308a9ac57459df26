"""Every figure leads to the records it counts."""

from __future__ import annotations

import re

from journeys.visitor import Visitor

REPORT = "/work/reports/baiyang/2020/"


def test_the_figure_1969_opens_a_list_of_1969(onlooker: Visitor) -> None:
    onlooker.sign_in("baiyang")
    onlooker.go(REPORT)
    onlooker.click(onlooker.page.locator(".bars a", has_text="1,969"))

    assert "1,969" in onlooker.page.locator("main .title").inner_text()
    seen = onlooker.page.locator("[data-record]").count()
    while (more := onlooker.page.get_by_role("link", name="下一页")).count():
        onlooker.click(more)
        seen += onlooker.page.locator("[data-record]").count()
    assert seen == 1969


def test_every_cell_of_table_2_opens_its_records(onlooker: Visitor) -> None:
    onlooker.sign_in("baiyang")
    onlooker.go(REPORT)
    cells = onlooker.page.locator("td[id^=c-2-] a")
    addresses = [(link.get_attribute("href") or "", link.inner_text()) for link in cells.all()]
    assert len(addresses) == 22  # 2 rows of 3, 4 rows of 3, 2 of charges, 2 of procurement

    for address, shown in addresses:
        assert onlooker.go(address) == 200
        value = onlooker.page.locator("[data-value]").inner_text()
        assert value == shown
        amounts = [float(re.sub(r"[^\d.]", "", text)) for text in onlooker.page.locator("[data-counted]").all_inner_texts()]
        if amounts:
            assert sum(amounts) == float(value.replace(",", ""))
        else:
            assert value in {"0", "空"}


def test_the_procurement_cell_lists_its_one_project(onlooker: Visitor) -> None:
    onlooker.sign_in("baiyang")
    onlooker.go(f"{REPORT}cells/2.procurement.amount_yuan/")

    assert onlooker.page.locator("[data-record]").count() == 1
    assert onlooker.page.locator("[data-counted]").inner_text() == "54,369"
