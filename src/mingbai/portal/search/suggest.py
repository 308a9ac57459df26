"""Suggestions below the search box: public words that something is found with."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse

from mingbai.core.words import squeezed
from mingbai.portal.frame import public
from mingbai.portal.search.slips import sounding
from mingbai.portal.search.words import alike, vocabulary
from mingbai.search.queries import find
from mingbai.search.values import Question

MOST, TRIED, LONGEST = 8, 16, 20


@public(asks=("q",), depends=("entries",))
def suggest(request: HttpRequest) -> HttpResponse:
    """Answer a list of words: those that begin with what was typed, then those that hold it; Latin letters are read as pinyin."""
    typed = squeezed(request.GET.get("q", ""))[:LONGEST]
    found = [word for word in _fitting(typed)[:TRIED] if find(Question(text=word, alike=alike(), limit=1)).count]
    return JsonResponse(found[:MOST], safe=False, json_dumps_params={"ensure_ascii": False})


def _fitting(typed: str) -> list[str]:
    if not typed:
        return []
    words = vocabulary()
    if typed.isascii():
        return [*sounding(typed, words)] if typed.isalpha() and len(typed) > 1 else []
    holding = [word for word in words if typed in word and word != typed]
    return sorted(holding, key=lambda word: (not word.startswith(typed), len(word)))
