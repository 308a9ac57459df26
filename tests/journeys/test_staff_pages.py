"""Every staff page: no axe finding, no page wider than its window, no error in the console."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from journeys.visitor import Visitor

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
    *(
        ("baiyang", f"/work/registers/{name}/")
        for name in ("procurement", "normative", "declared", "applications", "disputes", "activities")
    ),
    *(
        ("baiyang", f"/work/registers/{name}/new/")
        for name in ("procurement", "normative", "applications", "disputes", "activities")
    ),
    *(("baiyang", f"/work/documents/{name}") for name in ("", "new/", "numbers/", "matters/", "matters/new/", "validity/")),
    *(("baiyang", f"/work/duties/{name}") for name in ("", "1/", "1/drop/", "columns/", "new/", "new/?field=社会救助")),
    *(("baiyang", f"/work/chains/{name}") for name in ("", "1/", "1/close/", "1/steps/land/event/", "1/steps/land/exempt/")),
    *(("baiyang", f"/work/chains/new/{query}") for query in ("", "?template=land")),
    ("baiyang", "/work/entries/unfiled/"),
    ("county", "/work/duties/late/"),
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
def windows(site_of_all, browser):
    """Return a function that gives a person's window; each signs in once and then only looks, as at a desk."""
    with ExitStack() as open_windows:
        kept: dict[str, Visitor] = {}

        def window(username: str) -> Visitor:
            if username not in kept:
                kept[username] = open_windows.enter_context(Visitor.opened(browser, site_of_all.url, 1280))
                kept[username].sign_in(username)
            return kept[username]

        yield window


@pytest.mark.parametrize(("username", "path"), PAGES, ids=[f"{u}:{p}" for u, p in PAGES])
def test_a_page_is_accessible_and_fits(windows, width, username, path) -> None:
    visitor = windows(username)
    visitor.faults.clear()
    visitor.page.set_viewport_size({"width": width, "height": 800})
    assert visitor.go(path) == 200
    assert visitor.accessibility() == []
    assert visitor.sideways() == 0
    assert visitor.faults == []
