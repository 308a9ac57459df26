"""Where the opinions asked for stand before a decision: third parties (条例第32条), co-makers (第34条), other organs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingbai.statute.cases.consultation import (
    CO_MAKERS,
    NOT_COUNTED,
    SILENCE_WORDS,
    THIRD_PARTY,
    Consultation,
    silence,
)
from mingbai.statute.cases.facts import OrganRole
from mingbai.statute.citation import regulations
from mingbai.statute.dates import long_day
from mingbai.statute.index import rule

CONFIRMED_BY_ALL = regulations("第11条")
ROLE_WORDS = {OrganRole.CO_MAKER: "共同制作机关", OrganRole.OTHER: "其他机关"}

NOT_RECEIVED = "对方哪天收到还没有登记，15个工作日没有起算"


class ThirdParty(StrEnum):
    """Where the consultation of third parties stands; SILENT is after the last day."""

    NOT_ASKED = "not_asked"
    WAITING = "waiting"
    AGREED = "agreed"
    OBJECTED = "objected"
    SILENT = "silent"


class OtherOrgans(StrEnum):
    """Where the consultation of co-makers and other organs stands; CONSENTED is a co-maker's silence after its last day."""

    NOT_ASKED = "not_asked"
    WAITING = "waiting"
    AGREED = "agreed"
    OBJECTED = "objected"
    CONSENTED = "consented"


@dataclass(frozen=True, slots=True)
class AskedOpinion:
    """What became of one letter of consultation: its last day, None where there is none; `agrees` None without an answer."""

    asked: Consultation
    due_on: date | None
    agrees: bool | None = None

    @property
    def is_late(self) -> bool:
        """Whether the answer came after the last day."""
        return self.asked.answered_on is not None and self.due_on is not None and self.asked.answered_on > self.due_on

    def is_awaited(self, today: date) -> bool:
        """Return whether an answer may still come in time."""
        return self.asked.answered_on is None and (self.due_on is None or today <= self.due_on)


@rule(THIRD_PARTY, name="第三方的意见到齐没有")
def third_parties(opinions: Sequence[AskedOpinion], today: date) -> ThirdParty:
    """Return where all third parties together stand: nothing is decided while one may still answer in time.

    After that an objection outweighs, be it late: the law asks of it only whether its reasons hold.
    """
    own = [one for one in opinions if one.asked.role is None]
    if not own:
        return ThirdParty.NOT_ASKED
    if any(one.is_awaited(today) for one in own):
        return ThirdParty.WAITING
    if any(one.agrees is False for one in own):
        return ThirdParty.OBJECTED
    return ThirdParty.SILENT if any(one.agrees is None for one in own) else ThirdParty.AGREED


@rule(CO_MAKERS, NOT_COUNTED, CONFIRMED_BY_ALL, name="共同制作机关、其他机关的意见到齐没有")
def other_organs(opinions: Sequence[AskedOpinion], today: date) -> OtherOrgans:
    """Return where all organs together stand: nothing is given while one may still answer, another organ without any limit.

    A co-maker that said nothing by its last day consents, whatever it says later (条例第34条).
    """
    own = [one for one in opinions if one.asked.role is not None]
    if not own:
        return OtherOrgans.NOT_ASKED
    if any(one.is_awaited(today) for one in own):
        return OtherOrgans.WAITING
    if any(one.agrees is False and not one.is_late for one in own):
        return OtherOrgans.OBJECTED
    return OtherOrgans.CONSENTED if any(not one.agrees or one.is_late for one in own) else OtherOrgans.AGREED


def opinion_words(one: AskedOpinion, today: date) -> str:
    """Say where one letter of consultation stands, for whoever answers the question whether the information is given."""
    asked = one.asked
    who = asked.party if asked.role is None else f"{asked.party}（{ROLE_WORDS[asked.role]}）"
    return f"{who}：{_stands(one, today)}"


def _stands(one: AskedOpinion, today: date) -> str:
    asked, words = one.asked, SILENCE_WORDS[silence(one.asked.role)]
    if asked.answered_on is not None:
        said = f"{long_day(asked.answered_on)}{'同意' if one.agrees else '不同意'}公开。"
        is_too_late = asked.role is OrganRole.CO_MAKER and one.is_late and not one.agrees
        return f"{said}已经逾期：{words}。" if is_too_late else said
    if one.due_on is None:
        return f"还没有回复。{words if asked.role is OrganRole.OTHER else NOT_RECEIVED}。"
    by = long_day(one.due_on)
    return f"还没有回复，最迟{by}。" if one.is_awaited(today) else f"到{by}没有回复。{words}。"
