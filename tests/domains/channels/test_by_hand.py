"""A person sends what was published, pastes the address back, and what was sent stays as it was."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from domains.entries.made import CONTENT, RESIDENT, published
from mingbai.accounts.values import Acting
from mingbai.channels import actions, queries
from mingbai.channels.checks import checked_proof
from mingbai.channels.models import Channel, Delivery, SentText
from mingbai.channels.values.copies import copy_for
from mingbai.core import public
from mingbai.core.errors import Invalid, MingbaiError, NotVisible, Refused, Stale
from mingbai.core.models import AuditEntry
from mingbai.entries.actions import amend, decide, save_draft, submit
from mingbai.entries.values.content import Element
from mingbai.statute.disclosure.deliveries import DeliveryAct, DeliveryState
from mingbai.statute.disclosure.review import EntryAct
from mingbai.workspace.channels.tasks import gather
from support import NOW, Team, day_of, expire_due, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("spares")]
WHERE = "https://mp.weixin.qq.com/s/baiyang-1"
LINK = "https://www.pengyang.gov.cn/baiyang/entries/1/"


@pytest.fixture(autouse=True)
def _channels(site, clerk: Acting) -> None:
    for order, (key, label) in enumerate((("website", "政府网站"), ("wechat", "微信公众号"), ("platform_331", "331"))):
        Channel.objects.create(key=key, label=label, order=order)
    actions.set_reach(organ_code="baiyang", reach={"wechat": "all", "platform_331": "all"}, by=clerk, at=NOW)


def planned(team: Team) -> tuple[int, int]:
    """A published entry and its delivery on WeChat."""
    entry = published(*team)
    return entry, Delivery.objects.get(entry_id=entry, channel__key="wechat").pk


def photograph() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(written, "PNG")
    return written.getvalue()


def changed(team: Team, entry: int) -> None:
    """Publish the entry again with another sum."""
    clerk = team[0]
    amend(entry_id=entry, reason="支出原写错，现予更正。", by=clerk, at=NOW)
    content = replace(CONTENT, body="<p>收入120,000元，支出99,500元。</p>")
    save_draft(entry_id=entry, content=content, revision=1, by=clerk, at=NOW)
    submit(entry_id=entry, by=clerk, at=NOW)
    for who in team[1:]:
        decide(entry_id=entry, act=EntryAct.APPROVE, by=who, at=NOW)
    actions.publish(entry_id=entry, by=clerk, at=NOW)


def test_what_is_copied_is_the_version_and_keeps_the_limits_of_its_channel() -> None:
    content = replace(CONTENT, title="长" * 60, elements=(Element("金额", "12万元"), Element("对象")))
    wechat = copy_for("wechat", content, LINK)
    assert (len(wechat.title), wechat.is_cut) == (32, True)
    assert wechat.text.startswith("10月至12月各项收支。\n\n金额：12万元\n\n收入120,000元")
    assert LINK not in wechat.text
    assert copy_for("wechat", replace(content, body=f"<p>{'字' * 20_000}</p>"), LINK).text.endswith("全文见原文网址。")
    weibo = copy_for("weibo", replace(content, summary="说" * 200), LINK)
    assert (len(weibo.text), weibo.title, weibo.is_cut) == (140, "", True)
    assert weibo.text.endswith(f"… {LINK}")
    assert weibo.composer.startswith("https://service.weibo.com/share/share.php?url=https%3A%2F%2Fwww.pengyang")
    assert copy_for("weibo", replace(content, title="长" * 200), LINK).text == f"【{'长' * 90}…】 {LINK}"
    assert copy_for("weibo", CONTENT, "").text == f"【{CONTENT.title}】{CONTENT.summary}"
    plain = copy_for("platform_331", content, LINK)
    assert (plain.title, plain.is_cut) == (content.title, False)
    assert plain.text.endswith(f"原文：{LINK}")
    assert copy_for("platform_331", content, "").text.endswith("0954-7012783。")


def test_only_an_address_of_the_channel_is_a_proof() -> None:
    hosts = ("mp.weixin.qq.com",)
    assert checked_proof(f" {WHERE} ", hosts) == WHERE
    assert checked_proof("https://331.nx.gov.cn/list?id=7", ()) == "https://331.nx.gov.cn/list?id=7"
    assert checked_proof("HZ-2021_0007", ()) == "HZ-2021_0007"
    wrong = (
        "", "已发", "HZ-2021", "javascript:alert(1)", "ftp://mp.weixin.qq.com/s/1", "https://mp.weixin.qq.com", "https://[1/",
        "https://mp.weixin.qq.com/", "https://mp.weixin.qq.com.evil.cn/s/1", "https://evil.cn/mp.weixin.qq.com",
        "https://me@mp.weixin.qq.com/s/1", "https://mp.weixin.qq.com:8443/s/1", "https://mp.weixin.qq.com/s/一",
        "https://mp.weixin.qq.com/s/1 2", "https://localhost/s", "https://10.0.0.1/s", f"{WHERE}{'a' * 300}",
    )  # fmt: skip
    for typed in wrong:
        with pytest.raises(Invalid):
            checked_proof(typed, hosts)
    for typed in ("不是网址", "HZ7", "https://nowhere/s", "https://331.nx.gov.cn:x/s"):
        with pytest.raises(Invalid):
            checked_proof(typed, ())


def test_the_pasted_address_makes_it_count_once_with_the_words_of_that_moment(team: Team, stranger: Acting) -> None:
    clerk = team[0]
    entry, key = planned(team)
    told = {"delivery_id": key, "proof": WHERE, "version": 1, "at": NOW}
    for who, outcome in ((stranger, NotVisible), (team[2], Refused), (team[3], Refused)):
        with pytest.raises(outcome):
            actions.record(**told, by=who)
    with pytest.raises(Stale):
        actions.record(**{**told, "version": 7}, by=clerk)
    with pytest.raises(Refused, match="不能公开"):
        actions.record(**{**told, "proof": f"{WHERE}?id={RESIDENT}"}, by=clerk)
    seen = public.generation()
    assert actions.record(**told, by=clerk) is DeliveryState.DELIVERED
    assert public.generation() == seen + 1, "the public's counts by channel change"
    assert actions.record(**told, by=clerk) is DeliveryState.DELIVERED, "a second press records nothing more"
    kept = SentText.objects.get(delivery_id=key)
    assert (kept.act, kept.version, kept.title, kept.proof) == ("record", 1, CONTENT.title, WHERE)
    assert "支出98,500元" in kept.text
    assert clerk.label in kept.sent_by
    assert AuditEntry.objects.filter(event="delivery.recorded").count() == 1
    assert queries.counts(clerk.organ_id, NOW.date(), NOW.date()).total == 2
    with pytest.raises(Refused):
        actions.call_off(delivery_id=key, reason="今天不发了。", by=clerk, at=NOW)
    assert queries.delivery_sheet(clerk.organ_id, key).sent[0].photo is None
    other = Delivery.objects.get(entry_id=published(*team), channel__key="wechat").pk
    with pytest.raises(Invalid, match="网址"):
        actions.record(**{**told, "delivery_id": other, "proof": ""}, by=clerk)
    shown = {**told, "delivery_id": other, "proof": "", "photo": photograph()}
    for _ in range(2):
        assert actions.record(**shown, by=clerk) is DeliveryState.DELIVERED, "a photograph is proof where there is no address"
    (sent,) = queries.delivery_sheet(clerk.organ_id, other).sent
    assert sent.proof.startswith("照片 ")
    assert queries.sent_photo(clerk.organ_id, sent.id).startswith(b"\xff\xd8")
    for organ_id, sent_id in ((stranger.organ_id, sent.id), (clerk.organ_id, kept.pk)):
        with pytest.raises(NotVisible):
            queries.sent_photo(organ_id, sent_id)
    other = Delivery.objects.get(entry_id=published(*team), channel__key="wechat").pk
    with pytest.raises(Invalid, match="另一条"):
        actions.record(**{**told, "delivery_id": other}, by=clerk)
    website = Delivery.objects.get(entry_id=entry, channel__key="website").pk
    with pytest.raises(NotVisible):
        actions.record(**{**told, "delivery_id": website}, by=clerk)


def test_a_change_afterwards_is_sent_again_corrected_or_left_and_the_old_words_stay(team: Team) -> None:
    clerk = team[0]
    entry, key = planned(team)
    actions.record(delivery_id=key, proof=WHERE, version=1, by=clerk, at=NOW)
    changed(team, entry)
    titles = [row.title for row in gather(day_of(clerk)).tasks]
    assert titles == ["微信公众号上的还是改以前的：1条", "发到331：1条"]
    actions.send_again(delivery_id=key, act=DeliveryAct.CORRECT, proof=WHERE, version=2, by=clerk, at=NOW)
    row = Delivery.objects.get(pk=key)
    assert (row.is_outdated, row.sent_version, row.state) == (False, 2, "delivered")
    first, second = SentText.objects.filter(delivery_id=key).order_by("id")
    assert "98,500" in first.text
    assert "99,500" in second.text
    assert queries.counts(clerk.organ_id, NOW.date(), NOW.date()).total == 2, "it counts once"
    Delivery.objects.filter(pk=key).update(is_outdated=True)
    with pytest.raises(Invalid):
        actions.send_again(delivery_id=key, act=DeliveryAct.LEAVE, proof=WHERE, version=2, by=clerk, at=NOW)
    actions.leave(delivery_id=key, reason="改的地方那边没有。", by=clerk, at=NOW)
    assert not Delivery.objects.get(pk=key).is_outdated


def test_what_was_copied_before_a_change_is_kept_as_the_version_it_was(team: Team) -> None:
    entry, key = planned(team)
    changed(team, entry)
    actions.record(delivery_id=key, proof=WHERE, version=1, by=team[0], at=NOW)
    row = Delivery.objects.get(pk=key)
    assert (row.sent_version, row.is_outdated) == (1, True)
    assert "98,500" in SentText.objects.get(delivery_id=key).text


def test_what_was_sent_before_the_withdrawal_and_recorded_after_it_waits_for_its_removal(team: Team) -> None:
    clerk = team[0]
    entry, key = planned(team)
    actions.withdraw(entry_id=entry, reason="金额写错，撤回重发。", by=clerk, at=NOW)
    with pytest.raises(Invalid):
        actions.plan_again(delivery_id=key, by=clerk, at=NOW)
    assert actions.record(delivery_id=key, proof=WHERE, version=1, by=clerk, at=NOW) is DeliveryState.TO_REMOVE
    assert [row.proof for row in queries.to_remove(clerk.organ_id)] == [WHERE]
    assert queries.counts(clerk.organ_id, NOW.date(), NOW.date()).total == 0


def test_what_expired_before_it_was_recorded_is_neither_delivered_nor_to_be_removed(team: Team) -> None:
    over = NOW + timedelta(days=40)
    entry = published(*team, content=replace(CONTENT, down_on=over.date()))
    assert expire_due(over) == 1
    key = Delivery.objects.get(entry_id=entry, channel__key="wechat").pk
    with pytest.raises(Invalid, match="公示期"):
        actions.record(delivery_id=key, proof=WHERE, version=1, by=team[0], at=over)


def test_whoever_found_nothing_on_the_channel_sends_it(team: Team, client: Client) -> None:
    _, key = planned(team)
    with pytest.raises(Refused):
        actions.hand_over(delivery_id=key, by=team[0], at=NOW)
    Delivery.objects.filter(pk=key).update(state="unknown")
    sign_in(client, team[0])
    assert 'value="hand_over"' in client.get(f"/work/deliveries/{key}/").content.decode()
    assert client.post(f"/work/deliveries/{key}/", {"act": "hand_over"}).status_code == 302
    assert Delivery.objects.get(pk=key).state == "by_hand"


def test_it_is_called_off_with_a_reason_and_planned_again(team: Team) -> None:
    clerk = team[0]
    entry, key = planned(team)
    with pytest.raises(Invalid):
        actions.call_off(delivery_id=key, reason="", by=clerk, at=NOW)
    actions.call_off(delivery_id=key, reason="和昨天那一条重复。", by=clerk, at=NOW)
    changed(team, entry)
    assert Delivery.objects.get(pk=key).state == "withdrawn", "a later version does not bring it back"
    actions.plan_again(delivery_id=key, by=clerk, at=NOW)
    row = Delivery.objects.get(pk=key)
    assert (row.state, row.reason) == ("planned", "")


def test_several_addresses_are_recorded_at_once_and_a_wrong_one_stays_to_be_mended(team: Team, client: Client) -> None:
    first, second = planned(team)[1], planned(team)[1]
    sign_in(client, team[0])
    typed = {f"proof-{first}": WHERE, f"version-{first}": "1", f"proof-{second}": "已发", f"version-{second}": "1"}
    answer = client.post("/work/deliveries/?channel=wechat", typed)
    assert answer.status_code == 422
    assert "已发" in answer.content.decode()
    assert dict(Delivery.objects.filter(channel__key="wechat").values_list("id", "state")) == {
        first: "delivered", second: "planned",
    }  # fmt: skip
    assert client.post("/work/deliveries/", {f"proof-{second}": f"{WHERE}2", f"version-{second}": "1"}).status_code == 302


def test_the_list_costs_the_same_however_long_and_goes_on_by_key(
    team: Team, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    entries = [published(*team) for _ in range(11)]
    sign_in(client, team[0])
    client.get("/work/deliveries/")
    with django_assert_max_num_queries(12):
        shown = client.get("/work/deliveries/").content.decode()
    assert shown.count('name="proof-') == 20
    last = Delivery.objects.filter(entry_id=entries[-1]).order_by("-id")[0].pk
    assert f'name="proof-{last}"' not in shown
    page = queries.open_page(team[0].organ_id, channel="wechat", state="planned", limit=10)
    rest = queries.open_page(team[0].organ_id, channel="wechat", state="planned", after=page.next, limit=10)
    assert (len(page.rows), len(rest.rows), rest.next) == (10, 1, "")
    assert {row.version for row in page.rows} == {1}


def test_the_page_of_a_delivery_shows_the_words_and_takes_each_button(team: Team, client: Client) -> None:
    entry, key = planned(team)
    where = f"/work/deliveries/{key}/"
    sign_in(client, team[0])
    shown = client.get(where).content.decode()
    assert "支出98,500元" in shown
    assert 'value="record"' in shown
    assert 'value="correct"' not in shown
    assert client.post(where, {"act": "delete"}).status_code == 404
    assert client.post(where, {"act": "record", "proof": "已发", "version": "1"}).status_code == 422
    assert client.post(where, {"act": "record", "proof": WHERE, "version": "1"}).status_code == 302
    changed(team, entry)
    shown = client.get(where).content.decode()
    assert "支出99,500元" in shown
    assert 'value="again"' in shown
    assert client.post(where, {"act": "again", "proof": f"{WHERE}2", "version": "2"}).status_code == 302
    assert Delivery.objects.get(pk=key).proof == f"{WHERE}2"


def test_an_outsider_gets_no_page_of_it(team: Team, client: Client, stranger: Acting) -> None:
    _, key = planned(team)
    sign_in(client, stranger)
    assert client.get(f"/work/deliveries/{key}/").status_code == 404
    answer = client.post("/work/deliveries/", {f"proof-{key}": WHERE, f"version-{key}": "1"})
    assert answer.status_code == 404
    assert Delivery.objects.get(pk=key).state == "planned"


def test_every_failure_of_a_record_is_a_named_one(team: Team) -> None:
    with pytest.raises(MingbaiError):
        actions.record(delivery_id=10**9, proof=WHERE, version=1, by=team[0], at=NOW)


def test_the_county_says_on_which_hosts_a_channel_stands(team: Team, officer: Acting, client: Client) -> None:
    entry, _ = planned(team)
    key = Delivery.objects.get(entry_id=entry, channel__key="platform_331").pk
    told = {"delivery_id": key, "version": 1, "by": team[0], "at": NOW}
    with pytest.raises(NotVisible):
        actions.set_hosts(hosts={"platform_331": "331.nx.gov.cn"}, by=team[0], at=NOW)
    for wrong in ("https://331.nx.gov.cn/", "没有", "10.0.0.1"):
        with pytest.raises(Invalid):
            actions.set_hosts(hosts={"platform_331": wrong}, by=officer, at=NOW)
    sign_in(client, officer)
    typed = {"wechat": "", "platform_331": " 331.NX.gov.cn  b.gov.cn "}
    assert client.post("/work/channels/hosts/", typed).status_code == 302
    assert Channel.objects.get(key="platform_331").hosts == "331.nx.gov.cn b.gov.cn"
    assert client.post("/work/channels/hosts/", typed).status_code == 302
    assert AuditEntry.objects.filter(event="channel.hosts").count() == 1, "the same again is no change"
    with pytest.raises(Invalid, match="这个渠道的网址在"):
        actions.record(proof="https://evil.cn/1", **told)
    with pytest.raises(Invalid):
        actions.record(proof="HZ-2021-0007", **told)
    assert actions.record(proof="https://331.nx.gov.cn/1", **told) is DeliveryState.DELIVERED
