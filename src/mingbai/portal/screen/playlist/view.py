"""The playlist: all slides in one page, which a script turns; without it each address shows one and leads to the next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from mingbai.portal.frame import public
from mingbai.portal.screen.frame import TURNING, on_screen, picture, shown, turned
from mingbai.screens import queries
from mingbai.screens.values.slides import PART_WORDS, Part

JUMPS = (Part.ROTA, Part.APPLY)


@public(asks=TURNING, depends=("screen:{code}", "entries:{code}", "rota:{code}"))
def screen(request: HttpRequest, code: str) -> HttpResponse:
    """Show the slides; `?page=` asks for one of them, `?hold=1` lets it stand."""
    organ, context = on_screen(code)
    found = [(one, picture(one.path)) for one in queries.slides(organ, context["today"])]
    context["jumps"] = _jumps([one.part for one, _ in found])
    return shown(request, "playlist", context | turned(request, found))


def _jumps(parts: list[Part]) -> list[tuple[int, str]]:
    """Return the numbers of the slides that people ask for most, with their words."""
    return [(parts.index(one) + 1, PART_WORDS[one]) for one in JUMPS if one in parts]
