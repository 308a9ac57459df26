"""Channels, a shortcut for rendering, and a report in each state."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import ModuleType

import pytest

from mingbai.accounts.values import Acting
from mingbai.annual_report import actions
from mingbai.channels.actions import add_channel
from mingbai.core import apart
from support import NOW, appointed

WHICH = {"organ_code": "baiyang", "year": 2020}


def act_module(name: str) -> ModuleType:
    """Return an act's module; the package exports the act itself under the same name."""
    return import_module(f"mingbai.annual_report.actions.{name}")


@pytest.fixture
def channels(officer: Acting) -> None:
    for order, (key, label) in enumerate((("website", "政府网站"), ("wechat", "微信公众号"))):
        add_channel(key=key, label=label, order=order, by=officer, at=NOW)


@pytest.fixture
def quick_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Skip rendering, which has its own tests; here only the time of storing matters."""
    monkeypatch.setattr(apart, "report_files", lambda doc, wanted: {"report.json": doc.title.encode()})


@pytest.fixture
def draft(clerk: Acting) -> int:
    return actions.open_report(**WHICH, by=clerk, at=NOW)


@pytest.fixture
def move(clerk: Acting, officer: Acting, leader: Acting, draft: int, quick_files: None) -> Callable[[str], None]:
    """Bring the draft into a state through the real acts."""

    def to(state: str) -> None:
        actions.submit(**WHICH, by=clerk, at=NOW)
        if state == "returned":
            actions.send_back(**WHICH, reason="第五部分写得太简单。", by=officer, at=NOW)
        if state in {"accepted", "published"}:
            actions.accept(**WHICH, by=officer, at=NOW)
        if state == "published":
            actions.publish(**WHICH, by=leader, at=NOW)

    return to


@pytest.fixture
def colleague(baiyang: object, clerk: Acting) -> Acting:
    """A second clerk in the same office, with the same label."""
    from mingbai.organs.models import Organ

    return appointed(Organ.objects.get(code="baiyang"), "clerk", "baiyang-2", "党政办公室")
