"""The search page: a box, filters, what was found with the words marked, and help where nothing was."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.organs import queries as organs
from mingbai.portal.frame import public
from mingbai.portal.search.asked import ASKS, KINDS, asked_of, fields_of
from mingbai.portal.search.helped import also_looked_for, probably_meant, ways_out
from mingbai.search.queries import find
from mingbai.search.values import Hit, Order

COLUMN = "搜索"
STARTS = ("低保", "临时救助", "补贴", "修路", "征地", "投诉电话", "预算", "办事指南")


@dataclass(frozen=True, slots=True)
class HitShown:
    """A hit with the names of its organ and its kind."""

    hit: Hit
    organ: str
    kind: str


@public(asks=ASKS, depends=("entries", "reports", "words"))
def search(request: HttpRequest) -> HttpResponse:
    """Show what has all the words; without words and filters, only the box."""
    asked_for = asked_of(request)
    question, filtered = asked_for.question, asked_for.filtered
    context = {
        "asked_for": asked_for,
        "question": question,
        "filtered": filtered,
        "fields": fields_of(asked_for),
        "organ": asked_for.organ,
        "starts": [(word, filtered.address(q=word)) for word in STARTS],
        "found": None,
        "place": "search",
        "column_name": COLUMN,
        "column_type": COLUMN,
    }
    if not asked_for.is_start:
        found = find(question)
        context |= {
            "found": found,
            "rows": _shown(found.hits),
            "also": also_looked_for(question, found.words),
            "meant": probably_meant(asked_for, found),
            "ways": () if found.count else ways_out(asked_for),
            "orders": [(one, filtered.address(sort="" if one is Order.NEWEST else one)) for one in Order],
            "first": filtered.address() if question.after else "",
            "next": filtered.address(after=found.next) if found.next else "",
        }
    return render(request, "portal/search.jinja", context)


def _shown(hits: tuple[Hit, ...]) -> tuple[HitShown, ...]:
    names = {row.code: row.short_name for row in organs.tree()}
    return tuple(HitShown(one, names.get(one.organ_code, ""), KINDS[one.kind]) for one in hits)
