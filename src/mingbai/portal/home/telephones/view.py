"""Whom to call when something goes wrong."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.organs import queries as organs
from mingbai.portal.frame import public
from mingbai.portal.home.telephones.known import known
from mingbai.portal.levels import grouped

COLUMN = "投诉电话"


@public(depends=())
def telephones(request: HttpRequest) -> HttpResponse:
    """List the telephones of all organs, and the hot line of the government."""
    context = {"groups": grouped(known(organs.tree())), "column_name": COLUMN, "column_type": COLUMN}
    return render(request, "portal/telephones.jinja", context)
