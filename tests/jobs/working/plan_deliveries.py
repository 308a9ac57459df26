"""Run as a program on an empty database: publish some entries that wait to be sent to WeChat, by an account at an address."""

from __future__ import annotations

import sys
from typing import Any

import django

django.setup()

from domains.channels.kinds.conftest import FAKES  # noqa: E402
from domains.channels.sending_made import split  # noqa: E402
from domains.entries.made import published  # noqa: E402
from mingbai.accounts.values import system  # noqa: E402
from mingbai.channels import actions  # noqa: E402
from mingbai.channels.models import Channel  # noqa: E402
from mingbai.channels.values.accounts import AccountEntry  # noqa: E402
from mingbai.core.models import Site  # noqa: E402
from mingbai.organs import queries as organs  # noqa: E402
from mingbai.organs.models import Organ  # noqa: E402
from support import NOW, TODAY, appointed  # noqa: E402


def main(count: int, base: str) -> None:
    Site.objects.create(name="彭阳县政务公开", sponsor="彭阳县人民政府办公室", demo_today=TODAY)
    county = Organ.objects.create(code="pengyang", name="彭阳县人民政府", short_name="彭阳县", level="county")
    organ = Organ.objects.create(code="baiyang", name="白阳镇人民政府", short_name="白阳镇", level="township", parent=county)
    kinds = ("clerk", "section_head", "secrecy_reviewer", "signing_leader", "clerk", "section_head", "secrecy_reviewer")
    team: list[Any] = [appointed(organ, kind, f"{kind}-{number}") for number, kind in enumerate(kinds)][:4]
    Channel.objects.create(key="website", label="政府网站")
    entry = AccountEntry(base=base, **split("wechat", FAKES["wechat"][1]))
    by = system(organs.organ("baiyang"))
    actions.set_account(organ_code="baiyang", kind="wechat", entry=entry, by=by, at=NOW)
    actions.set_reach(organ_code="baiyang", reach={"wechat": "all"}, by=team[0], at=NOW)
    for _ in range(count):
        published(*team)


main(int(sys.argv[1]), sys.argv[2])
