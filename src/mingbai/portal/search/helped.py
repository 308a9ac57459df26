"""What helps when little or nothing is found: what was probably meant, fewer filters, fewer words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mingbai.portal.search.asked import SearchAsked
from mingbai.portal.search.slips import meant
from mingbai.portal.search.words import vocabulary
from mingbai.search.queries import find
from mingbai.search.values import Found, Question
from mingbai.search.values.alike import other_ways

FEW, MUCH_MORE = 3, 10


@dataclass(frozen=True, slots=True)
class WayOut:
    """Another search: what it says, its address, and how much it finds; `is_exact` as in Found."""

    said: str
    href: str
    count: int
    is_exact: bool


def probably_meant(asked_for: SearchAsked, found: Found) -> tuple[WayOut, ...]:
    """Return texts that sound like what was typed and find much more, where that found little."""
    if found.count > FEW or not found.words:
        return ()
    ways = (_way(asked_for, text, q=text) for text in meant(asked_for.question.text, vocabulary()))
    return tuple(one for one in ways if one.count > found.count * MUCH_MORE)


def also_looked_for(question: Question, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the other ways to say the words, which are looked for too."""
    return tuple(dict.fromkeys(other for word in words for other in other_ways(word, question.alike)))


def ways_out(asked_for: SearchAsked) -> tuple[WayOut, ...]:
    """Return searches without one of the filters, or for one of several words, that find something."""
    filtered, question = asked_for.filtered, asked_for.question
    ways = [
        _count(f"去掉“{said}”", filtered.address(**{name: ""}), asked_for.without(name))
        for name, said in filtered.said.items()
        if filtered.given[name]
    ]
    words = question.text.split()
    ways += [_way(asked_for, f"只找“{word}”", q=word) for word in words if len(words) > 1]
    return tuple(one for one in ways if one.count)


def _way(asked_for: SearchAsked, said: str, *, q: str) -> WayOut:
    return _count(said, asked_for.filtered.address(q=q), replace(asked_for.question, text=q, after=""))


def _count(said: str, href: str, question: Question) -> WayOut:
    found = find(replace(question, limit=1))
    return WayOut(said, href, found.count, found.is_exact)
