"""A served demonstration and a Chromium for all tests; a missing Chromium fails the test, never skips it."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from journeys.visitor import DESK, PHONE, Visitor
from prepared import FILE, SETTLED, Prepared

NOBODY = ""
MORE_THAN_A_TEST_CHANGES = 1_000_000
PATIENCE = 90  # seconds that starting may take on a busy machine
COMMAND = [sys.executable, "-m", "mingbai.cli.main"]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything below this folder as a journey: it needs a browser and brings its own SQLite database."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)
    # It mostly waits and takes as long as many others, which workers do meanwhile.
    items.sort(key=lambda item: item.path.name != "test_kill.py")


def _environment(data: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "PORT", "HOST"}}
    return {**kept, "DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "mingbai.config.settings"}


@pytest.fixture(scope="session")
def demonstration(prepared: Prepared) -> Path:
    """A data directory with the demonstration, built once."""
    return prepared.data_directory(SETTLED)


class Site:
    """A running server on its own copy of the demonstration, which can be made new under it."""

    def __init__(self, demonstration: Path, data: Path) -> None:
        shutil.copytree(demonstration, data)
        self.demonstration, self.data = demonstration, data
        self.used_by, self.renewals = NOBODY, 0
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        arguments = [*COMMAND, "serve", "--port", str(self.port), "--workers", "1"]
        self.log = (data / "server.log").open("wb")
        self.process = subprocess.Popen(arguments, env=_environment(data), stdout=self.log, stderr=subprocess.STDOUT)

    def wait(self) -> None:
        """Wait until it answers; fail with the server's own output when it does not."""
        last = time.monotonic() + PATIENCE
        while time.monotonic() < last:
            try:
                urllib.request.urlopen(f"{self.url}/work/sign-in/", timeout=2).close()
            except OSError:
                assert self.process.poll() is None, (self.data / "server.log").read_text()
                time.sleep(0.1)
            else:
                return
        raise AssertionError((self.data / "server.log").read_text())

    def lent(self, user: str) -> Site:
        """Return the site with the demonstration's database in it, unless the same user had it last."""
        if self.used_by not in {NOBODY, user}:
            self._renew()
        self.used_by = user
        return self

    def _renew(self) -> None:
        """Put the database of the demonstration in the place of what the tests made of it."""
        self.renewals += 1
        with closing(sqlite3.connect(self.demonstration / FILE)) as new, closing(sqlite3.connect(self.data / FILE)) as old:
            new.backup(old)
            # The server takes a generation that it has seen before for the same pages.
            old.execute("INSERT INTO core_generation VALUES ('renewed', ?)", [self.renewals * MORE_THAN_A_TEST_CHANGES])
            old.commit()
        # After any press, even a refused one, the public process looks at the generation.
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(f"{self.url}/work/sign-in/", data=b"", timeout=PATIENCE)

    def end(self) -> None:
        """Stop the server."""
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


@pytest.fixture(scope="session")
def served(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The one server of this process; a test uses it as one of the fixtures below."""
    server = Site(demonstration, tmp_path_factory.mktemp("served") / "data")
    try:
        server.wait()
        yield server
    finally:
        server.end()


@pytest.fixture
def site(served: Site, request: pytest.FixtureRequest) -> Site:
    """A fresh demonstration for one test."""
    return served.lent(request.node.nodeid)


@pytest.fixture
def site_of_all(served: Site) -> Site:
    """One demonstration for tests that only look."""
    return served.lent("onlookers")


@pytest.fixture
def site_of_drafts(served: Site) -> Site:
    """One demonstration for tests that only write, each in a draft that it begins."""
    return served.lent("drafts")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("没有安装 Chromium，浏览器测试跑不了。请装：apt-get install chromium", pytrace=False)
    with sync_playwright() as play:
        arguments = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET
        launched = play.chromium.launch(executable_path=found, args=arguments)
        yield launched
        launched.close()


@pytest.fixture
def visitor(browser: Browser, site: Site) -> Iterator[Visitor]:
    """Somebody at a desk, with JavaScript."""
    with Visitor.opened(browser, site.url, DESK) as somebody:
        yield somebody


@pytest.fixture
def plain_visitor(browser: Browser, site: Site) -> Iterator[Visitor]:
    """Somebody with a phone, without JavaScript."""
    with Visitor.opened(browser, site.url, PHONE, scripts=False) as somebody:
        yield somebody


@pytest.fixture
def onlooker(browser: Browser, site_of_all: Site) -> Iterator[Visitor]:
    """Somebody with a phone who only looks, at the demonstration that all such tests share."""
    with Visitor.opened(browser, site_of_all.url, PHONE) as somebody:
        yield somebody
