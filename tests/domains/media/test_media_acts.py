"""The register of new-media accounts: put on record once, updated by deliveries, closed for good, each in its organ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from domains.entries.made import published
from mingbai.accounts.values import Acting
from mingbai.channels.models import Channel, Delivery
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.media import actions, queries
from mingbai.media.models import MediaAccount
from mingbai.media.values import MediaDetails
from mingbai.workspace.media.tasks import gather
from support import NOW, TODAY, Team, day_of

pytestmark = pytest.mark.django_db
DETAILS = MediaDetails("wechat", "白阳镇政务", "gh_baiyang", "白阳镇人民政府", "党政办公室主任", TODAY - timedelta(days=40))


def opened(clerk: Acting, **other: object) -> int:
    return actions.open_media(organ_code="baiyang", details=replace(DETAILS, **other), by=clerk, at=NOW)


def test_an_account_is_put_on_record_once(clerk: Acting, leader: Acting, stranger: Acting) -> None:
    opened(clerk)
    with pytest.raises(Invalid, match="已经登记过"):
        opened(clerk)
    details = replace(DETAILS, kind="app", number="x", opened_on=date(2026, 3, 2))
    with pytest.raises(Invalid, match="县级以下单位原则上不得开发"):
        actions.open_media(organ_code="baiyang", details=details, by=clerk, at=NOW.replace(year=2026, month=4))
    with pytest.raises(Refused):
        opened(leader)
    with pytest.raises(NotVisible):
        opened(stranger)


def test_a_delivery_is_an_update_and_so_is_one_seen_elsewhere(team: Team) -> None:
    clerk = team[0]
    channel = Channel.objects.create(key="wechat", label="微信", order=2)
    key = opened(clerk, channel="wechat")
    assert queries.account(key).silent(TODAY) == 40
    (row,) = gather(day_of(clerk)).tasks
    assert (row.tag_kind, row.is_urgent, row.on) == ("late", True, TODAY - timedelta(days=26))
    assert gather(day_of(team[1])).tasks == (row,)
    assert gather(day_of(team[3])).tasks == ()
    entry = published(*team)
    Delivery.objects.create(
        entry_id=entry, channel=channel, organ_id=clerk.organ_id, state="delivered", delivered_at=NOW,
        delivered_on=TODAY - timedelta(days=2), proof="https://mp.weixin.qq.com/s/1",
    )  # fmt: skip
    assert queries.account(key).silent(TODAY) == 2
    assert gather(day_of(clerk)).tasks == ()
    actions.see_update(account_id=key, on=TODAY - timedelta(days=1), by=clerk, at=NOW)
    actions.see_update(account_id=key, on=TODAY - timedelta(days=5), by=clerk, at=NOW)
    assert queries.account(key).updated_on == TODAY - timedelta(days=1)
    with pytest.raises(Invalid, match="不能晚于今天"):
        actions.see_update(account_id=key, on=TODAY + timedelta(days=1), by=clerk, at=NOW)


def test_a_closed_account_stays_on_record_and_is_never_changed(clerk: Acting) -> None:
    key = opened(clerk)
    with pytest.raises(Invalid, match="为什么关停"):
        actions.close_media(account_id=key, closed_on=TODAY, reason=" ", by=clerk, at=NOW)
    actions.close_media(account_id=key, closed_on=TODAY, reason="力量不足，并入县里的账号", by=clerk, at=NOW)
    assert queries.open_accounts([clerk.organ_id]).rows == ()
    assert [one.closing_reason for one in queries.closed_accounts(clerk.organ_id)] == ["力量不足，并入县里的账号"]
    for act in (
        lambda: actions.change_media(account_id=key, details=DETAILS, by=clerk, at=NOW),
        lambda: actions.see_update(account_id=key, on=TODAY, by=clerk, at=NOW),
        lambda: actions.close_media(account_id=key, closed_on=TODAY, reason="再关一次", by=clerk, at=NOW),
    ):
        with pytest.raises(Invalid, match="已经关停"):
            act()
    assert opened(clerk) != key, "the same account opened again is a new record"
    with pytest.raises(IntegrityError), transaction.atomic():
        MediaAccount.objects.filter(pk=key).update(closing_reason="")


def test_the_register_runs_on_page_by_page_and_organ_by_organ(clerk: Acting, stranger: Acting) -> None:
    keys = [opened(clerk, number=f"n{number}") for number in range(3)]
    keys.append(actions.open_media(organ_code="wangwa", details=DETAILS, by=stranger, at=NOW))
    both = [clerk.organ_id, stranger.organ_id]
    seen, after = [], ""
    for _ in range(4):
        rows, after = queries.open_accounts(both, after=after, limit=1)
        seen += [row.id for row in rows]
    assert (seen, after) == (keys, "")
