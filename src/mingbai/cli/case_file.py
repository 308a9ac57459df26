"""The facts of an application as a JSON file (docs/reference/clock.md): read strictly, every refusal names its key."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mingbai.statute.cases.facts import CaseEvent, CaseFacts, EventKind, OrganRole, ServiceMode, UnlawfulTimeline
from mingbai.statute.cases.receipt import ReceiptChannel
from mingbai.statute.workdays.calendar import YearNotAnnounced

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# An oral application is written down and handed in at the counter: in a file it is one by `window`.
CHANNELS = tuple(one for one in ReceiptChannel if one is not ReceiptChannel.ORAL)
SERVICES = (ServiceMode.DIRECT, ServiceMode.POST, ServiceMode.WEB)
KEYS = frozenset({"channel", "submitted_on", "confirmed_on", "events", "region"})
# What each kind of event may hold besides `type` and `on`, and which of that it must.
EVENT_KEYS: Mapping[EventKind, tuple[frozenset[str], frozenset[str]]] = {
    EventKind.CORRECTION_NOTICED: (frozenset({"answer_within_workdays"}), frozenset({"answer_within_workdays"})),
    EventKind.CORRECTION_RECEIVED: (frozenset(), frozenset()),
    EventKind.THIRD_PARTY_CONSULTED: (frozenset({"party", "received_on"}), frozenset({"party"})),
    EventKind.THIRD_PARTY_ANSWERED: (frozenset({"party"}), frozenset({"party"})),
    EventKind.ORGAN_CONSULTED: (frozenset({"party", "role", "received_on"}), frozenset({"party", "role"})),
    EventKind.ORGAN_ANSWERED: (frozenset({"party", "role"}), frozenset({"party"})),
    EventKind.EXTENDED: (frozenset({"workdays"}), frozenset({"workdays"})),
    EventKind.FEE_NOTICED: (frozenset(), frozenset()),
    EventKind.FEE_PAID: (frozenset(), frozenset()),
    EventKind.REPLIED: (frozenset({"service"}), frozenset({"service"})),
}


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What the file says: the facts, and the region whose own rest days count too ("" for none)."""

    facts: CaseFacts
    region: str


def parse(text: str) -> CaseFile:
    """Return the facts of the file; raise UnlawfulTimeline naming the first wrong key, YearNotAnnounced for the last of days."""
    data = _object(text)
    _known(data, KEYS, "")
    for name in ("channel", "submitted_on"):
        if name not in data:
            raise UnlawfulTimeline(name, "没有写")
    events = data.get("events", [])
    if not isinstance(events, list):
        raise UnlawfulTimeline("events", "要写成列表")
    facts = CaseFacts(
        channel=ReceiptChannel(_one_of(data, "channel", CHANNELS, "channel")),
        submitted_on=_day(data["submitted_on"], "submitted_on"),
        confirmed_on=_day_or_none(data.get("confirmed_on"), "confirmed_on"),
        events=tuple(_event(one, f"events[{n}]") for n, one in enumerate(events)),
    )
    region = data.get("region")
    return CaseFile(facts, "" if region is None else _text(region, "region"))


def _object(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as wrong:
        raise UnlawfulTimeline("文件", f"不是JSON：第{wrong.lineno}行第{wrong.colno}个字") from None
    except (ValueError, RecursionError):
        # A number of thousands of digits, or thousands of brackets.
        raise UnlawfulTimeline("文件", "里面有太长的数或者套得太深") from None
    if not isinstance(data, dict):
        raise UnlawfulTimeline("文件", "要写成一个对象 {…}")
    return data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise UnlawfulTimeline(_shown(key), "写了两次")
        found[key] = value
    return found


def _event(one: Any, key: str) -> CaseEvent:
    if not isinstance(one, dict):
        raise UnlawfulTimeline(key, "要写成一个对象 {…}")
    kind = EventKind(_one_of(one, "type", tuple(EVENT_KEYS), f"{key}.type"))
    allowed, required = EVENT_KEYS[kind]
    _known(one, allowed | {"type", "on"}, f"{key}.")
    for name in ("on", *sorted(required)):
        if name not in one:
            raise UnlawfulTimeline(f"{key}.{name}", "没有写")
    workdays = next((name for name in ("answer_within_workdays", "workdays") if name in allowed), "")
    return CaseEvent(
        kind=kind,
        on=_day(one["on"], f"{key}.on"),
        party=_text(one["party"], f"{key}.party") if "party" in one else "",
        role=OrganRole(_one_of(one, "role", tuple(OrganRole), f"{key}.role")) if "role" in one else None,
        received_on=_day_or_none(one.get("received_on"), f"{key}.received_on"),
        workdays=_whole(one[workdays], f"{key}.{workdays}") if workdays else 0,
        service=ServiceMode(_one_of(one, "service", SERVICES, f"{key}.service")) if "service" in one else None,
    )


def _known(data: Mapping[str, Any], names: frozenset[str], prefix: str) -> None:
    for name in data:
        if name not in names:
            raise UnlawfulTimeline(f"{prefix}{_shown(name)}", "不认识这一项")


def _shown(name: str) -> str:
    """Return a key as one short line."""
    return name[:40] if name.isprintable() else ascii(name)[:40]


def _one_of(data: Mapping[str, Any], name: str, allowed: tuple[Any, ...], key: str) -> str:
    value = data.get(name)
    if not isinstance(value, str) or value not in [str(one) for one in allowed]:
        raise UnlawfulTimeline(key, f"写其中一种：{'、'.join(str(one) for one in allowed)}")
    return value


def _day(value: Any, key: str) -> date:
    if not isinstance(value, str) or not DAY.fullmatch(value):
        raise UnlawfulTimeline(key, "日期写成 2026-03-02 这样")
    try:
        found = date.fromisoformat(value)
    except ValueError:
        raise UnlawfulTimeline(key, f"没有{value}这一天") from None
    if found == date.max:
        # No day follows it, so nothing can be counted from it.
        raise YearNotAnnounced(found.year)
    return found


def _day_or_none(value: Any, key: str) -> date | None:
    return None if value is None else _day(value, key)


def _text(value: Any, key: str) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise UnlawfulTimeline(key, "要写文字，写成一行")
    return value.strip()


def _whole(value: Any, key: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise UnlawfulTimeline(key, "要写整数")
    return value
