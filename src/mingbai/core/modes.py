"""Reading modes: how a page is shown, kept in a cookie and read on the server."""

from __future__ import annotations

from django.http import HttpRequest

COOKIE = "mode"
PLAIN = "plain"
MODES = {"elder": "长者模式", "contrast": "高对比"}


def mode_of(request: HttpRequest) -> str:
    """Return the mode that the cookie asks for; empty for the plain mode and for an unknown one."""
    return known(request.COOKIES.get(COOKIE, ""))


def known(value: str) -> str:
    """Return the mode of this name; empty when there is none."""
    return value if value in MODES else ""
