"""How a page is shown: the reading modes, kept in a cookie and read on the server."""

from __future__ import annotations

from django.http import HttpRequest

COOKIE = "mode"
PLAIN = "plain"
MODES = {"elder": "长者模式", "contrast": "高对比"}


def mode_of(request: HttpRequest) -> str:
    """The mode asked for by cookie; empty for the plain one and for anything unknown."""
    return known(request.COOKIES.get(COOKIE, ""))


def known(value: str) -> str:
    """The mode of this name; empty when there is none."""
    return value if value in MODES else ""
