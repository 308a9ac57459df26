"""What an export says where people would write, and its search; on the site itself nothing leads here."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.catalogue.queries.lines import field_names
from mingbai.core import clock, public
from mingbai.organs import queries as organs
from mingbai.portal.frame import public as public_page

COLUMN = "网上办事"


@public_page
def writing(request: HttpRequest) -> HttpResponse:
    """Say that these are files, and where applications and messages are taken."""
    told = public.base_address() if settings.PUBLIC_BASE == "" else settings.LIVE_SITE
    bodies = tuple(row for row in organs.tree() if not row.is_committee and row.is_open and row.telephone)
    context = {"live": told, "bodies": bodies, "column_name": COLUMN, "column_type": COLUMN}
    return render(request, "portal/elsewhere.jinja", context)


@public_page
def search(request: HttpRequest) -> HttpResponse:
    """Search titles and document numbers by a script; without it, lead to the lists."""
    tree = organs.tree()
    context = {
        "fields": field_names(tree[0], clock.today()) if tree else (),
        "bodies": tuple(row for row in tree if not row.is_committee),
        "column_name": "搜索",
        "column_type": "搜索",
    }
    return render(request, "portal/elsewhere_search.jinja", context)
