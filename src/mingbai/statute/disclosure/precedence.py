"""What takes precedence: a special limit over the 20 working days, a new law over the one that a catalogue names.

Source: 条例第26条第二款 (a law's own limit prevails). The limits and laws are dated data in overrides.toml.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from mingbai.statute.citation import Citation, Confidence, practice, regulations
from mingbai.statute.dates import long_day
from mingbai.statute.disclosure.decisions import Decision
from mingbai.statute.disclosure.limit_text import YEARLY, Limit, Term, TermKind, parse
from mingbai.statute.disclosure.limits import PERMITS, STANDARD, same_case
from mingbai.statute.index import rule
from mingbai.statute.laws import cited

SPECIAL_FIRST = regulations("第26条")


@dataclass(frozen=True, slots=True)
class Special:
    """A limit that a law sets from a day on for lines with one of these words and marks; `case` "" is the whole line."""

    key: str
    since: date
    case: str
    limit: Limit
    citation: Citation
    words: tuple[str, ...]
    decisions: tuple[str, ...]

    @property
    def sets_days(self) -> bool:
        """Whether it says when information is published, not only how long it is posted."""
        return any(term.kind is TermKind.WITHIN or YEARLY.fullmatch(term.event) for term in self.limit.terms)

    def holds_for(self, title: str, decision: Decision, on: date) -> bool:
        """Whether it is in force on the day and covers a line with this title and mark."""
        is_named = not self.words or any(word in title for word in self.words)
        return self.since <= on and is_named and (not self.decisions or decision.kind in self.decisions)


@dataclass(frozen=True, slots=True)
class Successor:
    """A law that took the place of one named in a basis from a day on; without `repeals` the old one stays in force beside it."""

    since: date
    citation: Citation
    repeals: bool

    @property
    def sentence(self) -> str:
        """What became of the old law, as a sentence for people."""
        since, law = long_day(self.since), f"《{self.citation.law}》{self.citation.article}"
        return f"旧法{since}起废止，现在是{law}。" if self.repeals else f"{since}起施行{law}，旧法与它不一致的，以它为准。"


@dataclass(frozen=True, slots=True)
class Effective:
    """The limit that counts and its source; `days` is the source of the whole line's days, `cases` of those for decisions."""

    limit: Limit
    citation: Citation
    days: Citation
    cases: Citation = PERMITS


def _citation(row: dict[str, Any]) -> Citation:
    return Citation(row["law"], row["article"], row.get("number", ""), Confidence(row.get("confidence", "C")))


def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("overrides.toml").read_text("utf-8"))


@cache
def specials() -> tuple[Special, ...]:
    """Return every special limit in the order of the file."""
    return tuple(
        Special(
            row["key"],
            row["since"],
            row["case"],
            parse(row["limit"]),
            _citation(row),
            tuple(row["words"]),
            tuple(row.get("decisions", ())),
        )
        for row in _data()["limits"]
    )


@cache
def _preferred() -> tuple[tuple[Successor, tuple[str, ...]], ...]:
    """Return each law that takes precedence over others that stay in force, with their names."""
    return tuple((Successor(row["since"], _citation(row), False), tuple(row["old"])) for row in _data()["bases"])


@rule(SPECIAL_FIRST, PERMITS, *(found.citation for found in specials() if found.key != "permits"), name="特别期限优先")
def effective(limit: Limit, title: str, on: date, decision: Decision = Decision.NONE) -> Effective:
    """Return the limit of a line with this title (field, names) and mark on a day: the law's own, or else the catalogue's.

    The law's limit replaces the catalogue's terms of the same kind (days, posting), unless they are as strict; whatever the law
    does not cover stays.
    """
    found, citation, days, cases = limit, SPECIAL_FIRST, SPECIAL_FIRST, PERMITS
    for special in specials():
        if not special.holds_for(title, decision, on):
            continue
        case = special.case
        if case and decision.is_whole:
            found, case = _of_the_whole(found, case), ""
        found, citation = _with(found, special.limit, case), special.citation
        if special.sets_days and case:
            cases = citation
        elif special.sets_days:
            days = citation
    return Effective(found, citation, days, cases)


@rule(*(found.citation for found, _ in _preferred()), practice("不引用失效的依据"), name="公开依据换版")
def successor(basis: str, on: date) -> Successor | None:
    """Return the law that supersedes the one named in a basis on a day; None when it is current or already named too."""
    named = {text.name: one for one in cited(basis) for text in one.texts}
    for one in named.values():
        if (new := one.replacement(on)) and one.until and new[0].name not in named:
            return Successor(max(one.until, new[0].since), Citation(new[0].name, new[1]), True)
    for preferred, old in _preferred():
        if preferred.since <= on and preferred.citation.law not in named and not named.keys().isdisjoint(old):
            return preferred
    return None


def _of_the_whole(limit: Limit, case: str) -> Limit:
    """Make the terms for this case those of the whole line, which holds nothing else."""

    def plain(term: Term) -> Term:
        return replace(term, qualifier="") if term.qualifier and same_case(term.qualifier, case) else term

    return Limit(tuple(tuple(plain(term) for term in group) for group in limit.groups))


def _with(limit: Limit, special: Limit, case: str) -> Limit:
    """Replace the catalogue's wider terms with the law's terms of the same kind."""
    groups = list(limit.groups)
    for term in special.terms:
        own = Term(term.kind, term.count, term.unit, term.event, case)
        kept = [group for group in groups if not any(_gives_way(known, own) for known in group)]
        if not any(_is_as_strict(known, own) for group in kept for known in group):
            if case and not any(known.kind is TermKind.WITHIN for group in kept for known in group):
                kept.insert(0, (STANDARD,))
            kept.append((own,))
        groups = kept
    return Limit(tuple(groups))


def _gives_way(known: Term, own: Term) -> bool:
    if own.kind is TermKind.EVENT and known == STANDARD:
        # A day of the year that a law names replaces the 20 working days; it does not apply beside them.
        return True
    is_same = same_case(known.qualifier, own.qualifier) if own.qualifier else not known.qualifier
    return known.kind is own.kind and is_same and not _is_as_strict(known, own)


def _is_as_strict(known: Term, own: Term) -> bool:
    # So many natural days are over no later than as many working days.
    is_comparable = known.unit == own.unit or (own.kind is TermKind.WITHIN and (known.unit, own.unit) == ("d", "wd"))
    is_same = not known.qualifier or same_case(known.qualifier, own.qualifier)
    if known.kind is not own.kind or not is_comparable or not is_same:
        return False
    return known.count >= own.count if own.kind is TermKind.PERIOD else known.count <= own.count
