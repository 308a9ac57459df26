"""Every way in which an application can end, with its articles, its grounds and what its letter must hold."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from mingbai.statute.cases.sources import REGULATIONS, as_in_a_letter
from mingbai.statute.citation import Citation, regulations
from mingbai.statute.disclosure.exemptions import Ground, ground
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

REPLIES = regulations("第36条")
DIVIDED = regulations("第37条")


class Outcome(StrEnum):
    """R1 to R23, P11 and P12; the annual report counts each in one row (`annual_report.counting.row_of`)."""

    ALREADY_PUBLIC = "already_public"
    GRANTED = "granted"
    PARTIAL = "partial"
    STATE_SECRETS = "state_secrets"
    FORBIDDEN_BY_LAW = "forbidden_by_law"
    THREE_SAFETIES = "three_safeties"
    TRADE_SECRETS = "trade_secrets"
    PRIVACY = "privacy"
    INTERNAL = "internal"
    PROCESS = "process"
    ENFORCEMENT_FILE = "enforcement_file"
    ADMINISTRATIVE_QUERY = "administrative_query"
    NOT_EXISTING = "not_existing"
    NOT_RESPONSIBLE = "not_responsible"
    NEEDS_CREATION = "needs_creation"
    STILL_UNCLEAR = "still_unclear"
    PETITION = "petition"
    REPEAT = "repeat"
    PUBLICATION = "publication"
    EXCESSIVE = "excessive"
    CONFIRMATION = "confirmation"
    RECORD_CORRECTION = "record_correction"
    OTHER = "other"
    NOT_CORRECTED = "not_corrected"
    FEE_UNPAID = "fee_unpaid"


class Family(StrEnum):
    """The groups of outcomes; RECORD (条例第41条) is no application for information and counts in no row."""

    GRANTED = "granted"
    PARTIAL = "partial"
    REFUSED = "refused"
    UNAVAILABLE = "unavailable"
    DECLINED = "declined"
    OTHER = "other"
    ENDED = "ended"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class OutcomeLaw:
    """What the law says of one outcome.

    `grounds`: the grounds that may be given, () where none is. `needs`: parts of the letter besides those of every reply, "a|b"
    for one of two. `remedy`: a key of `remedies`. `court_article`: why courts do not take a suit. `sentence`: the conclusion of
    the letter with `{articles}` and `{grounds}` to fill.
    """

    outcome: Outcome
    code: str
    name: str
    family: Family
    citations: tuple[Citation, ...]
    grounds: tuple[Ground, ...]
    needs: tuple[str, ...]
    remedy: str
    court_article: str
    sentence: str


@cache
def _outcomes() -> dict[Outcome, OutcomeLaw]:
    data = tomllib.loads(files(__package__).joinpath("outcomes.toml").read_text("utf-8"))
    return {
        Outcome(row["key"]): OutcomeLaw(
            outcome=Outcome(row["key"]),
            code=row["code"],
            name=row["name"],
            family=Family(row["family"]),
            citations=tuple(regulations(article) for article in row["articles"]),
            grounds=tuple(ground(code) for code in row.get("grounds", ())),
            needs=tuple(row["needs"]),
            remedy=row["remedy"],
            court_article=row.get("court_article", ""),
            sentence=row["sentence"],
        )
        for row in data["outcomes"]
    }


@rule(REPLIES, regulations("第30条"), regulations("第35条"), regulations("第38条"), regulations("第39条"), name="答复的情形")
def law_of(outcome: Outcome) -> OutcomeLaw:
    """Return what the law says of an outcome."""
    return _outcomes()[outcome]


@rule(REPLIES, DIVIDED, name="不予公开要写明依据哪一条")
def may_give(outcome: Outcome, grounds: tuple[str, ...]) -> Verdict:
    """A refusal, whole or in part, names grounds of 条例第14条至第16条 that belong to it; nothing else does."""
    law = law_of(outcome)
    allowed = {one.code for one in law.grounds}
    if allowed and not grounds:
        return refused("写明依据条例哪一条不予公开。", REPLIES, "outcome.ground")
    if wrong := [code for code in grounds if code not in allowed]:
        return refused(f"“{law.name}”不能用这个依据：{'、'.join(wrong)}。", law.citations[0], "outcome.other_ground")
    return ALLOWED


def citations_of(outcome: Outcome, grounds: tuple[str, ...] = ()) -> tuple[Citation, ...]:
    """Return the articles of a reply: those of the grounds given, then those of the outcome, each once."""
    found = [ground(code).citation for code in grounds] + list(law_of(outcome).citations)
    return tuple(dict.fromkeys(found))


def conclusion(outcome: Outcome, grounds: tuple[str, ...] = ()) -> str:
    """Return the sentence of the letter that says how the application ends, with articles and grounds in the law's words."""
    articles = as_in_a_letter(REGULATIONS, citations_of(outcome, grounds))
    words = "；".join(ground(code).text for code in grounds)
    return law_of(outcome).sentence.format(articles=articles, grounds=f"“{words}”")
