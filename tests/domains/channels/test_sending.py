"""Deliveries by interface: each once, told as it is, whatever the channel answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import time
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from domains.channels.sending_made import Machine, account, finish, states, step
from domains.channels.test_by_hand import changed
from domains.entries.made import published
from mingbai.channels import actions, queries
from mingbai.channels.actions.comparing import compare
from mingbai.channels.actions.sending import DEMONSTRATION
from mingbai.channels.kinds.wechat.line import WeChatLine
from mingbai.channels.models import IS_OPEN, Attempt, Delivery, Errand, OrganAccount, SentMessage, SentText
from mingbai.channels.queries.errands import frozen_file
from mingbai.core import processes, sealing
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.words import in_china
from mingbai.workspace.channels.tasks import gather
from support import NOW, Team, day_of, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("spares")]


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


@pytest.fixture
def wechat(team: Team) -> Iterator[Any]:
    with account(team[0]) as fake:
        yield fake


def test_what_is_published_is_sent_frozen_and_its_result_awaited(team: Team, machine: Machine, wechat: Any) -> None:
    published(*team)
    assert step(team[0]) == 1
    assert states() == ["sending"]
    assert step(team[0]) == 0, "the result is asked for later"
    finish(team[0], machine)
    row = Delivery.objects.get(channel__key="wechat")
    assert (row.state, row.proof, row.sent_version) == ("delivered", wechat.public[0]["url"], 1)
    assert len(wechat.public) == 1
    kept = SentText.objects.get(delivery=row)
    assert "支出98,500元" in kept.text
    message = SentMessage.objects.get()
    cover = frozen_file(row.organ_id, message.pk, 1)
    assert (cover.name, cover.media_type, cover.data[:4]) == ("封面.png", "image/png", b"\x89PNG")
    for organ_id, number in ((row.organ_id, 2), (row.organ_id, 0), (row.organ_id + 1, 1)):
        with pytest.raises(NotVisible):
            frozen_file(organ_id, message.pk, number)
    assert [one.fate for one in Attempt.objects.order_by("id")] == ["accepted", "accepted", "delivered"]
    assert Errand.objects.get().what == "watch"


@pytest.mark.parametrize("fault", ["lost", "unanswered", "cut", "broken"])
def test_an_answer_that_never_came_is_asked_for_before_anything_is_sent_again(
    team: Team, machine: Machine, wechat: Any, fault: str
) -> None:
    wechat.plan("/submit", fault)
    wechat.plan("/batchget", "lost")
    published(*team)
    step(team[0])
    assert states() == ["unknown"]
    finish(team[0], machine)
    assert (states(), len(wechat.public), len(wechat.drafts)) == (["delivered"], 1, 1)


def test_a_result_that_could_not_be_asked_for_is_no_failure(team: Team, machine: Machine, wechat: Any) -> None:
    published(*team)
    step(team[0])
    wechat.refused = [("/get", 45009), ("/get", -1)]
    finish(team[0], machine)
    assert (states(), len(wechat.public), len(wechat.drafts)) == (["delivered"], 1, 1)


def test_an_account_without_the_right_leaves_it_to_a_person(team: Team, machine: Machine, wechat: Any) -> None:
    wechat.has_right = False
    published(*team)
    finish(team[0], machine)
    assert states() == ["by_hand"]
    assert "草稿箱" in Attempt.objects.get().why


def test_a_used_up_quota_lets_all_wait_for_the_next_day(team: Team, machine: Machine, wechat: Any) -> None:
    wechat.refused = [("/submit", 45009)]
    published(*team)
    step(team[0])
    published(*team)
    assert (states(), step(team[0])) == (["failed", "planned"], 0)
    machine.wait(hours=14)
    assert step(team[0]) == 0
    finish(team[0], machine)
    assert (states(), len(wechat.public), in_china(machine.now).day) == (["delivered"] * 2, 2, 2)


def test_quiet_hours_and_the_own_quota_are_kept(team: Team, machine: Machine) -> None:
    with account(team[0], quiet=(time(22), time(9, 30)), quota=1) as fake:
        published(*team)
        published(*team)
        assert step(team[0]) == 0
        machine.wait(minutes=30)
        step(team[0])
        assert sorted(states()) == ["planned", "sending"]
        finish(team[0], machine)
        machine.wait(hours=10)
        step(team[0])
        assert sorted(states()) == ["delivered", "planned"]
        machine.wait(days=1)
        finish(team[0], machine)
        assert (states(), len(fake.public)) == (["delivered"] * 2, 2)


def test_what_is_banned_later_counts_no_more_and_waits_for_a_person(team: Team, machine: Machine, wechat: Any) -> None:
    published(*team)
    finish(team[0], machine)
    machine.wait(hours=1)
    step(team[0])
    assert states() == ["delivered"]
    next(iter(wechat.jobs.values()))["status"] = 6
    machine.wait(days=2)
    step(team[0])
    assert states() == ["removed"]
    assert "封禁" in Attempt.objects.order_by("-id")[0].why
    machine.wait(days=9)
    assert step(team[0]) == 0, "it is not sent again by itself"


def test_what_is_withdrawn_is_taken_off_the_channel(team: Team, machine: Machine, wechat: Any) -> None:
    entry = published(*team)
    finish(team[0], machine)
    actions.withdraw(entry_id=entry, reason="金额写错，撤回重发。", by=team[0], at=NOW)
    assert states() == ["to_remove"]
    finish(team[0], machine)
    assert (states(), wechat.public) == (["withdrawn"], [])


def test_what_is_withdrawn_while_it_is_sent_does_not_go_out(team: Team, machine: Machine, wechat: Any) -> None:
    entry = published(*team)
    withdraw = lambda: actions.withdraw(entry_id=entry, reason="金额写错，撤回重发。", by=team[0], at=NOW)  # noqa: E731
    with during(WeChatLine, "_drafted", withdraw):
        step(team[0])
    assert (states(), wechat.jobs) == (["withdrawn"], {})


@pytest.mark.parametrize("point", ["_drafted", "_submitted"])
def test_a_killed_process_leaves_what_the_next_one_asks_about(team: Team, machine: Machine, wechat: Any, point: str) -> None:
    published(*team)
    with during(WeChatLine, point, killed), pytest.raises(KeyboardInterrupt):
        step(team[0])
    assert (states(), step(team[0])) == (["sending"], 0), "whoever is at it may still live"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processes, "is_gone", lambda name: True)
        step(team[0])
    assert states() == ["unknown"]
    finish(team[0], machine)
    assert (states(), len(wechat.public)) == (["delivered"], 1)
    assert len(wechat.jobs) <= 2, "one draft at most twice"


def test_of_two_workers_one_sends(team: Team, machine: Machine, wechat: Any) -> None:
    published(*team)
    with during(WeChatLine, "_drafted", lambda: step(team[0])):
        assert step(team[0]) == 1
    finish(team[0], machine)
    assert (states(), len(wechat.public), len(wechat.drafts)) == (["delivered"], 1, 1)


def test_whoever_lost_the_lease_makes_nothing_public(team: Team, machine: Machine, wechat: Any) -> None:
    published(*team)

    def overtaken() -> None:
        machine.wait(minutes=4)
        step(team[0])

    with during(WeChatLine, "_drafted", overtaken):
        step(team[0])
    assert (states(), wechat.jobs) == (["unknown"], {})
    finish(team[0], machine)
    assert (states(), len(wechat.public)) == (["delivered"], 1)


def test_a_demonstration_is_never_sent_to_a_real_service(team: Team, machine: Machine) -> None:
    with account(team[0], base="https://api.weixin.qq.com"):
        published(*team)
        step(team[0])
        assert states() == ["by_hand"]
        assert Attempt.objects.get().why == DEMONSTRATION


def test_a_missing_key_stops_the_account_alone(team: Team, machine: Machine, wechat: Any) -> None:
    key = sealing.key_file()
    key.rename(key.with_suffix(".away"))
    published(*team)
    assert (step(team[0]), states()) == (0, ["planned"])
    assert "钥匙不在" in OrganAccount.objects.get().trouble
    key.with_suffix(".away").rename(key)
    machine.wait(minutes=11)
    finish(team[0], machine)
    assert (states(), OrganAccount.objects.get().trouble) == (["delivered"], "")


def test_a_change_before_the_next_try_sends_the_new_words(team: Team, machine: Machine, wechat: Any) -> None:
    wechat.refused = [("/submit", -1)]
    entry = published(*team)
    step(team[0])
    assert states() == ["failed"]
    changed(team, entry)
    finish(team[0], machine)
    assert (states(), len(wechat.public)) == (["delivered"], 1)
    assert "99,500" in wechat.public[0]["content"]
    assert Delivery.objects.get(channel__key="wechat").sent_version == 2


@contextmanager
def during(owner: type, method: str, act: Callable[[], object]) -> Iterator[None]:
    """Do something once, right after a method of a line has done its own."""
    real, left = getattr(owner, method), [act]

    def then(*given: Any) -> Any:
        found = real(*given)
        if left:
            left.pop()()
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, method, then)
        yield


def killed() -> None:
    raise KeyboardInterrupt


def test_the_day_shows_what_went_wrong_and_not_what_the_machine_sends(team: Team, machine: Machine, wechat: Any) -> None:
    published(*team)
    assert [row.title for row in gather(day_of(team[0])).tasks] == []
    wechat.refused = [("/submit", 53503)]
    finish(team[0], machine)
    assert [row.title for row in gather(day_of(team[0])).tasks] == ["微信公众号上没发成的：1条"]
    page = queries.open_page(team[0].organ_id, channel="wechat", state="troubled")
    assert [row.state for row in page.rows] == ["failed"]
    actions.plan_again(delivery_id=page.rows[0].id, by=team[0], at=NOW)
    finish(team[0], machine)
    assert (states(), len(wechat.public)) == (["delivered"], 1)


def test_what_stands_there_is_compared_with_what_was_sent(team: Team, machine: Machine, wechat: Any, client: Client) -> None:
    entry = published(*team)
    finish(team[0], machine)
    key = Delivery.objects.get(channel__key="wechat").pk
    assert compare(delivery_id=key, by=team[0], at=NOW) == "渠道上的和发的第1版一样。"
    wechat.public[0]["content"] = wechat.public[0]["content"].replace("98,500", "99,500")
    changed(team, entry)
    sign_in(client, team[0])
    assert client.post(f"/work/deliveries/{key}/", {"act": "compare"}).status_code == 302
    shown = client.get(f"/work/deliveries/{key}/").content.decode()
    assert "正文不同" in shown
    assert "现在是第2版" in shown
    wechat.articles.clear()
    assert "没有找到" in compare(delivery_id=key, by=team[0], at=NOW)
    Errand.objects.update(what="ask")
    with pytest.raises(Invalid):
        compare(delivery_id=key, by=team[0], at=NOW)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses by what there is")
def test_the_open_list_reads_the_index_of_what_is_open(team: Team) -> None:
    rows = Delivery.objects.filter(IS_OPEN, organ_id=1, id__gt=5).order_by("id")
    assert "delivery_open" in rows.values("id", "proof")[:50].explain()
