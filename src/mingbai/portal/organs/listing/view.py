"""The list of all organs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.organs import queries
from mingbai.portal.frame import public
from mingbai.portal.levels import grouped
from mingbai.portal.section import COLUMN


@public(depends=())
def organs(request: HttpRequest) -> HttpResponse:
    """List all organs with their four parts."""
    context = {"groups": grouped(queries.tree()), "column_name": COLUMN, "column_type": COLUMN}
    return render(request, "portal/organs.jinja", context)
