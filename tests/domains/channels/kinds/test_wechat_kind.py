"""The official account: limits, tokens, results after success, and what each error leads to."""

from __future__ import annotations

import re

import pytest

from domains.channels.kinds.conftest import Against
from domains.channels.kinds.outgoing_made import LIST, made
from domains.channels.kinds.test_kinds_contract import LONG_AFTER, settled
from mingbai.channels.kinds.values import Again, ChannelAccount, Fate
from mingbai.channels.kinds.wechat.kind import fits, hand_parts, make
from mingbai.channels.kinds.wechat.line import DRAFT


def test_a_list_of_300_names_becomes_a_summary_that_leads_to_the_whole(wechat: Against) -> None:
    entry = made(html=LIST)
    message = make(entry, {})
    assert settled(wechat.line(), message).fate is Fate.DELIVERED
    content = wechat.fake.public[0]["content"]
    assert len(content) < 20_000
    assert "（以上是前20行，共300行）" in content
    assert "全文请点文末的“阅读原文”" in content
    assert "监督电话" in content
    assert "现予公示" in content
    assert "elsewhere" not in content
    assert message.link == entry.link
    assert any("阅读原文" in one.words for one in fits(entry, {}))


def test_a_text_that_fits_is_whole() -> None:
    message = make(made(), {})
    assert "阅读原文" not in message.content
    assert re.sub(r"<[^>]*>", "", message.content).startswith("一、依据按规定公示如下。新增12户取消3户")


def test_a_title_too_long_is_cut_and_stands_whole_in_the_text() -> None:
    entry = made(title="题" * 45)
    message = make(entry, {})
    assert (len(message.title), message.title[-1]) == (32, "…")
    assert entry.title in message.content


def test_an_entry_without_text_or_picture_is_not_sent() -> None:
    assert [one.stops for one in fits(made(text="", html="", files=()), {})] == [True]


def test_a_later_version_is_never_taken_for_the_earlier_article(wechat: Against) -> None:
    line = wechat.line()
    settled(line, make(made(), {}))
    assert line.ask(make(made(version=2), {}), "", LONG_AFTER).fate is Fate.ABSENT


def test_one_token_serves_until_five_minutes_before_its_end(wechat: Against) -> None:
    now = [1000.0]
    line = wechat.kind.open(ChannelAccount(wechat.fake.base, wechat.settings, lambda: now[0]))
    message = make(made(), {})
    for moment, fetched in ((1000.0, 1), (1000.0 + 7200 - 301, 1), (1000.0 + 7200 - 300, 2)):
        now[0] = moment
        line.ask(message, "", 0)
        assert sum("stable_token" in path for _, path in wechat.fake.heard) == fetched


@pytest.mark.parametrize("spoil", ["expire", "forget"])
def test_a_token_that_is_refused_is_fetched_once_more(wechat: Against, spoil: str) -> None:
    line, message = wechat.line(), make(made(), {})
    assert settled(line, message).fate is Fate.DELIVERED
    getattr(wechat.fake, spoil)()
    assert settled(line, make(made(title="另一条", link=made().link + "?b"), {})).fate is Fate.DELIVERED
    assert wechat.fake.forced == (spoil == "forget")


def test_what_happened_after_success_is_told(wechat: Against) -> None:
    line, message = wechat.line(), make(made(), {})
    found = settled(line, message)
    wechat.fake.jobs[found.remote_id.partition("/")[0]]["status"] = 6
    later = line.ask(message, found.remote_id, LONG_AFTER)
    assert (later.fate, "封禁" in later.why) == (Fate.REMOVED, True)


def test_what_was_deleted_before_anybody_knew_of_it_is_not_sent_again(wechat: Against) -> None:
    line, message = wechat.line(), make(made(), {})
    wechat.fake.plan("/submit", "unanswered")
    sent = line.send(message)
    line.ask(message, sent.remote_id, LONG_AFTER)
    next(iter(wechat.fake.articles.values()))["is_deleted"] = True
    assert line.ask(message, sent.remote_id, LONG_AFTER).fate is Fate.REMOVED


@pytest.mark.parametrize(("status", "again"), [(2, Again.NEVER), (3, Again.SOON), (4, Again.NEVER)])
def test_a_publication_that_fails_says_why(wechat: Against, status: int, again: Again) -> None:
    line, message = wechat.line(), make(made(), {})
    sent = line.send(message)
    wechat.fake.jobs[sent.remote_id].update(status=status, polls=0)
    found = line.ask(message, sent.remote_id, 1)
    assert (found.fate, found.again, wechat.fake.public) == (Fate.FAILED, again, [])


def test_an_account_without_the_right_leaves_the_draft_for_a_person(wechat: Against) -> None:
    wechat.fake.has_right = False
    found = wechat.line().send(make(made(), {}))
    assert (found.fate, found.remote_id.startswith(DRAFT), len(wechat.fake.drafts)) == (Fate.BY_HAND, True, 1)
    assert "草稿箱" in found.why
    assert "没有用接口发布的权限" in wechat.line().check().words


@pytest.mark.parametrize(
    ("path", "code", "fate", "again"),
    [
        ("/submit", -1, Fate.FAILED, Again.SOON),
        ("/submit", 45009, Fate.FAILED, Again.TOMORROW),
        ("/submit", 53503, Fate.FAILED, Again.NEVER),
        ("/submit", 53504, Fate.BY_HAND, Again.NEVER),
        ("/draft/add", 45003, Fate.FAILED, Again.NEVER),
        ("/draft/add", 47001, Fate.FAILED, Again.NEVER),
        ("/draft/add", 99999, Fate.FAILED, Again.NEVER),
        ("/uploadimg", 45009, Fate.FAILED, Again.TOMORROW),
        ("/stable_token", 40164, Fate.FAILED, Again.NEVER),
    ],
)
def test_each_error_leads_to_what_can_be_done(wechat: Against, path: str, code: int, fate: Fate, again: Again) -> None:
    wechat.fake.refused = [(path, code)]
    found = wechat.line().send(make(made(), {}))
    assert (found.fate, found.again) == (fate, again)
    assert found.why
    assert wechat.fake.public == []


def test_a_publication_still_running_is_not_taken_for_absent(wechat: Against) -> None:
    wechat.fake.plan("/submit", "lost")
    line, message = wechat.line(), make(made(), {})
    sent = line.send(message)
    assert line.ask(message, sent.remote_id, 5.0).fate is Fate.UNKNOWN
    absent = line.ask(message, sent.remote_id, LONG_AFTER)
    assert (absent.fate, absent.remote_id) == (Fate.ABSENT, sent.remote_id)
    line.send(message, absent.remote_id)
    assert len(wechat.fake.drafts) == 1


def test_a_draft_that_a_person_deleted_is_made_anew(wechat: Against) -> None:
    wechat.fake.refused = [("/submit", -1)]
    line, message = wechat.line(), make(made(), {})
    first = line.send(message)
    assert (first.again, first.remote_id) == (Again.SOON, f"{DRAFT}draft-0")
    wechat.fake.drafts["draft-0"]["gone"] = True
    second = line.send(message, first.remote_id)
    assert (second.fate, line.ask(message, second.remote_id, 60).fate) == (Fate.UNKNOWN, Fate.UNKNOWN)
    absent = line.ask(message, second.remote_id, LONG_AFTER)
    assert (absent.fate, absent.remote_id) == (Fate.ABSENT, "")
    assert line.send(message).fate is Fate.ACCEPTED


def test_a_person_copies_a_text_without_places_for_addresses() -> None:
    texts = [part.text for part in hand_parts(make(made(), {}))]
    assert any("（这里放图片1）" in text for text in texts)
    assert not any("{{" in text for text in texts)


def test_what_is_being_published_is_taken_back_afterwards(wechat: Against) -> None:
    line, message = wechat.line(), make(made(), {})
    wechat.fake.polls = 1
    sent = line.send(message)
    waiting = line.take_back(message, sent.remote_id)
    assert (waiting.fate, waiting.again) == (Fate.FAILED, Again.SOON)
    assert line.take_back(message, sent.remote_id).fate is Fate.REMOVED
    assert wechat.fake.public == []
