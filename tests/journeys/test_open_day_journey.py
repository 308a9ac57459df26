"""A villager at a telephone signs up for the open day."""

from __future__ import annotations

import subprocess

from playwright.sync_api import Browser

from journeys.conftest import COMMAND, Site, _environment
from journeys.visitor import PHONE, Visitor


def test_a_villager_signs_up_for_the_open_day_without_javascript(browser: Browser, site: Site) -> None:
    subprocess.run([*COMMAND, "demo", "--day", "2026-07-14"], env=_environment(site.data), check=True, timeout=120)
    with Visitor.opened(browser, site.url, PHONE, scripts=False) as villager:
        page = villager.page
        villager.go("/baiyang/")
        villager.click(page.get_by_role("link", name="政府开放日：报名、问答、情况"))
        villager.click(page.get_by_role("link", name="看看一件申请怎么办"))
        villager.click(page.get_by_role("link", name="我要报名"))
        assert "还剩 23 人" in page.locator("main").inner_text()
        page.locator("[name=name]").fill("喆堃祎")
        page.locator("[name=telephone]").fill("0954-7012345")
        page.locator("[name=people]").fill("2")
        villager.click(page.get_by_role("button", name="报名"))
        assert villager.heading() == "报上名了"
        assert villager.sideways() == 0
        number, code, *_ = page.locator("main dd").all_inner_texts()
        villager.click(page.get_by_role("link", name="查报名、取消报名"))
        page.locator("[name=number]").fill(number)
        page.locator("[name=code]").fill(code)
        villager.click(page.get_by_role("button", name="查", exact=True))
        assert villager.heading() == "报名有效"
        assert villager.sideways() == 0
        print(f"{villager.seconds:.1f} s, {villager.clicks} clicks")
        assert villager.faults == []
