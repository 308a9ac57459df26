"""The laws that texts of disclosure cite: when each came into force, when it ended, what took its place. Data: laws.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

# The name of a law stands alone: after another character it is part of a longer one (劳动合同法, 某省地名管理条例), unless that
# character is a word of citing (依据, 按照, 违反, 中华人民共和国).
_BEGINS = "(?:(?<![\u4e00-\u9fff])|(?<=[国和与及按照据依对在从由反守行实循彻习用引以]))"
# So does one that goes on: its own rules of application, a decision on it, another word (社会救助法律).
_ENDS = "(?!〉|[》〉]?(?:实施|施行)?(?:办法|细则)|[》〉]?的决定|实施|施行|[律规定人治院庭官])"
_DECREE = re.compile(r"国务院令第(\d+)号")
# The edition beside a title, and remarks about later law: （2025修正）, 2025修正：, （2026-07-01施行）.
_EDITION = re.compile("（(20[0-9]{2})年?修[正订]）")
_REVISED = re.compile("(20[0-9]{2})年?修[正订]")
_FROM_DAY = re.compile("(20[0-9]{2}-[0-9]{2}-[0-9]{2})(?:起)?施行")


@dataclass(frozen=True, slots=True)
class Law:
    """One text of law: `until` is the first day without force, `place` where in its successor the matter now stands."""

    name: str
    number: str
    since: date
    until: date | None
    replaced_by: str
    place: str

    @property
    def label(self) -> str:
        """The text as one cites it: 《行政复议法实施条例》（国务院令第836号）."""
        return f"《{self.name}》（{self.number}）" if self.number else f"《{self.name}》"

    def is_in_force(self, on: date) -> bool:
        """Whether it applies on the day."""
        return self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class Cited:
    """A law as a text cites it; by name it stands for all its editions, oldest first, by number for that one alone."""

    label: str
    texts: tuple[Law, ...]

    @property
    def since(self) -> date:
        """The first day on which what was cited applied."""
        return self.texts[0].since

    @property
    def until(self) -> date | None:
        """The first day on which it no longer applied; None while it does."""
        return self.texts[-1].until

    def applies(self, on: date) -> bool:
        """Whether it may be cited on a day."""
        return self.since <= on and (self.until is None or on < self.until)

    def replacement(self, on: date) -> tuple[Law, str] | None:
        """Return the law to cite instead on a day and the place in it; None while this one applies, or where none followed."""
        law, place = self.texts[-1], ""
        while law.until and law.until <= on and law.replaced_by:
            place, law = law.place, _edition(law.replaced_by, on)
        return None if law is self.texts[-1] else (law, place)


@dataclass(frozen=True, slots=True)
class _Mark:
    """How one citation is recognised: `core` is a part that every way of writing it contains."""

    core: str
    pattern: re.Pattern[str]
    cited: Cited


@cache
def laws() -> tuple[Law, ...]:
    """Return every law in the order of the file."""
    data = tomllib.loads(files(__package__).joinpath("laws.toml").read_text("utf-8"))
    return tuple(
        Law(
            name=row["name"],
            number=row.get("number", ""),
            since=row["since"],
            until=row.get("until"),
            replaced_by=row.get("replaced_by", ""),
            place=row.get("place", ""),
        )
        for row in data["law"]
    )


def cited(text: str) -> tuple[Cited, ...]:
    """Return each law of the table that a text cites by name or number, once, by the place of its first mention.

    《行政复议法实施条例》 does not cite 行政复议法; a province's own rules do not cite the national law they are named after.
    """
    found: dict[Cited, int] = {}
    for mark in _marks():
        # Longer names come first; what they cover is no longer there for a shorter one.
        if mark.core in text and (first := mark.pattern.search(text)):
            found[mark.cited] = first.start()
            text = mark.pattern.sub(_covered, text)
    return tuple(sorted(found, key=found.__getitem__))


def in_force(basis: str, on: date) -> str:
    """Return a basis as it read on a day: without the parts, separated by ；, that cite a law out of force (unless none is left),
    with the articles as they were numbered and no edition that came later.
    """
    parts = basis.split("；")
    kept = "；".join(part for part in parts if all(one.applies(on) for one in cited(part))) or basis
    for moved in _moved():
        if on < moved.since:
            kept = moved.pattern.sub(rf"\g<1>{moved.before}", kept)
    return _EDITION.sub(lambda found: "" if int(found[1]) > on.year else found[0], kept)


def speaks_of_later(text: str, on: date) -> bool:
    """Return whether a remark names a law, an edition or a day of coming into force that lies after a day."""
    years = (int(found[1]) > on.year for found in _REVISED.finditer(text))
    days = (date.fromisoformat(found) > on for found in _FROM_DAY.findall(text))
    return any(years) or any(days) or any(on < one.since for one in cited(text))


def _covered(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _edition(key: str, on: date) -> Law:
    """Return the law with this number, or the edition with this name in force on the day (the last where none is)."""
    for law in laws():
        if key == law.number or (key == law.name and law.is_in_force(on)):
            return law
    return _editions()[key][-1]


@dataclass(frozen=True, slots=True)
class _Moved:
    """An article that had another number until a revision."""

    since: date
    before: str
    pattern: re.Pattern[str]


@cache
def _moved() -> tuple[_Moved, ...]:
    data = tomllib.loads(files(__package__).joinpath("laws.toml").read_text("utf-8"))
    return tuple(_Moved(row["since"], row["before"], _article(row["name"], row["article"])) for row in data["moved"])


def _article(name: str, article: str) -> re.Pattern[str]:
    """Match an article of a law, whichever edition stands between them; the law is the first group."""
    return re.compile(rf"({name}》?)(?:{_EDITION.pattern})?{article}(?![0-9])")


@cache
def _editions() -> dict[str, tuple[Law, ...]]:
    return {one.name: tuple(law for law in laws() if law.name == one.name) for one in laws()}


@cache
def _marks() -> tuple[_Mark, ...]:
    """Return the marks of all names, longest first, then of all numbers."""
    names = sorted(_editions().items(), key=lambda one: -len(one[0]))
    by_name = [_Mark(name.partition("〈")[0], _name(name), Cited(f"《{name}》", texts)) for name, texts in names]
    by_number = [_Mark(_digits(law.number), _number(law.number), Cited(law.number, (law,))) for law in laws() if law.number]
    return (*by_name, *by_number)


def _name(name: str) -> re.Pattern[str]:
    inner = re.escape(name).replace("〈中华人民共和国", "[《〈]?(?:中华人民共和国)?").replace("〉", "[》〉]?")
    return re.compile(f"{_BEGINS}{inner}{_ENDS}")


def _number(number: str) -> re.Pattern[str]:
    """Match a number with any kind of brackets; a decree also as 国令492号 and 第492号国务院令."""
    if decree := _DECREE.fullmatch(number):
        return re.compile(rf"国(?:务院)?令第?{decree[1]}号|第?{decree[1]}号国(?:务院)?令|国务院第{decree[1]}号令")
    return re.compile(re.sub("〔(.*?)〕", r"[〔\\[（(【]\1[〕\\]）)】]", number))


def _digits(number: str) -> str:
    """Return the end of a number, which every way of writing it shares: 492号."""
    return number.rpartition("〕")[2].rpartition("第")[2]
