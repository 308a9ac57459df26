"""What the pages on which the public writes a message share: the signed form, and the cookie of a message that a code opened."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from django.core import signing
from django.http import HttpRequest, HttpResponse

from mingbai.accounts.values import Acting, system
from mingbai.mailbox.policies import organ_open_to_all
from mingbai.mailbox.values import LONGEST, OpenedMessage
from mingbai.portal import writing
from mingbai.portal.writing import Given, View

PATH = "/messages/"
MESSAGE = "message"
MESSAGE_AGE, FORM_AGE = 30 * 60, 24 * 3600
UNAVAILABLE = "现在不能在网上来信，也查不了办到哪一步。请打电话、当面说，或者投意见箱。"


def page(*methods: str) -> Callable[[View[Given]], View[Given]]:
    """Wrap a page of messages that takes these methods."""
    return writing.guarded(methods, writing.Sayings("这里不收来信", "网上来信暂时停用", UNAVAILABLE, _typed))


def signer(organ_code: str) -> Acting:
    """Return the system of an organ to which the public writes; raise NotVisible for any other."""
    return system(organ_open_to_all(organ_code))


def new_form() -> str:
    """Return what tells one form from another: it is sent once, and within a day."""
    return signing.dumps(secrets.token_urlsafe(16), salt=PATH)


def form_of(request: HttpRequest) -> str:
    """Return the form that was sent; empty for one that did not come from here, or is older than a day."""
    try:
        return str(signing.loads(request.POST.get("form", ""), salt=PATH, max_age=FORM_AGE))
    except signing.BadSignature:
        return ""


def keep_message(response: HttpResponse, opened: OpenedMessage) -> None:
    """Let this browser be known again, for a while, as the one that gave the code."""
    kept = signing.dumps([opened.message_id, opened.mark], salt=PATH + MESSAGE)
    writing.keep(response, MESSAGE, kept, age=MESSAGE_AGE, path=PATH)


def message_of(request: HttpRequest) -> OpenedMessage | None:
    """Return the message that this browser opened less than half an hour ago."""
    try:
        message_id, mark = signing.loads(request.COOKIES.get(MESSAGE, ""), salt=PATH + MESSAGE, max_age=MESSAGE_AGE)
    except signing.BadSignature:
        return None
    return OpenedMessage(message_id, mark)


def _typed(request: HttpRequest) -> tuple[str, ...]:
    return tuple(request.POST[name] for name in LONGEST if request.POST.get(name, "").strip())
