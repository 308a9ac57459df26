"""Every staff page: no axe finding, no page wider than its window, no error in the console."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from journeys.visitor import PHONE, Visitor

BAIYANG = "/work/reports/baiyang/2020/"
REGISTERS = ("procurement", "normative", "declared", "applications", "disputes", "activities")
PAGES = [
    ("baiyang", "/work/"),
    ("baiyang", "/work/reports/"),
    ("baiyang", BAIYANG),
    ("baiyang", f"{BAIYANG}?edit=1"),
    ("baiyang", f"{BAIYANG}preview/"),
    ("baiyang", f"{BAIYANG}cells/publications.weibo/"),
    ("baiyang", f"{BAIYANG}cells/2.procurement.amount_yuan/"),
    ("baiyang", f"{BAIYANG}cells/3.new.natural/"),
    *(("baiyang", f"/work/registers/{name}/") for name in REGISTERS),
    *(("baiyang", f"/work/registers/{name}/new/") for name in REGISTERS if name != "declared"),
    *(("baiyang", f"/work/documents/{name}") for name in ("", "new/", "numbers/", "matters/", "matters/new/", "validity/")),
    *(("baiyang", f"/work/duties/{name}") for name in ("", "1/", "1/drop/", "columns/", "new/", "new/?field=社会救助")),
    *(("baiyang", f"/work/chains/{name}") for name in ("", "1/", "1/close/", "1/steps/land/event/", "1/steps/land/exempt/")),
    *(("baiyang", f"/work/chains/new/{query}") for query in ("", "?template=land")),
    ("baiyang", "/work/entries/unfiled/"),
    ("baiyang", "/work/management/?year=2020"),
    ("baiyang", "/work/management/gatherings/1/"),
    ("baiyang", "/work/burden/new/"),
    ("baiyang", "/work/deliveries/"),
    ("baiyang", "/work/channels/"),
    ("county", "/work/channels/hosts/"),
    ("baiyang", "/work/cases/?state=all"),
    ("county", "/work/duties/late/"),
    *(
        ("county", f"/work/{path}")
        for path in (
            "units/",
            "units/gucheng/",
            "units/shuiwu/",
            "units/add/",
            "units/gucheng/close/",
            "reminders/",
            "accounts/many/",
        )
    ),
    ("wangwa", "/work/units/wangwa/"),
    ("county", "/work/chains/coverage/"),
    ("baiyang", "/work/calendar/"),
    *(
        ("baiyang", f"/work/catalogue/{path}")
        for path in (
            "",
            "?state=blank&field=社会救助",
            "coverage/",
            "new/",
            "lines/10/",
            "lines/10/limit/",
            "lines/10/not-applicable/",
        )
    ),
    *(
        ("county", f"/work/catalogue/{path}")
        for path in ("", "county/", "import/", "basis/", "new/", "lines/10/change/", "lines/10/retire/")
    ),
    ("baiyang-leader", "/work/"),
    ("wangwa", "/work/"),
    ("wangwa", "/work/reports/wangwa/2020/"),
    ("county", "/work/"),
    ("county", "/work/reports/"),
    ("county", "/work/calendar/"),
    ("auditor", "/work/"),
    ("auditor", "/work/audit/"),
    ("admin", "/work/"),
    ("admin", "/work/failures/"),
    ("admin", "/work/accounts/"),
]


@pytest.fixture(scope="module")
def windows(served, browser):
    """Return a function that gives a person's window; each signs in once and then only looks, as at a desk."""
    with ExitStack() as open_windows:
        kept: dict[str, Visitor] = {}
        site = served.lent("onlookers")

        def window(username: str) -> Visitor:
            if username not in kept:
                kept[username] = open_windows.enter_context(Visitor.opened(browser, site.url, 1280))
                kept[username].sign_in(username)
            return kept[username]

        yield window


@pytest.mark.parametrize(("username", "path"), PAGES, ids=[f"{u}:{p}" for u, p in PAGES])
def test_a_page_is_accessible_and_fits(windows, username, path) -> None:
    look(windows(username), path)


CUT_OFF = """
    [...document.querySelectorAll(".scroll .pin + *")]
        .filter(cell => cell.getBoundingClientRect().right > cell.closest(".scroll").getBoundingClientRect().right)
        .map(cell => cell.textContent)
"""
ROWS = """标题,条例条项,领域,内容概述,形成日期,公开时间,渠道
白阳镇2018年部门决算,20.7,财政预决算,2018年收入支出决算。,2019-10-09,2019-10-12 09:30,政府网站
白阳镇2018年部门决算,20.7,财政预决算,2018年收入支出决算。,2019-10-09,2019-10-12 09:30,政府网站
白阳镇2018年采购情况,99.9,财政预决算,2018年采购情况。,2019-10-09,2019-10-12 09:30,政府网站
"""


def test_each_stage_of_an_import_is_accessible_and_fits(windows) -> None:
    clerk, reviewer = windows("baiyang"), windows("baiyang-secrecy")
    look(clerk, "/work/imports/")
    clerk.page.locator("#file").set_input_files({"name": "2018.csv", "mimeType": "text/csv", "buffer": ROWS.encode()})
    clerk.click(clerk.page.get_by_role("button", name="上传并核对"))
    clerk.page.get_by_role("heading", name="要改的行：1 行，不入库").wait_for()
    batch = clerk.page.url.removeprefix(clerk.url)
    look(clerk, batch)
    clerk.click(clerk.page.get_by_role("button", name="送保密审查 1 条"))
    look(clerk, batch)
    look(clerk, "/work/imports/")
    look(clerk, f"{batch}take-back/")
    look(reviewer, batch.replace("/work/", "/work/review/"))


def test_a_phone_shows_what_stands_beside_the_first_column_in_large_type_too(windows) -> None:
    visitor = windows("baiyang")
    visitor.page.set_viewport_size({"width": PHONE, "height": 800})
    assert visitor.go("/work/cases/?state=all") == 200
    visitor.page.evaluate("document.documentElement.dataset.mode = 'elder'")
    assert visitor.page.evaluate(CUT_OFF) == []


def look(visitor: Visitor, path: str) -> None:
    visitor.faults.clear()
    assert visitor.go(path) == 200
    assert (visitor.flaws(), visitor.faults) == ([], [])
