"""The first run of `serve --demo` on an empty folder: eight files at once, and the site still answers."""

from __future__ import annotations

import http.cookiejar
import os
import re
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from cli.served import Served, free_port
from mingbai.cli.demo.county import PASSWORD

BEGINNINGS = {"docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04", "pdf": b"%PDF-"}
PATIENCE = 90  # seconds: a limit against hanging, not a measure


class Clerk:
    """A browser without a window, signed in."""

    def __init__(self, port: int, username: str) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.read("/work/sign-in/").decode())
        assert token is not None
        form = {"username": username, "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
        self.read("/work/sign-in/", urllib.parse.urlencode(form).encode())

    def read(self, path: str, sent: bytes | None = None) -> bytes:
        with self.opener.open(f"{self.url}{path}", sent, timeout=PATIENCE) as answer:
            return bytes(answer.read())


def test_every_file_of_a_draft_eight_at_once_on_the_first_run(tmp_path: Path) -> None:
    # Files are drawn from the same values whatever keeps them, so one engine shows it.
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment = {**kept, "DATA_DIR": str(tmp_path / "data"), "DJANGO_SETTINGS_MODULE": "mingbai.config.settings"}
    port = free_port()
    served = Served(environment, port, "--demo", patience=300)
    clerk = Clerk(port, "baiyang")
    listed = clerk.read("/work/documents/").decode()
    slip = re.search(r'href="(/work/documents/\d+/)"', listed)
    assert slip is not None
    files = [f"/work/reports/baiyang/2020/files/report.{kind}" for kind in ("docx", "pdf", "xlsx")]
    files += [f"{slip[1]}slip/slip.{kind}" for kind in ("docx", "pdf")]
    with ThreadPoolExecutor(8) as eight:
        answers = list(eight.map(clerk.read, [*files, *files[:3]]))
    for path, data in zip(files, answers, strict=False):
        assert data.startswith(BEGINNINGS[path.rpartition(".")[2]]), path
    assert clerk.read("/")
    assert served.ended_by_ctrl_c() == 0
