"""Processes that are killed while they send: whoever goes on asks first, and each entry stands once on the channel."""

from __future__ import annotations

import json
import os
import signal
from collections import Counter
from typing import Any

from domains.channels.kinds.fake_wechat import FakeWeChat
from domains.channels.kinds.loopback import Answer, running
from jobs.conftest import WORKING, Installation
from loaded import Running

# Asking comes after all that can be sent.
POINTS = (
    ("/draft/add", "after"), ("/submit", "before"), ("/submit", "after"), ("/get", "after"),
)  # fmt: skip


class DeadlyWeChat(FakeWeChat):
    """An official account that kills whoever calls it, before or after it takes in what was sent."""

    sender: Running | None = None
    point = ("", "")

    def answer(self, method: str, path: str, query: dict[str, str], headers: Any, body: bytes) -> Answer:
        is_here = bool(self.point[0]) and path.endswith(self.point[0])
        if is_here and self.point[1] == "before":
            self.kill()
            return 200, {}
        found = super().answer(method, path, query, headers, body)
        if is_here:
            self.kill()
        return found

    def kill(self) -> None:
        assert self.sender
        self.point = ("", "")
        os.kill(self.sender.pid, signal.SIGKILL)


def test_senders_that_are_killed_at_any_point_send_each_entry_once(installation: Installation) -> None:
    with running(DeadlyWeChat()) as fake:
        assert isinstance(fake, DeadlyWeChat)
        installation.loaded.run(WORKING / "plan_deliveries.py", str(len(POINTS) + 2), fake.base)
        for point in POINTS:
            fake.point = point
            with fake.lock:
                fake.sender = installation.loaded.start_program(WORKING / "send_now.py", "20")
            assert fake.sender.wait() == -signal.SIGKILL, fake.sender.said
        last = installation.loaded.start_program(WORKING / "send_now.py", "60")
        assert last.wait() == 0, last.said
        _, listed = installation.loaded.ended("channels", "list", "--organ", "baiyang", "--json")
        rows = [one for one in map(json.loads, listed.splitlines()) if one["channel"] == "wechat"]
        links = Counter(one["content_source_url"] for one in fake.public)
    begun = sum(one["attempts"] for one in rows)
    print(f"{len(POINTS)} kills, {len(rows)} deliveries, begun {begun} times, {len(links)} public")
    assert Counter(one["state"] for one in rows) == {"delivered": len(POINTS) + 2}
    assert (len(links), set(links.values())) == (len(rows), {1})
    assert {one["url"] for one in rows} == {one["url"] for one in fake.public}
