"""Weibo: 140 characters with the link, a composer that opens filled in, and what each error leads to."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from domains.channels.kinds.conftest import Against
from domains.channels.kinds.outgoing_made import made
from mingbai.channels.kinds.values import Again, Fate
from mingbai.channels.kinds.weibo.kind import fits, hand_parts, make


def test_the_text_has_title_summary_and_link_and_no_topic() -> None:
    entry = made(title="关于#春耕#的通知", summary="述" * 300)
    message = make(entry, {})
    assert len(message.content) == 140
    assert message.content.startswith("【关于＃春耕＃的通知】述述")
    assert message.content.endswith(f"… {entry.link}")


def test_the_composer_opens_with_text_and_link() -> None:
    message = make(made(), {})
    (address, *_) = (part.text for part in hand_parts(message))
    asked = parse_qs(urlsplit(address).query)
    assert address.startswith("https://service.weibo.com/share/share.php?")
    assert asked == {"url": [message.link], "title": [message.content.removesuffix(f" {message.link}")]}


def test_an_address_too_long_is_not_sent() -> None:
    assert any(one.stops for one in fits(made(link="https://www.pengyang.example/" + "a" * 120), {}))


@pytest.mark.parametrize(
    ("code", "fate", "again"),
    [
        (10017, Fate.FAILED, Again.NEVER),
        (10014, Fate.FAILED, Again.NEVER),
        (10023, Fate.FAILED, Again.TOMORROW),
        (10001, Fate.FAILED, Again.SOON),
        (20019, Fate.BY_HAND, Again.NEVER),
        (12345, Fate.FAILED, Again.NEVER),
    ],
)
def test_each_weibo_error_leads_to_what_can_be_done(weibo: Against, code: int, fate: Fate, again: Again) -> None:
    weibo.fake.refused = [code]
    found = weibo.line().send(make(made(), {}))
    assert (found.fate, found.again, bool(found.why)) == (fate, again, True)
