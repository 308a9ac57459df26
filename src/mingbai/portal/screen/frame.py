"""What all pages of the screen share: who it is for, the telephone, the code for one's own telephone, and turning pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.core import asked, clock, public
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.rendering import qr

IDLE = 60
"""After so many seconds without a touch the screen goes back to its playlist."""
MOST = 9999
TURNING = ("page", "hold")
"""The parameters that `turned` reads."""
Shown = TypeVar("Shown")


@dataclass(frozen=True, slots=True)
class Turned(Generic[Shown]):
    """One of several things of which one is shown at a time, with the numbers of its neighbours, round and round."""

    number: int
    what: Shown
    before: int
    after: int
    is_shown: bool


def on_screen(code: str) -> tuple[OrganRow, dict[str, Any]]:
    """Return the organ and what its pages share."""
    organ, today = organs.organ(code), clock.today()
    return organ, {"organ": organ, "kiosk": "kiosk", "today": today, "idle": IDLE}


def turned(request: HttpRequest, things: Sequence[Shown]) -> dict[str, Any]:
    """Return things of which one is shown, `?page=` or the first: a script turns them, and without it the links do."""
    total = len(things)
    number = asked.number(request.GET.get("page", ""), 1, MOST) or 1
    number = number if number <= total else 1
    every = [Turned(at, one, at - 1 or total, at % total + 1, at == number) for at, one in enumerate(things, 1)]
    current = every[number - 1] if every else None
    return {"every": every, "current": current, "total": total, "is_held": request.GET.get("hold") == "1"}


def picture(path: str) -> str:
    """Return the code of a public page; empty where no address is printed."""
    address = public.printed_address(path)
    return qr.svg(address) if address else ""


def shown(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Answer with a page of the screen."""
    return render(request, f"portal/screen/{template}.jinja", context)
