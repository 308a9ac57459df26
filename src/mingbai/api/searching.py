"""Entries by their words: the index answers which, the rows say what they are."""

from __future__ import annotations

from dataclasses import replace

from django.utils.html import escape

from mingbai.api import cursors, listing, shapes
from mingbai.api.listing import Wanted
from mingbai.api.shapes import Plain
from mingbai.entries import queries
from mingbai.entries.values.open_data import EntryKind, OpenEntry
from mingbai.organs import queries as organs
from mingbai.search.queries import find
from mingbai.search.values import Found, Hit, Order, Question, RecordKind, Snippet

LONGEST = 200
MOST_ROUNDS = 20
Pair = tuple[Hit, OpenEntry]


def page(wanted: Wanted, q: str, sort: str, limit: int, after: str, *, with_highlights: bool) -> Plain:
    """Return a page of the entries that have every word."""
    question = Question(
        text=q,
        organ=listing.organ_of(wanted.organ).code if wanted.organ else "",
        field=wanted.field,
        item=wanted.item,
        year=wanted.year,
        kinds=(RecordKind.ENTRY,),
        validity=wanted.validity.value if wanted.validity else "",
        order=Order(sort),
        after=cursors.search_of(after) if after else "",
        limit=limit,
    )
    pairs, found, is_all = _found(question, wanted, limit)
    items = shapes.entries([row for _, row in pairs])
    if with_highlights:
        items = [{**item, "highlights": highlights(hit)} for item, (hit, _) in zip(items, pairs, strict=True)]
    following = cursors.of_search(found.next) if found.next else None
    value, is_exact = (found.count, found.is_exact) if is_all else (len(pairs), not found.next and not after)
    return listing.listed(items, following, value, is_exact=is_exact)


def newest(q: str, limit: int) -> tuple[OpenEntry, ...]:
    """Return the newest entries that have every word."""
    found = find(Question(text=q, kinds=(RecordKind.ENTRY,), limit=limit))
    return queries.open_entries_of([hit.key for hit in found.hits])


def highlights(hit: Hit) -> Plain:
    """Return title and excerpt as HTML, with the words between <mark>."""
    return {"title": _marked(hit.title), "pieces": [_marked(hit.excerpt)] if hit.excerpt else []}


def _found(question: Question, wanted: Wanted, limit: int) -> tuple[list[Pair], Found, bool]:
    """Return the entries of a page, the last answer of the index, and whether it knew all the filters."""
    own = wanted.organ if wanted.organ and not wanted.subtree and organs.children(organs.organ(wanted.organ).id) else ""
    pairs: list[Pair] = []
    for _ in range(MOST_ROUNDS):
        found = find(question)
        rows = {row.id: row for row in queries.open_entries_of([hit.key for hit in found.hits])}
        pairs += [(hit, rows[hit.key]) for hit in found.hits if hit.key in rows and _fits(hit, rows[hit.key], own, wanted.kind)]
        if not found.next or len(pairs) >= limit or not (own or wanted.kind):
            break
        # A shorter page follows, so that the list continues exactly after the last entry given.
        question = replace(question, after=found.next, limit=limit - len(pairs))
    return pairs, found, not (own or wanted.kind)


def _fits(hit: Hit, row: OpenEntry, own: str, kind: EntryKind | None) -> bool:
    return (not own or hit.organ_code == own) and kind in (None, row.kind)


def _marked(pieces: tuple[Snippet, ...]) -> str:
    return "".join(f"<mark>{escape(one.text)}</mark>" if one.is_hit else escape(one.text) for one in pieces)
