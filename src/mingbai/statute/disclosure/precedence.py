"""What takes precedence: a special limit over the 20 working days, a new law over the one that a catalogue names.

Source: 条例第26条第二款 (a law's own limit prevails). The limits and laws are dated data in overrides.toml.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from mingbai.statute.citation import Citation, regulations
from mingbai.statute.dates import long_day
from mingbai.statute.disclosure.limit_text import Limit, Term, TermKind, parse
from mingbai.statute.disclosure.limits import PERMITS, STANDARD, same_case
from mingbai.statute.index import rule

SPECIAL_FIRST = regulations("第26条")


@dataclass(frozen=True, slots=True)
class Special:
    """A limit that a law sets from a day on for items whose title contains one of these words; `case` "" is the whole item."""

    key: str
    since: date
    case: str
    limit: Limit
    citation: Citation
    words: tuple[str, ...]

    @property
    def sets_days(self) -> bool:
        """Whether it says when the whole item is published, not only one case of it or how long it is posted."""
        return not self.case and bool(self.limit.of(TermKind.WITHIN))


@dataclass(frozen=True, slots=True)
class Successor:
    """A law that takes precedence over older ones from a day on; with `repeals`, the old ones are no longer in force at all."""

    since: date
    citation: Citation
    old: tuple[str, ...]
    repeals: bool

    @property
    def sentence(self) -> str:
        """What became of the old law, as a sentence for people."""
        since = f"{long_day(self.since)}起施行《{self.citation.law}》{self.citation.article}"
        return f"{since}，这里写的旧法同时废止。" if self.repeals else f"{since}，旧法与它不一致的，以它为准。"


@dataclass(frozen=True, slots=True)
class Effective:
    """The limit that counts and its source; `days` is the source of the days for the whole item."""

    limit: Limit
    citation: Citation
    days: Citation


def _citation(row: dict[str, Any]) -> Citation:
    return Citation(row["law"], row["article"], row.get("number", ""))


def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("overrides.toml").read_text("utf-8"))


@cache
def specials() -> tuple[Special, ...]:
    """Return every special limit in the order of the file."""
    return tuple(
        Special(row["key"], row["since"], row["case"], parse(row["limit"]), _citation(row), tuple(row["words"]))
        for row in _data()["limits"]
    )


@cache
def successors() -> tuple[Successor, ...]:
    """Return every law that took the place of others."""
    return tuple(Successor(row["since"], _citation(row), tuple(row["old"]), row["repeals"]) for row in _data()["bases"])


@rule(SPECIAL_FIRST, PERMITS, *(found.citation for found in specials() if found.key != "permits"), name="特别期限优先")
def effective(limit: Limit, title: str, on: date) -> Effective:
    """Return the limit of an item with this title (field, names) on a day: the law's own, or else the catalogue's.

    The law's limit replaces the catalogue's terms of the same kind (days, posting), unless they are as strict; whatever the law
    does not cover stays.
    """
    found, citation, days = limit, SPECIAL_FIRST, SPECIAL_FIRST
    for special in specials():
        if special.since <= on and any(word in title for word in special.words):
            found, citation = _with(found, special), special.citation
            days = citation if special.sets_days else days
    return Effective(found, citation, days)


@rule(*(found.citation for found in successors()), name="公开依据换版")
def successor(basis: str, on: date) -> Successor | None:
    """Return the law that supersedes the one named in a basis on a day; None when it is current or already named too."""
    for found in successors():
        if found.since <= on and found.citation.law not in basis and any(_names(basis, old) for old in found.old):
            return found
    return None


def _names(basis: str, old: str) -> bool:
    """Return whether the text names the law itself and not one whose name merely contains it (收养法实施细则)."""
    before = r"(?:(?<![\u4e00-\u9fff])|(?<=[国和与及按照据依]))"
    return re.search(f"{before}{old}(?!实施|施行)", basis) is not None


def _with(limit: Limit, special: Special) -> Limit:
    """Replace the catalogue's wider terms with the law's terms of the same kind."""
    groups = list(limit.groups)
    for term in special.limit.terms:
        own = Term(term.kind, term.count, term.unit, term.event, special.case)
        kept = [group for group in groups if not any(_gives_way(known, own) for known in group)]
        if not any(_is_as_strict(known, own) for group in kept for known in group):
            if special.case and not any(known.kind is TermKind.WITHIN for group in kept for known in group):
                kept.insert(0, (STANDARD,))
            kept.append((own,))
        groups = kept
    return Limit(tuple(groups))


def _gives_way(known: Term, own: Term) -> bool:
    is_same = same_case(known.qualifier, own.qualifier) if own.qualifier else not known.qualifier
    return known.kind is own.kind and is_same and not _is_as_strict(known, own)


def _is_as_strict(known: Term, own: Term) -> bool:
    if (
        known.kind is not own.kind
        or known.unit != own.unit
        or (known.qualifier and not same_case(known.qualifier, own.qualifier))
    ):
        return False
    return known.count >= own.count if own.kind is TermKind.PERIOD else known.count <= own.count
