"""The accessibility statement."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.organs import queries as organs
from mingbai.portal.frame import public


@public(depends=())
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say what the site does for accessibility, and whom to tell when it fails."""
    tree = organs.tree()
    return render(request, "portal/accessibility.jinja", {"county": tree[0] if tree else None})
