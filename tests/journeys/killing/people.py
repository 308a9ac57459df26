"""People who press buttons as fast as the server answers, and remember what it acknowledged."""

from __future__ import annotations

import itertools
import re
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterator

TOKEN = "t" * 32
REVISION = re.compile(r'name="revision" value="(\d+)"')


class Stays(urllib.request.HTTPRedirectHandler):
    """Do not follow redirects: the redirect is the acknowledgement."""

    def redirect_request(self, *args: object, **options: object) -> None:
        return None


class People:
    """Four people working at once until the server ends."""

    def __init__(self, url: str, sessions: dict[str, str], waiting: Iterator[tuple[str, int]], numbers: itertools.count) -> None:
        self.url = url
        self.sessions = sessions
        self.waiting = waiting
        self.numbers = numbers
        self.done: dict[str, list[str]] = defaultdict(list)
        self.refusals: list[str] = []
        self.moved = ""
        self.opener = urllib.request.build_opener(Stays)
        acts = (self.write, self.count, self.move, self.publish)
        self.threads = [threading.Thread(target=self._until_the_end, args=(act,)) for act in acts]

    def begin(self) -> None:
        for thread in self.threads:
            thread.start()

    def wait(self) -> None:
        for thread in self.threads:
            thread.join(60)
            assert not thread.is_alive()

    def write(self) -> None:
        mark = f"记号{next(self.numbers)}"
        number = int(mark[2:]) % 6 + 1
        if self._press("baiyang", f"baiyang/2020/sections/{number}/", text=f"{mark}。", base="1") == 302:
            self.done["text"].append(mark)

    def count(self) -> None:
        value, cell = str(next(self.numbers)), "baiyang/2020/cells/2.procurement.projects/"
        shown = REVISION.search(self._look("baiyang", cell))
        # Somebody may have saved since the page was rendered; the next round tries again.
        if shown and self._press("baiyang", cell, typed=value, revision=shown[1]) == 302:
            self.done["cell"].append(value)

    def move(self) -> None:
        """Move it forth and back. A repeated move leaves no act in the trail, so only a step from a known state promises one."""
        for act, who, before, fields in (
            ("submit", "wangwa", "send-back", {}),
            ("send-back", "county", "submit", {"reason": "请再核对一遍。"}),
        ):
            is_done = self._press(who, f"wangwa/2020/{act}/", **fields) == 302
            if is_done and self.moved == before:
                self.done[act].append("")
            self.moved = act if is_done else ""

    def publish(self) -> None:
        code, year = next(self.waiting)
        if self._press(code, f"{code}/{year}/publish/") == 302:
            self.done["publish"].append(f"{code} {year}")

    def _until_the_end(self, act: Callable[[], None]) -> None:
        try:
            while True:
                act()
        except (OSError, StopIteration):
            # The server is gone, or nothing is left to publish.
            return

    def _look(self, who: str, where: str) -> str:
        try:
            with self.opener.open(self._request(who, where), timeout=30) as answer:
                return str(answer.read().decode())
        except Exception as failure:
            raise OSError(failure) from failure

    def _request(self, who: str, where: str, data: bytes | None = None) -> urllib.request.Request:
        request = urllib.request.Request(f"{self.url}/work/reports/{where}", data=data)
        request.add_header("Cookie", f"sessionid={self.sessions[who]}; csrftoken={TOKEN}")
        request.add_header("X-CSRFToken", TOKEN)
        return request

    def _press(self, who: str, where: str, **fields: str) -> int:
        request = self._request(who, where, urllib.parse.urlencode(fields).encode())
        try:
            with self.opener.open(request, timeout=30) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as failure:
            if failure.code != 302:
                self.refusals.append(f"{where}: {failure.code}")
            return failure.code
        except Exception as failure:
            raise OSError(failure) from failure
