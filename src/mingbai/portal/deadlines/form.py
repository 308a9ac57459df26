"""The dates that somebody knows of an application, as facts for the statutory clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from mingbai.core.forms import FieldView, PlainForm, choice, day, number
from mingbai.statute.cases.facts import CaseEvent, CaseFacts, EventKind, OrganRole, ServiceMode
from mingbai.statute.cases.receipt import CHANNEL_WORDS, ReceiptChannel
from mingbai.statute.dates import long_day
from mingbai.statute.laws import laws

LATEST = date(2100, 12, 31)
REGULATIONS = "政府信息公开条例"
PARTY = "第三方"
ORGAN = "其他机关"
EVENTS = {
    "correction_noticed_on": EventKind.CORRECTION_NOTICED,
    "correction_received_on": EventKind.CORRECTION_RECEIVED,
    "consulted_on": EventKind.THIRD_PARTY_CONSULTED,
    "answered_on": EventKind.THIRD_PARTY_ANSWERED,
    "organ_consulted_on": EventKind.ORGAN_CONSULTED,
    "organ_answered_on": EventKind.ORGAN_ANSWERED,
    "extended_on": EventKind.EXTENDED,
    "fee_noticed_on": EventKind.FEE_NOTICED,
    "fee_paid_on": EventKind.FEE_PAID,
    "replied_on": EventKind.REPLIED,
}


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together under a heading."""

    heading: str
    fields: tuple[FieldView, ...]

    @property
    def is_used(self) -> bool:
        """Whether something is written in one of them."""
        return any(field.value or field.error for field in self.fields)


def _known(label: str, hint: str = "") -> forms.DateField:
    return day(label, hint, required=False)


class DeadlineForm(PlainForm):
    """Only the first two questions must be answered; the others are what happened afterwards."""

    channel = choice(
        "申请是怎样提出的",
        [(channel.value, words) for channel, words in CHANNEL_WORDS.items()],
        missing="选一种提出申请的方式",
        is_open=True,
    )
    submitted_on = day("哪天提出的", "当面是提交的日子，挂号信、特快专递是机关签收的日子。")
    confirmed_on = _known("哪天双方确认的", "网上、传真、平信提出的，从机关和您确认的那天算起。")
    correction_noticed_on = _known("哪天告知补正")
    correction_workdays = number("给了几个工作日补正", "", 60, required=False)
    correction_received_on = _known("哪天收到补正")
    consulted_on = _known("哪天征求第三方的意见")
    reached_on = _known("第三方哪天收到征求意见书")
    answered_on = _known("第三方哪天回复")
    organ_consulted_on = _known("哪天征求其他机关的意见")
    organ_answered_on = _known("其他机关哪天回复")
    extended_on = _known("哪天决定延期")
    extended_workdays = number("延长几个工作日", "", 20, required=False)
    fee_noticed_on = _known("哪天收到收费通知")
    fee_paid_on = _known("哪天缴清信息处理费")
    replied_on = _known("哪天答复的", "当面送的是签收的日子，邮寄的是交邮的日子。")

    def groups(self) -> tuple[Group, ...]:
        """Return the optional fields by what they are about."""
        views = {view.name: view for view in self.views()}
        named = (
            ("补正", ("correction_noticed_on", "correction_workdays", "correction_received_on")),
            ("征求意见", ("consulted_on", "reached_on", "answered_on", "organ_consulted_on", "organ_answered_on")),
            ("收费", ("fee_noticed_on", "fee_paid_on")),
            ("延期和答复", ("extended_on", "extended_workdays", "replied_on")),
        )
        return tuple(Group(heading, tuple(views[name] for name in names)) for heading, names in named)

    def clean(self) -> dict[str, Any]:
        """Refuse days outside the calendar of the regulation, and halves of what belongs together."""
        given = super().clean() or {}
        since = next(law.since for law in laws() if law.name == REGULATIONS and law.is_in_force(LATEST))
        for name, value in list(given.items()):
            if isinstance(value, date) and not since <= value <= LATEST:
                self.add_error(name, f"写{long_day(since)}（条例修订后施行）到{LATEST.year}年的日子")
        needs = (
            ("correction_noticed_on", "correction_workdays", "告知补正的，写明给了几个工作日"),
            ("extended_on", "extended_workdays", "决定延期的，写明延长几个工作日"),
            ("correction_received_on", "correction_noticed_on", "收到补正的，也写哪天告知补正"),
            ("answered_on", "consulted_on", "第三方回复的，也写哪天征求意见"),
            ("organ_answered_on", "organ_consulted_on", "其他机关回复的，也写哪天征求意见"),
            ("fee_paid_on", "fee_noticed_on", "缴清费用的，也写哪天收到收费通知"),
        )
        for name, other, sentence in needs:
            if given.get(name) and not given.get(other) and other not in self.errors:
                self.add_error(other, sentence)
        return given

    def facts(self) -> CaseFacts:
        """Return what was written as facts, the events in the order of their days; call it on a valid form."""
        given = self.cleaned_data
        return CaseFacts(
            ReceiptChannel(given["channel"]),
            given["submitted_on"],
            given["confirmed_on"],
            tuple(sorted(self._events(), key=lambda event: event.on)),
        )

    def _events(self) -> Iterator[CaseEvent]:
        given = self.cleaned_data
        more: dict[EventKind, dict[str, Any]] = {
            EventKind.CORRECTION_NOTICED: {"workdays": given["correction_workdays"]},
            EventKind.THIRD_PARTY_CONSULTED: {"party": PARTY, "received_on": given["reached_on"]},
            EventKind.THIRD_PARTY_ANSWERED: {"party": PARTY},
            EventKind.ORGAN_CONSULTED: {"party": ORGAN, "role": OrganRole.OTHER},
            EventKind.ORGAN_ANSWERED: {"party": ORGAN},
            EventKind.EXTENDED: {"workdays": given["extended_workdays"]},
            EventKind.REPLIED: {"service": ServiceMode.DIRECT},
        }
        for name, kind in EVENTS.items():
            if given[name]:
                yield CaseEvent(kind, given[name], **more.get(kind, {}))

    def blame(self, key: str) -> str:
        """Return the field that a place in the facts (events[2].on) came from; "" when it is none."""
        if not key.startswith("events["):
            return key if key in self.fields else ""
        number = int(key.removeprefix("events[").partition("]")[0])
        kind = self.facts().events[number].kind
        return next(name for name, one in EVENTS.items() if one is kind)
