"""Error pages in plain words; Django calls these handlers by name."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

# Only texts that people write; other fields are quickly chosen again, and some of them are secret.
WRITTEN = re.compile(
    r"title|summary|body|text|sought|record|wrong|evidence|reason|opinion|explanation|note|purpose|effect|measures|element-\d+"
)

NOT_FOUND = 404
ENTRIES = frozenset({"portal:entry", "portal:entry-read", "portal:entry-file", "portal:chain"})
ABSENT = (
    "地址可能写错了，也可能这条信息已经撤下、公示期满，或者只在所在村、社区公布。可以到这个机关的公开目录里找，也可以打电话问。"
)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404, in the same words whether an entry never existed, came down, or is for one village only."""
    sentence = "地址可能写错了，也可能这一页已经撤下。"
    if request.resolver_match and request.resolver_match.view_name in ENTRIES:
        sentence = ABSENT
    return _page(request, NOT_FOUND, "没有这个页面", sentence)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400 without any look-up: the request itself cannot be trusted."""
    return HttpResponse(
        render_to_string("portal/broken.jinja", {"heading": "看不懂这个请求", "sentence": "请从首页重新进入。"}),
        status=400,
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403."""
    return _page(request, 403, "不能看这一页", "您的岗位没有这一项工作。")


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 for a form whose token is missing or old, and give back what was typed, but never a password."""
    kept = [value for name, value in request.POST.dict().items() if _is_written(name) and value.strip()]
    sentence = "为了安全，没有保存。" + (
        "您写的在下面，没有丢：先复制下来，回到上一页刷新，再贴回去。" if kept else "请回到上一页，刷新以后再交一次。"
    )
    context = {"heading": "这张表放得太久了", "sentence": sentence, "kept": kept, "is_lost": False}
    return render(request, "portal/error.jinja", context, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 without touching the database, which may be what failed."""
    return HttpResponse(
        render_to_string("portal/broken.jinja", {"heading": "网站出了问题", "sentence": "不是您的问题。请过几分钟再来。"}),
        status=500,
    )


def _is_written(name: str) -> bool:
    return WRITTEN.fullmatch(name) is not None


def _page(request: HttpRequest, status: int, heading: str, sentence: str) -> HttpResponse:
    context = {"heading": heading, "sentence": sentence, "kept": (), "is_lost": status == NOT_FOUND}
    return render(request, "portal/error.jinja", context, status=status)
