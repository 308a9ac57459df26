"""Personal data and secrecy markings in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from mingbai.privacy import addresses, cards, circumstances, health, identity, marks, numerals, phones
from mingbai.privacy.normal import Plain, plain, shown
from mingbai.privacy.runs import runs
from mingbai.privacy.spans import Certainty, DataKind, Span
from mingbai.privacy.words import STANDARD, Words

# What a longer or surer datum covers is not reported again; a child's number is reported both as itself and as a minor's.
RANK = {DataKind.RESIDENT_ID: 0, DataKind.SOCIAL_SECURITY_CARD: 1, DataKind.BANK_CARD: 2, DataKind.MOBILE_PHONE: 3}


def find(text: str, words: Words = STANDARD, on: date | None = None, *, is_personal: bool = False) -> tuple[Span, ...]:
    """Return every datum in `text` by position; spans do not overlap, except that a child's number is also reported as `minor`.

    `is_personal`: the row or list around the text names persons. `on` is the day on which the age of 14 is judged; without it
    no number makes a minor. Linear in the length of the text.
    Sources: 个人信息保护法第25、28、34条 (not published, sensitive), GB 11643—1999 (resident numbers), ISO/IEC 7812-1 (cards).
    """
    forms = [form for form in (plain(text), shown(text)) if form is not None]
    found = [[_placed(form, span) for span in apart(_found(form.text, words, on, is_personal))] for form in forms]
    return tuple(found[0] if len(found) == 1 else apart(chain(*found)))


def _found(text: str, words: Words, on: date | None, is_personal: bool) -> Iterator[Span]:
    for run in runs(text):
        yield from identity.find(run, on)
        yield from cards.find(run)
        yield from phones.find(run)
    yield from phones.find_bracketed(text)
    yield from numerals.find(text, on)
    yield from cards.find_labelled(text)
    yield from addresses.find(text)
    yield from health.find(text)
    yield from circumstances.find(text, is_personal=is_personal)
    yield from marks.find(text, words)


def apart(spans: Iterable[Span]) -> list[Span]:
    """Drop overlaps: certain before likely, then by rank and length; one place may be both a number and a minor."""
    kept: list[Span] = []
    taken: set[int] = set()
    residents: set[tuple[int, int]] = set()
    order = sorted(
        spans, key=lambda one: (one.certainty is not Certainty.CERTAIN, RANK.get(one.kind, 9), one.start - one.end, one.start)
    )
    for span in order:
        places = range(span.start, span.end)
        if span.kind is DataKind.MINOR and (span.start, span.end) in residents:
            kept.append(span)
        elif taken.isdisjoint(places):
            taken.update(places)
            kept.append(span)
            if span.kind is DataKind.RESIDENT_ID:
                residents.add((span.start, span.end))
    return sorted(kept, key=lambda one: (one.start, one.kind is DataKind.MINOR))


def _placed(form: Plain, span: Span) -> Span:
    start, end = form.original(span.start, span.end)
    return Span(span.kind, start, end, span.certainty)
