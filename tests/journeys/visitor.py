"""A person at a browser: counts clicks, notices page errors, measures time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

#: Both widths the design is made for: a phone and a desk.
WIDTHS = PHONE, DESK = (375, 1280)
PASSWORD = "mingbai-demo-2020"
AXE = Axe()
# What passed is much, and nobody reads it.
FINDINGS = """axe.run({resultTypes: ["violations"]}).then(found =>
    found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target}`)))"""


class Visitor:
    """One browser window; `clicks` counts what a person would have pressed."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.clicks = 0
        self.began = time.monotonic()
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on(
            "console",
            lambda message: self.faults.append(f"{message.text} {message.location['url']}") if message.type == "error" else None,
        )

    @classmethod
    @contextmanager
    def opened(cls, browser: Browser, url: str, width: int, *, scripts: bool = True) -> Iterator[Visitor]:
        """Open a fresh window and close it afterwards; without motion, because a colour in transition cannot be judged."""
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.set_default_timeout(10_000)
        try:
            yield cls(page, url)
        finally:
            context.close()

    @property
    def seconds(self) -> float:
        """Seconds since the window opened."""
        return time.monotonic() - self.began

    def go(self, path: str) -> int:
        """Open an address; return the status of the response."""
        answer = self.page.goto(self.url + path)
        assert answer is not None
        return answer.status

    def click(self, target: Locator) -> None:
        """Click once, as a person does, and wait for the page that follows."""
        target.first.click()
        self.page.wait_for_load_state("load")
        self.clicks += 1

    def sign_in(self, username: str) -> None:
        """Sign in through the page, as people do."""
        self.go("/work/sign-in/")
        self.page.locator("input[name=username]").fill(username)
        self.page.locator("input[name=password]").fill(PASSWORD)
        self.click(self.page.locator("main form button"))

    def heading(self) -> str:
        """Return the page's h1."""
        return self.page.locator("h1").first.inner_text()

    def sideways(self) -> int:
        """Return how many pixels wider than the window the page itself is."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    def accessibility(self) -> list[str]:
        """Return axe-core's findings, one line for each rule and place."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.axe_script)
        return list(self.page.evaluate(FINDINGS))

    def flaws(self) -> list[str]:
        """Return what this page lacks in accessibility or width, at both widths; only its style sheets follow the window."""
        own = self.page.viewport_size
        assert own
        found = []
        for width in WIDTHS:
            self.page.set_viewport_size({**own, "width": width})
            found += [f"{width}: {flaw}" for flaw in self.accessibility()]
            found += [f"{width}: {wider} px sideways" for wider in [self.sideways()] if wider]
        self.page.set_viewport_size(own)
        return found
