"""Publishing and withdrawing change what they say and nothing else, and withdrawal reaches every channel."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from digests import changed, digests
from domains.channels.test_batch_review import GOOD, entered
from domains.entries.made import published
from mingbai.accounts.values import Acting
from mingbai.annual_report.actions import take_back_import
from mingbai.channels import actions, queries
from mingbai.channels.models import Channel, Delivery
from mingbai.core.errors import NotVisible, Refused
from mingbai.core.models import AuditEntry
from mingbai.entries.actions import Published
from mingbai.entries.models import Entry
from mingbai.workspace.channels.tasks import gather
from support import NOW, Team, brought_in, day_of, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("spares")]
WHY = "金额写错，撤回重发。"
WHERE = "https://mp.weixin.qq.com/s/baiyang-2020"


@pytest.fixture(autouse=True)
def _channels(site) -> None:
    for order, (key, label) in enumerate((("website", "政府网站"), ("wechat", "微信公众号"))):
        Channel.objects.create(key=key, label=label, order=order)


def on_wechat(clerk: Acting, entry: int) -> None:
    told = [actions.Delivered(entry, "wechat", NOW, WHERE)]
    actions.record_deliveries(organ_code="baiyang", deliveries=told, by=clerk, at=NOW)


def from_before(clerk: Acting) -> int:
    """A record that was published on WeChat only."""
    record = Published("20.7", "财政预决算", "2019年决算公开", NOW.date() - timedelta(days=400), NOW - timedelta(days=390))
    (entry,) = brought_in(clerk, record)
    on_wechat(clerk, entry)
    return entry


def states(entry: int) -> dict[str, str]:
    return dict(Delivery.objects.filter(entry_id=entry).values_list("channel__key", "state"))


def test_publishing_what_is_published_changes_nothing_whoever_presses(
    team: Team, officer: Acting, auditor: Acting, stranger: Acting
) -> None:
    entries = published(*team), from_before(team[0])
    before = digests()
    for entry in entries:
        for who, outcome in ((team[2], Refused), (officer, Refused), (auditor, Refused), (stranger, NotVisible)):
            with pytest.raises(outcome):
                actions.publish(entry_id=entry, by=who, at=NOW)
        assert actions.publish(entry_id=entry, by=team[0], at=NOW).is_listed
    assert changed(before, digests()) == []


def test_withdrawing_what_is_withdrawn_changes_nothing_whoever_presses(team: Team, officer: Acting, auditor: Acting) -> None:
    entry = published(*team)
    actions.withdraw(entry_id=entry, reason=WHY, by=team[0], at=NOW)
    before = digests()
    for who in (team[2], officer, auditor):
        with pytest.raises(Refused):
            actions.withdraw(entry_id=entry, reason=WHY, by=who, at=NOW)
    actions.withdraw(entry_id=entry, reason=WHY, by=team[0], at=NOW)
    assert changed(before, digests()) == []


def test_withdrawal_takes_back_every_delivery_and_a_person_goes_to_the_other_channels(team: Team) -> None:
    clerk = team[0]
    entry = published(*team)
    on_wechat(clerk, entry)
    actions.withdraw(entry_id=entry, reason=WHY, by=clerk, at=NOW)
    assert states(entry) == {"website": "withdrawn", "wechat": "to_remove"}
    assert queries.counts(clerk.organ_id, NOW.date(), NOW.date()).total == 0
    said = json.loads(AuditEntry.objects.get(event="delivery.taken_back").data)
    assert said == {"website": ["website"], "to_remove": ["wechat"]}
    (task,) = gather(day_of(clerk)).tasks
    assert "1条" in task.title
    (row,) = queries.to_remove(clerk.organ_id)
    assert (row.channel_label, row.proof) == ("微信公众号", WHERE)


def test_a_person_says_that_it_is_gone_there_too(team: Team, stranger: Acting, officer: Acting, client: Client) -> None:
    clerk = team[0]
    entry = published(*team)
    on_wechat(clerk, entry)
    actions.withdraw(entry_id=entry, reason=WHY, by=clerk, at=NOW)
    (row,) = queries.to_remove(clerk.organ_id)
    page = sign_in(client, clerk).get(reverse("work:removals"))
    assert WHERE in page.content.decode()
    for who, outcome in ((stranger, NotVisible), (officer, Refused)):
        with pytest.raises(outcome):
            actions.confirm_removed(delivery_id=row.id, by=who, at=NOW)
    client.post(reverse("work:removed", args=[row.id]))
    assert states(entry) == {"website": "withdrawn", "wechat": "withdrawn"}
    assert AuditEntry.objects.filter(event="delivery.removed").count() == 1
    actions.confirm_removed(delivery_id=row.id, by=clerk, at=NOW)
    assert AuditEntry.objects.filter(event="delivery.removed").count() == 1
    assert gather(day_of(clerk)).tasks == ()


def test_a_batch_that_is_taken_back_leaves_the_same_task(clerk: Acting) -> None:
    batch = entered(clerk, GOOD)
    take_back_import(organ_code="baiyang", batch_id=batch, reason="表格用错了年份。", by=clerk, at=NOW)
    assert states(Entry.objects.get().pk) == {"website": "withdrawn", "wechat": "to_remove"}


def test_no_title_of_what_was_taken_down_is_on_the_page_of_year_and_channel(team: Team, client: Client) -> None:
    entry = published(*team)
    on_wechat(team[0], entry)
    Entry.objects.filter(pk=entry).update(standing="expired", is_listed=False)
    title = Entry.objects.get(pk=entry).title
    for query in ({"year": "2021"}, {"year": "2021", "channel": "wechat"}):
        page = client.get(reverse("portal:records", args=["baiyang"]), query).content.decode()
        assert title not in page
        assert WHERE not in page
        assert "已撤下" in page
        assert "BAIYANG-2021-00001" in page, "the figure still shows what it counts"
    read = queries.public_page(organ_id=team[0].organ_id, first_on=date(2021, 1, 1), last_on=date(2021, 12, 31)).rows
    assert {(row.title, row.proof) for row in read} == {("", "")}, "nor do they reach the page"
