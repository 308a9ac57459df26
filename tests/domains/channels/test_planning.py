"""Publication plans a delivery for each channel that line and organ name; withdrawal takes each back as it stands."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from domains.entries.made import CONTENT, approved, published
from mingbai.accounts.values import Acting
from mingbai.catalogue.actions import add_line
from mingbai.catalogue.values.lines import LineKey
from mingbai.channels import actions, queries
from mingbai.channels.models import Channel, Delivery, SentText
from mingbai.channels.values.reach import hosts_of, wanted
from mingbai.cli.main import main
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.models import AuditEntry
from mingbai.entries.actions import amend, decide, submit
from mingbai.entries.models import Entry
from mingbai.statute.disclosure.review import EntryAct
from mingbai.supervision.actions import close_unit
from pages.states import WORDING
from support import NOW, Team, expire_due

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("spares")]


@pytest.fixture(autouse=True)
def _channels(site) -> None:
    for order, key in enumerate(("website", "wechat", "weibo", "platform_331")):
        Channel.objects.create(key=key, label=key, order=order)


def states(entry: int) -> dict[str, str]:
    return dict(Delivery.objects.filter(entry_id=entry).values_list("channel__key", "state"))


def test_line_and_organ_together_name_the_channels() -> None:
    keys = ("wechat", "weibo", "platform_331")
    assert wanted(keys, {}, ()) == ()
    assert wanted(keys, {}, ("两微一端",)) == ("wechat", "weibo")
    assert wanted(keys, {"weibo": "none", "platform_331": "all"}, ("两微一端",)) == ("wechat", "platform_331")
    assert wanted(keys, {"platform_331": "named"}, ("其他",)) == ()
    assert hosts_of("wechat", "") == ("mp.weixin.qq.com",)
    assert hosts_of("wechat", "a.gov.cn b.gov.cn") == ("a.gov.cn", "b.gov.cn")
    assert hosts_of("platform_331", "") == ()


def test_publication_plans_what_the_organ_says_once(team: Team, stranger: Acting) -> None:
    clerk = team[0]
    reach = {"wechat": "all", "platform_331": "all"}
    for who, outcome in ((stranger, NotVisible), (team[2], Refused)):
        with pytest.raises(outcome):
            actions.set_reach(organ_code="baiyang", reach=reach, by=who, at=NOW)
    with pytest.raises(Invalid):
        actions.set_reach(organ_code="baiyang", reach={"wechat": "some"}, by=clerk, at=NOW)
    with pytest.raises(Invalid):
        actions.set_reach(organ_code="baiyang", reach={"website": "none"}, by=clerk, at=NOW)
    assert actions.set_reach(organ_code="baiyang", reach=reach, by=clerk, at=NOW) == 2
    assert actions.set_reach(organ_code="baiyang", reach=reach, by=clerk, at=NOW) == 0
    entry = published(*team)
    assert states(entry) == {"website": "delivered", "wechat": "planned", "platform_331": "planned"}
    actions.publish(entry_id=entry, by=clerk, at=NOW)
    assert states(entry) == {"website": "delivered", "wechat": "planned", "platform_331": "planned"}
    told = AuditEntry.objects.filter(event="delivery.planned").values_list("data", flat=True)
    assert [json.loads(one)["channels"] for one in told] == [["wechat", "platform_331"]]
    counted = queries.counts(clerk.organ_id, NOW.date(), NOW.date())
    assert (counted.total, counted.entries) == (1, 1), "what is only planned does not count"


def test_withdrawal_calls_back_what_was_not_sent_and_names_what_stands(team: Team) -> None:
    clerk = team[0]
    actions.set_reach(organ_code="baiyang", reach=dict.fromkeys(("wechat", "weibo", "platform_331"), "all"), by=clerk, at=NOW)
    entry = published(*team)
    sent = {"delivered_at": NOW, "delivered_on": NOW.date(), "proof": "https://weibo.com/1/a"}
    Delivery.objects.filter(entry_id=entry, channel__key="weibo").update(state="delivered", **sent)
    Delivery.objects.filter(entry_id=entry, channel__key="platform_331").update(state="unknown")
    actions.withdraw(entry_id=entry, reason="金额写错，撤回重发。", by=clerk, at=NOW)
    assert states(entry) == {
        "website": "withdrawn", "wechat": "withdrawn", "weibo": "to_remove", "platform_331": "to_remove",
    }  # fmt: skip


def test_a_notice_that_is_over_is_not_sent_any_more(team: Team) -> None:
    actions.set_reach(organ_code="baiyang", reach={"wechat": "all"}, by=team[0], at=NOW)
    over = NOW + timedelta(days=40)
    entry = published(*team, content=replace(CONTENT, down_on=over.date()))
    assert expire_due(over) == 1
    assert states(entry) == {"website": "delivered", "wechat": "withdrawn"}


def test_an_organ_that_closes_sends_nothing_any_more(team: Team, officer: Acting) -> None:
    actions.set_reach(organ_code="baiyang", reach={"wechat": "all", "weibo": "all"}, by=team[0], at=NOW)
    entry = published(*team)
    Delivery.objects.filter(entry_id=entry, channel__key="weibo").update(state="unknown")
    ended = close_unit(organ_code="baiyang", note="并入王洼镇，查询请到王洼镇。", by=officer, at=NOW)
    assert ended.deliveries == 1
    assert states(entry) == {"website": "delivered", "wechat": "withdrawn", "weibo": "unknown"}


def test_a_later_version_is_offered_to_the_channels_and_plans_nothing_new(team: Team) -> None:
    clerk = team[0]
    actions.set_reach(organ_code="baiyang", reach={"wechat": "all"}, by=clerk, at=NOW)
    entry = published(*team)
    sent = {"delivered_at": NOW, "delivered_on": NOW.date(), "proof": "https://mp.weixin.qq.com/s/a"}
    Delivery.objects.filter(entry_id=entry, channel__key="wechat").update(state="delivered", **sent)
    actions.set_reach(organ_code="baiyang", reach={"weibo": "all"}, by=clerk, at=NOW)
    amend(entry_id=entry, reason="收入原写错，现予更正。", by=clerk, at=NOW)
    submit(entry_id=entry, by=clerk, at=NOW)
    for who in team[1:]:
        decide(entry_id=entry, act=EntryAct.APPROVE, by=who, at=NOW)
    actions.publish(entry_id=entry, by=clerk, at=NOW)
    marks = dict(Delivery.objects.filter(entry_id=entry).values_list("channel__key", "is_outdated"))
    assert marks == {"website": False, "wechat": True}


def test_the_catalogue_line_names_the_channels_where_the_organ_says_nothing(team: Team, officer: Acting) -> None:
    wording = replace(WORDING, channels=("政府网站", "两微一端"))
    key = LineKey("财政预决算", "财务", "财务公开")
    told = {"statutory_codes": ("20.7",), "by": officer, "at": NOW}
    line = add_line(organ_code="pengyang", key=key, wording=wording, in_force_on=NOW.date(), **told)
    entry = published(*team, content=replace(CONTENT, line_id=line))
    assert states(entry) == {"website": "delivered", "wechat": "planned", "weibo": "planned"}


def test_the_command_prints_each_delivery_in_the_published_form(team: Team, capsys: pytest.CaptureFixture[str]) -> None:
    actions.set_reach(organ_code="baiyang", reach={"wechat": "all"}, by=team[0], at=NOW)
    entry = published(*team)
    assert main(["channels", "list", "--organ", "baiyang", "--json"]) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (first["channel"], first["state"], first["url"]) == ("website", "delivered", f"/baiyang/entries/{entry}/")
    assert second == {
        "delivery": second["delivery"], "entry": entry, "channel": "wechat", "state": "planned", "attempts": 0,
        "remote_id": None, "url": None, "error": None,
    }  # fmt: skip
    assert main(["channels", "list", "--organ", "nowhere"]) == 2


@pytest.mark.both_engines
def test_the_database_keeps_each_state_true(team: Team) -> None:
    entry = Entry.objects.get(pk=approved(*team))
    kept = {"entry": entry, "channel": Channel.objects.get(key="wechat"), "organ": entry.organ}
    for wrong in ({"state": "lost"}, {"state": "delivered"}, {"state": "planned", "is_outdated": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Delivery.objects.create(**kept, **wrong)
    row = Delivery.objects.create(**kept, state="planned")
    with pytest.raises(IntegrityError), transaction.atomic():
        SentText.objects.create(delivery=row, act="record", version=1, sent_at=NOW, sent_by="甲")
