"""Deliveries on a channel with an account that leads to a fake, and a machine clock that a test moves on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest

from domains.channels.kinds.conftest import FAKES
from domains.channels.kinds.loopback import running
from domains.channels.kinds.outgoing_made import picture
from mingbai.accounts.values import Acting, system
from mingbai.channels import actions
from mingbai.channels.kinds.values import ChannelFile
from mingbai.channels.kinds.wechat import kind as wechat
from mingbai.channels.models import Channel, Delivery
from mingbai.channels.queries.errands import due, next_due
from mingbai.channels.values.accounts import AccountEntry
from mingbai.core import clock
from mingbai.core.words import CHINA
from mingbai.organs import queries as organs
from support import NOW

MORNING = datetime(2026, 12, 1, 9, 0, tzinfo=CHINA)


class Machine:
    """The machine's clock, which stands still until somebody waits."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.now = MORNING
        patch.setattr(clock, "machine_now", lambda: self.now)

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)


@contextmanager
def account(clerk: Acting, kind: str = "wechat", **entry: Any) -> Iterator[Any]:
    """The organ of the clerk sends everything to a channel by an account on its fake, which is yielded. Covers are not drawn."""
    new, settings, _ = FAKES[kind]
    Channel.objects.get_or_create(key="website", defaults={"label": "政府网站"})
    by = system(organs.organ_by_id(clerk.organ_id))
    with running(new()) as fake, pytest.MonkeyPatch.context() as patch:
        patch.setattr(wechat, "_cover", lambda entry: ChannelFile("封面.png", "image/png", picture()))
        given = {"base": fake.base, **split(kind, settings), **entry}
        actions.set_account(organ_code=clerk.organ_code, kind=kind, entry=AccountEntry(**given), by=by, at=NOW)
        actions.set_reach(organ_code=clerk.organ_code, reach={kind: "all"}, by=clerk, at=NOW)
        yield fake


def split(kind: str, settings: dict[str, str]) -> dict[str, dict[str, str]]:
    """Return settings and secrets apart."""
    from mingbai.channels.kinds.registry import KINDS

    secret = KINDS[kind].secrets
    return {
        "settings": {name: value for name, value in settings.items() if name not in secret},
        "secrets": {name: value for name, value in settings.items() if name in secret},
    }


def step(clerk: Acting) -> int:
    """Do what is due now, each once; return how many did anything."""
    by = system(organs.organ_by_id(clerk.organ_id))
    found = list(due(clock.machine_now(), organ_id=clerk.organ_id))
    return sum(actions.carry_out(delivery_id=one.delivery_id, by=by, at=NOW) for one in found)


def finish(clerk: Acting, machine: Machine, *, days: float = 2) -> None:
    """Do what is due, and move the clock on to what is due next, until nothing unsettled is left."""
    until = machine.now + timedelta(days=days)
    while machine.now < until:
        step(clerk)
        found = next_due(machine.now, organ_id=clerk.organ_id)
        if found is None and not list(due(machine.now, organ_id=clerk.organ_id)):
            return
        machine.now = found if found is not None else machine.now + timedelta(minutes=1)


def states(channel: str = "wechat") -> list[str]:
    return list(Delivery.objects.filter(channel__key=channel).order_by("id").values_list("state", flat=True))
