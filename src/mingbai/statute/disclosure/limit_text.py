"""The written form of the catalogue's time limits: parsed, written back, put into words.

`+` joins what applies together and binds more loosely than `|`, which joins alternatives: "every:1mo|every:3mo+period:15d". A
term is `20wd` (working days), `20d` (natural days), `0` (the same day), `period:7wd` (posted at least that long), `every:3mo`
(renewed) or `event:听证前7wd`; `7wd:许可处罚` applies to what follows the colon. "" means that no limit was read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

LENGTH = re.compile(r"([1-9]\d{0,3})(wd|d|mo|y)")
BEFORE = re.compile(r"(.+)前([1-9]\d{0,2})(wd|d)")
AFTER = re.compile(r"(.+)后([1-9]\d{0,2})(wd|d)")
YEARLY = re.compile(r"每年(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])前(（.+）)?")
LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
UNITS = {"wd": "个工作日", "d": "日", "mo": "个月", "y": "年"}
CYCLES = {"1mo": "每月", "3mo": "每季度", "6mo": "每半年", "12mo": "每年", "1y": "每年"}


class TermKind(StrEnum):
    """What a term expresses."""

    WITHIN = "within"
    PERIOD = "period"
    EVERY = "every"
    EVENT = "event"


UNITS_OF = {TermKind.WITHIN: ("wd", "d"), TermKind.PERIOD: ("wd", "d"), TermKind.EVERY: ("wd", "d", "mo", "y")}


@dataclass(frozen=True, slots=True)
class Term:
    """One term: `count` of `unit` ("wd", "d", "mo", "y"; 0 "d" is the same day) or an event in words, and its case."""

    kind: TermKind
    count: int = 0
    unit: str = "d"
    event: str = ""
    qualifier: str = ""

    def __str__(self) -> str:
        if self.kind is TermKind.EVENT:
            return f"event:{self.event}"
        length = f"{self.count}{self.unit}" if self.count else "0"
        before = "" if self.kind is TermKind.WITHIN else f"{self.kind}:"
        after = f":{self.qualifier}" if self.qualifier else ""
        return f"{before}{length}{after}"


@dataclass(frozen=True, slots=True)
class Limit:
    """Groups that all apply, each made of alternatives; no groups where no limit was read."""

    groups: tuple[tuple[Term, ...], ...] = ()

    def __str__(self) -> str:
        return "+".join("|".join(map(str, group)) for group in self.groups)

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms in order."""
        return tuple(term for group in self.groups for term in group)

    def of(self, kind: TermKind) -> tuple[Term, ...]:
        """Return the terms of one kind."""
        return tuple(term for term in self.terms if term.kind is kind)


@cache
def parse(text: str) -> Limit:
    """Parse a limit in this grammar; raise ValueError, naming the wrong part, for anything else."""
    if not text:
        return Limit()
    return Limit(tuple(tuple(_term(part, text) for part in group.split("|")) for group in text.split("+")))


def words(limit: Limit, starts: str = "形成或者变更") -> str:
    """Put a limit into words: 形成之日起10个工作日内，公示不少于7个工作日; "" where none was read."""
    return "，".join("或者".join(term_words(term, starts) for term in group) for group in limit.groups)


def term_words(term: Term, starts: str = "形成或者变更") -> str:
    """Put one term into words; `starts` names the day from which it runs."""
    if term.kind is TermKind.EVENT:
        return event_words(term.event)
    length = f"{term.count}{UNITS[term.unit]}"
    whose = f"{term.qualifier}：" if term.qualifier else ""
    if term.kind is TermKind.PERIOD:
        return f"{whose}公示不少于{length}"
    if term.kind is TermKind.EVERY:
        return f"{whose}{CYCLES.get(f'{term.count}{term.unit}', f'每{length}')}至少一次"
    if not term.count:
        return f"{whose}{starts}当天"
    return f"{term.qualifier}{length}内" if term.qualifier else f"{starts}之日起{length}内"


def event_words(event: str) -> str:
    """Put the figures of an event into words: 听证前7wd becomes 听证前7个工作日, 每年01-31前 becomes 每年1月31日前."""
    if found := YEARLY.fullmatch(event):
        return f"每年{int(found[1])}月{int(found[2])}日前{found[3] or ''}"
    for form, word, last in ((BEFORE, "前", ""), (AFTER, "后", "内")):
        if found := form.fullmatch(event):
            return f"{found[1]}{word}{found[2]}{UNITS[found[3]]}{last}"
    return event


def _term(part: str, text: str) -> Term:
    kind, rest = TermKind.WITHIN, part
    head, colon, tail = part.partition(":")
    if colon and head in (TermKind.PERIOD, TermKind.EVERY, TermKind.EVENT):
        kind, rest = TermKind(head), tail
    if kind is TermKind.EVENT:
        if not rest.strip() or ":" in rest:
            raise ValueError(f"时限“{text}”里的“{part}”要写明是什么事，例如 event:及时。")
        if (found := YEARLY.fullmatch(rest)) and int(found[2]) > LAST_DAYS[int(found[1]) - 1]:
            raise ValueError(f"时限“{text}”里没有{event_words(rest)}这一天。")
        return Term(kind, event=rest)
    length, colon, qualifier = rest.partition(":")
    if bool(colon) != bool(qualifier.strip()) or ":" in qualifier:
        raise ValueError(f"时限“{text}”里的“{part}”，冒号后面要写明对谁适用，例如 7wd:许可处罚。")
    if kind is TermKind.WITHIN and length == "0":
        return Term(kind, qualifier=qualifier)
    found = LENGTH.fullmatch(length)
    if found is None or found[2] not in UNITS_OF[kind]:
        raise ValueError(
            f"看不懂时限“{text}”里的“{part}”。例如：20wd（工作日）、20d（自然日）、0（当天）、period:7wd、every:3mo。"
        )
    return Term(kind, int(found[1]), found[2], qualifier=qualifier)
