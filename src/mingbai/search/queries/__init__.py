"""Find what is public now."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from mingbai.core import asked as addresses
from mingbai.search.models import SearchState
from mingbai.search.models.tables import records
from mingbai.search.queries import postgres, sqlite
from mingbai.search.queries.looking import Looking, looking_for
from mingbai.search.values import MOST_COUNTED, Found, Hit, Order, Question, RecordKind
from mingbai.search.values.folding import folded
from mingbai.search.values.marking import excerpt, marked, pattern

SHOWN = ("id", "kind", "key", "organs", "address", "number", "at", "title", "text", "files", "also")

STATE = f"SELECT side, is_whole FROM {SearchState._meta.db_table}"  # noqa: S608 - our name


def find(asked: Question) -> Found:
    """Return a page of the records that have every word asked for and fit the filters.

    The page is what is public at this moment: acts write the index in their own transaction. Never cache it past the public
    generation.
    """
    looked = looking_for(asked)
    side, is_whole = _state()
    while True:
        found = _found(asked, looked, side, is_whole)
        asked_side, (side, is_whole) = side, _state()
        # A rebuild that ended meanwhile has emptied the side that was asked.
        if side == asked_side:
            return found


def _state() -> tuple[int, bool]:
    # Asked twice for each page: without the ORM this costs a tenth.
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        side, is_whole = cursor.fetchone()
    return side, bool(is_whole)


def _found(asked: Question, looked: Looking, side: int, is_whole: bool) -> Found:
    ids = sqlite.ids if connection.vendor == "sqlite" else postgres.ids
    if looked.is_nothing:
        return Found((), "", 0, True, looked.words, is_whole)
    counted = ids(side, looked, MOST_COUNTED + 1)
    found = _page(ids, side, looked, asked, counted)
    places, more = found[: asked.limit], len(found) > asked.limit
    following = "{}_{}".format(*places[-1]) if more else ""
    count = min(len(counted), MOST_COUNTED)
    hits = _hits(side, [one for _, one in places], looked)
    return Found(hits, following, count, len(counted) <= MOST_COUNTED, looked.words, is_whole)


def _page(ids: Any, side: int, looked: Looking, asked: Question, counted: Sequence[int]) -> list[tuple[int, int]]:
    """Return the places (tier and key) of a page and one more. Tier 0 has every word in its title, tier 1 is the rest."""
    tier, after = _place(asked.after)
    wanted = asked.limit + 1
    if asked.order is Order.NEWEST or not looked.words:
        rest = counted[:wanted] if not after else ids(side, looked.before(after), wanted)
        return [(0, one) for one in rest]
    found: list[tuple[int, int]] = []
    if tier == 0:
        titles = looked.in_title()
        found = [(0, one) for one in ids(side, titles.before(after) if after else titles, wanted)]
        after = 0
    if len(found) < wanted:
        rest = looked.outside_title()
        found += [(1, one) for one in ids(side, rest.before(after) if after else rest, wanted - len(found))]
    return found


def _place(after: str) -> tuple[int, int]:
    """Return tier and key of the last record shown; (0, 0) for the beginning and for what is no place."""
    tier, _, key = after.partition("_")
    return (int(tier), addresses.key(key)) if tier in ("0", "1") else (0, 0)


def _hits(side: int, ids: Sequence[int], looked: Looking) -> tuple[Hit, ...]:
    if not ids:
        return ()
    keys = ", ".join(["%s"] * len(ids))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(SHOWN)} FROM {records(side)} WHERE id IN ({keys})", ids)  # noqa: S608 - our names
        rows = {row[0]: row for row in cursor.fetchall()}
    shown = pattern([word for alternatives in looked.runs for word in alternatives])
    return tuple(_hit(rows[one], shown) for one in ids if one in rows)


def _hit(row: tuple[Any, ...], shown: Any) -> Hit:
    _, kind, key, organs, address, number, at, title, text, files, also = row
    pieces, has_word = excerpt(text, shown)
    file = ""
    if shown and not has_word:
        for name, said in json.loads(files):
            in_file, is_there = excerpt(said, shown)
            if is_there or (shown and shown.search(folded(name))):
                pieces, file = in_file, name
                break
    return Hit(
        kind=RecordKind.DOCUMENT if also == RecordKind.DOCUMENT else RecordKind(kind),
        key=key,
        organ_code=organs.split(" ", 1)[0],
        address=address,
        number=number,
        at=datetime.fromisoformat(at),
        title=marked(title, shown),
        excerpt=pieces,
        file=file,
    )
