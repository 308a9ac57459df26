"""What holds for every kind of channel, each against a fake of its service: once, truly told, and nothing leaks."""

from __future__ import annotations

import json
import os
import time

import pytest

from domains.channels.kinds.conftest import Against
from domains.channels.kinds.outgoing_made import LIST, made, picture
from mingbai.channels.kinds import http
from mingbai.channels.kinds.http import WrongAddress
from mingbai.channels.kinds.registry import KINDS
from mingbai.channels.kinds.values import (
    Again,
    ChannelAccount,
    ChannelFile,
    ChannelLine,
    ChannelMessage,
    Fate,
    SendResult,
)

LONG_AFTER = 3600.0


def settled(line: ChannelLine, message: ChannelMessage, tries: int = 12) -> SendResult:
    """Do what a sender does: send what is not there, ask what is not known."""
    last = line.send(message)
    for _ in range(tries):
        if last.fate in (Fate.ACCEPTED, Fate.UNKNOWN):
            last = line.ask(message, last.remote_id, LONG_AFTER)
        elif last.fate is Fate.ABSENT or (last.fate is Fate.FAILED and last.again is Again.SOON):
            last = line.send(message, last.remote_id)
        else:
            break
    return last


def test_what_is_sent_is_public_once_and_its_address_is_known(every: Against) -> None:
    message, line = every.kind.make(made(), {}), every.line()
    found = settled(line, message)
    assert (found.fate, found.url[:8]) == (Fate.DELIVERED, "https://")
    assert len(every.fake.public) == 1
    assert line.ask(message, found.remote_id, LONG_AFTER).fate is Fate.DELIVERED
    standing = line.read(message, found.remote_id)
    assert standing.why or standing.title == message.title


@pytest.mark.parametrize("fault", ["lost", "unanswered", "cut", "huge", "broken"])
def test_an_answer_that_never_came_is_unknown_and_settled_without_doubling(every: Against, fault: str) -> None:
    message, line = every.kind.make(made(), {}), every.line()
    every.fake.plan(every.last, fault)
    assert line.send(message).fate is Fate.UNKNOWN
    every.fake.plan(every.last, fault)
    last = settled(line, message)
    if every.kind.key == "weibo":
        # Nobody can ask Weibo, so a person looks.
        assert last.fate is Fate.BY_HAND
        assert len(every.fake.public) <= 1
    else:
        assert last.fate is Fate.DELIVERED
    assert len({str(one) for one in every.fake.public}) == len(every.fake.public)


@pytest.mark.parametrize("fault", ["lost", "unanswered"])
def test_one_message_whose_sending_got_no_answer_is_public_once(every: Against, fault: str) -> None:
    every.fake.plan(every.last, fault)
    last = settled(every.line(), every.kind.make(made(), {}))
    if every.kind.key == "weibo":
        assert (last.fate, len(every.fake.public)) == (Fate.BY_HAND, int(fault == "unanswered"))
    else:
        assert (last.fate, len(every.fake.public)) == (Fate.DELIVERED, 1)


def test_what_cannot_be_asked_is_never_a_failure_after_which_it_is_sent_again(every: Against) -> None:
    message, line = every.kind.make(made(), {}), every.line()
    sent = line.send(message)
    (secret,) = every.kind.secrets
    away = every.kind.open(ChannelAccount("http://127.0.0.1:9", every.settings, time.monotonic))
    for other in (away, every.line(**{secret: "wrong"})):
        found = other.ask(message, sent.remote_id, LONG_AFTER)
        assert (found.fate, found.remote_id) in {(Fate.UNKNOWN, sent.remote_id), (Fate.DELIVERED, sent.remote_id)}
        assert found.fate is Fate.UNKNOWN or every.kind.key == "weibo"


def test_an_answer_that_takes_too_long_is_unknown(every: Against, monkeypatch: pytest.MonkeyPatch) -> None:
    line, message = every.line(), every.kind.make(made(), {})
    monkeypatch.setattr(http, "READ", 0.1)
    with every.fake.lock:
        # Whoever asks now waits for the lock.
        found = line.send(message)
    assert found.fate in (Fate.UNKNOWN, Fate.FAILED)
    assert found.fate is Fate.UNKNOWN or found.again is Again.SOON
    assert found.url == ""


def test_a_service_that_cannot_be_reached_is_tried_again(every: Against) -> None:
    account = ChannelAccount("http://127.0.0.1:9", every.settings, time.monotonic)
    line, message = every.kind.open(account), every.kind.make(made(), {})
    found = line.send(message)
    assert (found.fate, found.again) == (Fate.FAILED, Again.SOON)
    assert not line.check().is_ready


ODD = (
    "[]", "[1]", "{", '{"errcode": "x"}', '{"error_code": {}}', '{"item": null}', '{"item": [null]}', '{"publish_status": {}}',
    '{"publish_status": 0, "article_detail": [], "article_id": []}', '{"state": []}', '{"receipt": {"a": 1}}',
    '{"idstr": true}', '{"access_token": null}', '{"access_token": "t", "expires_in": "x"}',
    '{"publish_id": "' + "x" * 9000 + '"}',
)  # fmt: skip


def test_an_answer_without_sense_is_never_taken_for_success(every: Against) -> None:
    message, line = every.kind.make(made(), {}), every.line()
    for odd in ODD:
        every.fake.faults = [("", odd)] * 99
        line.take_back(message, "1")
        found = [line.send(message), line.ask(message, "", 0)]
        assert {one.fate for one in found} <= {Fate.UNKNOWN, Fate.FAILED, Fate.ABSENT, Fate.BY_HAND}, odd
        if every.kind.key != "weibo":
            assert line.ask(message, "1", 0).fate in (Fate.UNKNOWN, Fate.FAILED, Fate.ACCEPTED), odd
        if "province" != every.kind.key != "platform_331":
            assert not line.check().is_ready, odd


def test_nobody_is_followed_elsewhere(every: Against) -> None:
    every.fake.plan(every.last, "redirect")
    every.line().send(every.kind.make(made(), {}))
    assert not any("elsewhere" in path for _, path in every.fake.heard)


def test_an_account_is_tried_without_sending(every: Against) -> None:
    assert every.line().check().is_ready
    (secret,) = every.kind.secrets
    assert not every.line(**{secret: "wrong"}).check().is_ready
    assert list(every.fake.public) == []


def test_secrets_are_in_no_result_no_repr_and_no_exception(every: Against) -> None:
    account = ChannelAccount(every.fake.base, every.settings, time.monotonic)
    told = [repr(account), repr(every.line())]
    message = every.kind.make(made(), {})
    for fault in ("lost", "huge", "broken", "redirect"):
        every.fake.plan(every.last, fault)
        told.append(repr(settled(every.line(), message, 0)))
    (name,) = every.kind.secrets
    wrong = every.line(**{name: "wr0ng-secret"})
    told += [
        repr(wrong.send(message)),
        repr(wrong.check()),
        repr(wrong.ask(message, "1", 0)),
        repr(wrong.take_back(message, "1")),
    ]
    assert not any(secret in one for one in told for secret in (every.secret, "wr0ng-secret"))


def test_taking_back_removes_it_or_says_who_must(every: Against) -> None:
    message, line = every.kind.make(made(), {}), every.line()
    found = settled(line, message)
    taken = line.take_back(message, found.remote_id)
    if every.kind.key == "weibo":
        assert (taken.fate, taken.url) == (Fate.BY_HAND, found.url)
    else:
        assert (taken.fate, list(every.fake.public)) == (Fate.REMOVED, [])
        assert line.ask(message, found.remote_id, LONG_AFTER).fate is Fate.REMOVED


def test_what_is_made_is_the_same_every_time_and_has_parts_to_copy(every: Against) -> None:
    entry = made(html=LIST, title="白阳镇人民政府关于公布二〇二六年第一季度农村最低生活保障对象名单的公告（第三批）")
    one, two = every.kind.make(entry, {}), every.kind.make(entry, {})
    assert one == two
    parts = every.kind.by_hand(one)
    assert all(part.text or part.file for part in parts)
    assert any(entry.link in part.text for part in parts)


def test_every_entry_with_its_files_is_taken_or_is_said_to_be_too_much(every: Against) -> None:
    big = ChannelFile("大图.png", "image/png", picture("PNG", (1050, 1050), noise=True))
    odd = ChannelFile("动图.gif", "image/gif", picture("GIF"))
    paper = ChannelFile("名单.xlsx", "application/vnd.ms-excel", b"x" * 100)
    every.fake.largest = 10_000_000
    entry = made(title="长" * 300, summary="述#话题#" * 80, html=LIST * 3, files=(big, odd, paper), organ_short_name="单位" * 20)
    assert settled(every.line(), every.kind.make(entry, {})).fate is Fate.DELIVERED
    if "province" not in every.kind.key and every.kind.key != "platform_331":
        assert len(every.kind.fits(entry, {})) >= 3


@pytest.mark.parametrize("key", sorted(KINDS))
def test_a_real_account_may_publish_where_one_is_given(key: str) -> None:
    """`REAL_WECHAT='{"app_id": …, "app_secret": …}'` in the environment; what is asked sends and stores nothing there."""
    if not (given := os.environ.get(f"REAL_{key.upper()}")):
        pytest.skip("no real account")
    settings = json.loads(given)
    line = KINDS[key].open(ChannelAccount(settings.pop("base", KINDS[key].base), settings, time.monotonic))
    found = line.check()
    assert found.is_ready, found.words


@pytest.mark.parametrize(
    "base", ["ftp://a.example", "javascript:1", "https://", "https://u:p@a.example", "https://a.example?x=1", ""]
)
@pytest.mark.parametrize("key", sorted(KINDS))
def test_only_web_addresses_without_anything_else_are_called(key: str, base: str) -> None:
    settings = {"app_id": "1", "app_secret": "2", "access_token": "3", "token": "4"}
    with pytest.raises(WrongAddress):
        KINDS[key].open(ChannelAccount(base, settings, time.monotonic))
    with pytest.raises(WrongAddress):
        KINDS[key].open(ChannelAccount("https://a.example", {}, time.monotonic))
