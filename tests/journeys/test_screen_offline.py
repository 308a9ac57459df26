"""The screen in a hall goes on when its network is cut: it turns, is touched, goes back by itself and starts again."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from journeys.conftest import Site

SIZE = {"width": 1920, "height": 1080}


def test_the_screen_goes_on_without_network(browser: Browser, site_of_all: Site) -> None:
    context = browser.new_context(viewport=SIZE, has_touch=True, locale="zh-CN", timezone_id="Asia/Shanghai")
    page = context.new_page()
    page.set_default_timeout(5_000)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.clock.install()
    home = f"{site_of_all.url}/baiyang/screen/"
    with page.expect_response(lambda answer: "/screen/entry/" in answer.url):
        page.goto(home)
    page.evaluate("navigator.serviceWorker.ready.then(() => fetch('./'))")
    page.wait_for_load_state("networkidle")
    fresh = page.locator("[data-fresh]").inner_text()
    context.set_offline(True)
    shown = page.locator("main > .slide:visible h1")
    seen = set()
    for _ in range(40):
        page.clock.run_for(10_000)
        seen.add((shown.inner_text(), page.locator("[data-place]").inner_text()))
    assert len(seen) >= 8, "it turned through all its pages"
    expect(page.locator("[data-fresh]")).to_have_text(f"没有网络，{fresh}")
    page.get_by_role("link", name="自己查").tap()
    page.get_by_role("link", name="社会救助").tap()
    page.get_by_role("link", name="临时救助办事指南").tap()
    page.get_by_role("link", name="下一页").tap()
    expect(page.locator("[data-place]")).to_have_text("第 2 页，共 2 页")
    targets = page.locator("body > footer a:visible").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert min(targets) >= 60
    page.clock.run_for(61_000)
    expect(page.locator("[data-hold]")).to_have_text("停住")
    page.reload()
    expect(page.locator("[data-fresh]")).to_have_text(f"没有网络，{fresh}")
    assert page.url == home
    assert faults == []
    context.close()
