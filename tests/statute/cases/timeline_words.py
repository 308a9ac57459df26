"""The words of the table of timelines: parsed into facts, and written from what the clock says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from mingbai.statute.cases.clock import Timeline
from mingbai.statute.cases.facts import CaseEvent, CaseFacts, EventKind, OrganRole, ServiceMode
from mingbai.statute.cases.receipt import ReceiptChannel
from mingbai.statute.workdays import regions
from mingbai.statute.workdays.arrangement import layer
from mingbai.statute.workdays.calendar import Calendar
from statute.cases.counter import NOTICES, shown
from statute.workdays.notices import arrangement, day

K = EventKind
TABLE = Path(__file__).with_name("timelines.txt")
YEARS = [line.partition(" ") for line in NOTICES.strip().splitlines()]
NATIONAL = Calendar(layer(arrangement(int(year), *rest.split(";")) for year, _, rest in YEARS))
NINGXIA = Calendar(NATIONAL.national, layer(regions.arrangements("宁夏"), "宁夏"))
DAY = re.compile(r"(\d{4}-\d{2}-\d{2})周(.)")


def dated(text: str) -> date:
    """Parse 2026-02-14周六; the weekday must be right."""
    found = day(text.replace("周", " 周"))
    assert shown(found) == text
    return found


def days_in(text: str) -> list[date]:
    return [dated(found[0]) for found in DAY.finditer(text)]


def event(text: str) -> CaseEvent:
    """Parse one thing that happened: "ask co:B 2026-03-09周一 got 2026-03-10周二", "extend 2026-03-30周一 by 20"."""
    words, (on, *more) = text.split(), days_in(text)
    if words[0] == "correct":
        return CaseEvent(K.CORRECTION_NOTICED, on, workdays=int(words[-1]))
    if words[0] == "extend":
        return CaseEvent(K.EXTENDED, on, workdays=int(words[-1]))
    if words[0] == "reply":
        return CaseEvent(K.REPLIED, on, service=ServiceMode(words[-1]))
    plain = {"corrected": K.CORRECTION_RECEIVED, "bill": K.FEE_NOTICED, "paid": K.FEE_PAID}
    if words[0] in plain:
        return CaseEvent(plain[words[0]], on)
    is_letter = words[0] == "ask"
    kind, _, party = words[is_letter].rpartition(":")
    if not kind:
        return CaseEvent(
            K.THIRD_PARTY_CONSULTED if is_letter else K.THIRD_PARTY_ANSWERED, on, party, received_on=next(iter(more), None)
        )
    role = {"co": OrganRole.CO_MAKER, "other": OrganRole.OTHER}[kind]
    return CaseEvent(K.ORGAN_CONSULTED if is_letter else K.ORGAN_ANSWERED, on, party, role, next(iter(more), None))  # fmt: skip


def facts(how: str, happened: str) -> CaseFacts:
    submitted, *confirmed = days_in(how)
    events = tuple(event(one) for one in happened.split(" ; ")) if happened else ()
    return CaseFacts(ReceiptChannel(how.split()[0]), submitted, next(iter(confirmed), None), events)


def said(found: Timeline, how: str) -> str:
    """Write what a timeline says in the words of the table."""

    def on(one: date | None) -> str:
        return shown(one) if one else "-"

    if found.received_on is None:
        return f"received - ; due {on(found.reply_due_on)}"
    parts = [f"received {on(found.received_on)}", f"correction {on(found.correction_due_on)}", f"due {on(found.reply_due_on)}"]
    parts += [f"paused {found.paused_workdays}"] if found.paused_workdays else []
    parts += [f"{party} by {on(due)}" for party, due in found.third_party_due_on.items()]
    parts += [f"fee {on(found.fee_due_on)}"] if found.fee_due_on else []
    parts += {True: ["in time"], False: ["late"], None: []}[found.replied_in_time]
    parts += [f"remind {on(found.remind_by)}"] if "宁夏" in how else []
    return " ; ".join(parts)
