"""The facts of one application that its clock needs: how it came, and what happened since, in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingbai.statute.cases.receipt import ReceiptChannel
from mingbai.statute.citation import Citation


class EventKind(StrEnum):
    """What can happen to an application that its clock must know."""

    CORRECTION_NOTICED = "correction_noticed"
    CORRECTION_RECEIVED = "correction_received"
    THIRD_PARTY_CONSULTED = "third_party_consulted"
    THIRD_PARTY_ANSWERED = "third_party_answered"
    ORGAN_CONSULTED = "organ_consulted"
    ORGAN_ANSWERED = "organ_answered"
    EXTENDED = "extended"
    DELAYED = "delayed"
    FEE_NOTICED = "fee_noticed"
    FEE_PAID = "fee_paid"
    REPLIED = "replied"
    REOPENED = "reopened"


EVENT_WORDS = {
    EventKind.CORRECTION_NOTICED: "告知补正",
    EventKind.CORRECTION_RECEIVED: "收到补正",
    EventKind.THIRD_PARTY_CONSULTED: "征求第三方意见",
    EventKind.THIRD_PARTY_ANSWERED: "第三方回复",
    EventKind.ORGAN_CONSULTED: "征求其他机关意见",
    EventKind.ORGAN_ANSWERED: "其他机关回复",
    EventKind.EXTENDED: "延长答复期限",
    EventKind.DELAYED: "确定延迟答复的期限",
    EventKind.FEE_NOTICED: "收费通知",
    EventKind.FEE_PAID: "缴清费用",
    EventKind.REPLIED: "答复",
    EventKind.REOPENED: "责令重新答复",
}
CONSULTED = frozenset({EventKind.THIRD_PARTY_CONSULTED, EventKind.ORGAN_CONSULTED})
ANSWERED = frozenset({EventKind.THIRD_PARTY_ANSWERED, EventKind.ORGAN_ANSWERED})


class OrganRole(StrEnum):
    """Why another organ is asked: it made the information together with this one (条例第34条), or for another reason."""

    CO_MAKER = "co_maker"
    OTHER = "other"


class ServiceMode(StrEnum):
    """How a letter reaches the applicant; ENTRUSTED is another organ handing it over."""

    DIRECT = "direct"
    ENTRUSTED = "entrusted"
    POST = "post"
    WEB = "web"


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """One event on one day.

    `party`: who was consulted or answered. `role`: of an organ consulted. `received_on`: the day a letter of consultation
    reached the other side, None while unknown. `workdays`: for correction (a positive number, until when to answer) and
    extension (1 to 20). `service`: of a reply. `until`: the day set for a delayed reply. `is_judged`: it was found to be in time
    when it was recorded, and stays so whatever a later notice moves.
    """

    kind: EventKind
    on: date
    party: str = ""
    role: OrganRole | None = None
    received_on: date | None = None
    workdays: int = 0
    service: ServiceMode | None = None
    until: date | None = None
    is_judged: bool = False


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """One application: `submitted_on` as in `receipt.received_on`; `events` in the order in which they happened."""

    channel: ReceiptChannel
    submitted_on: date
    confirmed_on: date | None = None
    events: tuple[CaseEvent, ...] = ()


class UnlawfulTimeline(Exception):
    """Facts that cannot be, or that the law does not allow: `key` names the place (events[2].on), `reason` says why."""

    def __init__(self, key: str, reason: str, citation: Citation | None = None) -> None:
        super().__init__(f"{key}：{reason}" + (f"（{citation}）" if citation else ""))
        self.key = key
        self.reason = reason
        self.citation = citation
