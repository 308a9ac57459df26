"""The map of the site for people: every kind of page, every organ, every field."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from mingbai.core import clock
from mingbai.organs import queries as organs
from mingbai.portal.frame import public
from mingbai.portal.home.tiles import tiles
from mingbai.portal.levels import grouped

FIXED = (
    (
        "找信息",
        (
            ("home", "首页"),
            ("fields", "按事情找"),
            ("organs", "按机关找"),
            ("reports", "政府信息公开年报"),
            ("openness", "公开得怎么样"),
        ),
    ),
    (
        "办事情",
        (
            ("apply", "申请公开政府信息"),
            ("apply-status", "申请办到哪一步"),
            ("deadlines", "最迟哪天答复"),
            ("message-status", "来信办到哪一步"),
        ),
    ),
    ("本网站", (("accessibility", "无障碍说明"), ("message-wrong", "我为政府网站找错"))),
)
"""The pages that do not depend on an organ, under what people want from them."""


@public(depends=())
def site_map(request: HttpRequest) -> HttpResponse:
    """Show the way to every page that is not one record's own."""
    tree = organs.tree()
    context = {
        "fixed": [(heading, [(label, reverse(f"portal:{name}")) for name, label in rows]) for heading, rows in FIXED],
        "tiles": tiles(tree[0] if tree else None, clock.today()),
        "groups": grouped(tree),
    }
    return render(request, "portal/site_map.jinja", context)
