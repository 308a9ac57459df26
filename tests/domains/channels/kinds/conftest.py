"""Each kind of channel with its fake service."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from domains.channels.kinds import fake_platform, fake_wechat, fake_weibo
from domains.channels.kinds.fake_platform import FakePlatform
from domains.channels.kinds.fake_wechat import FakeWeChat
from domains.channels.kinds.fake_weibo import FakeWeibo
from domains.channels.kinds.loopback import running
from mingbai.channels.kinds.registry import KINDS
from mingbai.channels.kinds.values import ChannelAccount, ChannelKind, ChannelLine

FAKES: dict[str, tuple[type, dict[str, str], str]] = {
    "wechat": (FakeWeChat, {"app_id": "wx1", "app_secret": fake_wechat.SECRET}, "/submit"),
    "weibo": (FakeWeibo, {"access_token": fake_weibo.SECRET}, "/share.json"),
    "platform_331": (FakePlatform, {"token": fake_platform.SECRET}, "/entries"),
    "province": (FakePlatform, {"token": fake_platform.SECRET}, "/entries"),
}


@dataclass
class Against:
    """A kind against its fake; `last` is the call that makes a message public."""

    kind: ChannelKind
    fake: Any
    settings: dict[str, str]
    last: str

    @property
    def secret(self) -> str:
        (name,) = self.kind.secrets
        return self.settings[name]

    def line(self, **changed: str) -> ChannelLine:
        return self.kind.open(ChannelAccount(self.fake.base, self.settings | changed, time.monotonic))


def against(key: str) -> Iterator[Against]:
    new, settings, last = FAKES[key]
    with running(new()) as fake:
        yield Against(KINDS[key], fake, settings, last)


@pytest.fixture(params=sorted(FAKES))
def every(request: pytest.FixtureRequest) -> Iterator[Against]:
    yield from against(request.param)


@pytest.fixture
def wechat() -> Iterator[Against]:
    yield from against("wechat")


@pytest.fixture
def weibo() -> Iterator[Against]:
    yield from against("weibo")


@pytest.fixture
def province() -> Iterator[Against]:
    yield from against("province")
