"""Presses of the mailbox: anybody may write, the organ answers, another person checks, the box is kept by those who work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.core import signing

from mingbai.mailbox.models import Message
from mingbai.mailbox.queries.sent import mark_of
from pages.press import DAY, EVERYBODY, NOBODY, WHY, WORKERS, Made, Press, only

WRITTEN = {"text": "路灯什么时候修？", "may_publish": "no"}


def form(_made: Made) -> dict[str, object]:
    return {**WRITTEN, "form": signing.dumps("once", salt="/messages/")}


def act(key: str, name: str) -> Callable[[Made], Mapping[str, object]]:
    return lambda made: {"message_id": made[key], "act": name}


def opened(made: Made) -> dict[str, object]:
    """The browser in which the code of the redirected message was given."""
    row = Message.objects.get(pk=made["message_redirected"])
    return {"message": signing.dumps([row.pk, mark_of(row)], salt="/messages/message")}


CHECKERS = only("section_head", "leader")
READERS = WORKERS | {"leader"}
ACTS: tuple[tuple[str, str, frozenset[str], dict[str, Any]], ...] = (
    ("message_id", "take-up", WORKERS, {"title": "周沟村路灯"}),
    ("message_id", "redirect", WORKERS, {"direction": "petition", "title": "路灯"}),
    ("message_id", "set-aside", only("section_head"), {"reason": "只有几个字母。"}),
    ("message_handling", "assign", WORKERS, {"section": "民政办"}),
    ("message_handling", "extend", only("section_head"), {"workdays": "3", "reason": WHY}),
    ("message_handling", "hand-in", WORKERS, {"text": "已经报修了。", "keep": "1"}),
    ("message_handling", "hand-in", WORKERS, {"text": "已经报修了。"}),
    ("message_checking", "return", CHECKERS, {"reason": WHY}),
    ("message_checking", "confirm", CHECKERS, {"fits": "yes"}),
)
SHOWING: tuple[tuple[str, str, frozenset[str], dict[str, Any]], ...] = (
    ("message_answered", "propose", WORKERS, {"title": "路灯", "question": "路灯什么时候修？", "answer": "月底修好。"}),
    ("message_proposed", "release", CHECKERS, {}),
    ("message_proposed", "decline", CHECKERS, {"reason": WHY}),
    ("message_shown", "take-down", READERS, {"reason": WHY}),
)
OF_MAIL: tuple[Press, ...] = (
    Press("portal:message-write", EVERYBODY, {"to": "baiyang", "kind": "advice"}, form, is_county_wide=True),
    Press("portal:message-write", NOBODY, {"to": "baiyang", "kind": "advice"}, WRITTEN, of="without a form"),
    Press("portal:message-status", EVERYBODY, data={"number": "白信〔2021〕1号", "code": "WRONGWRONG"}, of="logs a wrong code"),
    Press("portal:message-apply", EVERYBODY, cookies=opened, is_county_wide=True),
    Press("portal:message-apply", NOBODY, of="without the code"),
    Press("work:message-contact", READERS, {"message_id": 0}),
    *(Press("work:message-act", may, act(key, name), data, of=" ".join((name, *data))) for key, name, may, data in ACTS),
    Press(
        "work:message-act", WORKERS, act("message_id", "move"), {"to": "wangwa", "reason": WHY}, of="move", is_county_wide=True
    ),
    *(Press("work:message-show", may, act(key, name), data, of=name) for key, name, may, data in SHOWING),
    Press(
        "work:box-new",
        WORKERS | {"stranger"},
        data={"opened_on": DAY, "place": "村部", "first": "马某", "second": "杨某"},
    ),
    Press("work:box-opening", WORKERS, {"opening_id": 0}, {"kind": "advice", "gist": "修水渠"}),
    Press("work:box-slip", WORKERS, {"slip_id": 0}, {"handling": "报修了。"}),
    Press("work:box-remove", WORKERS, {"opening_id": 0}, {"reason": WHY}),
)
