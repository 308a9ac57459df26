"""What everybody may read of an organ's messages: how to write one, questions with answers, and how many were answered."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from mingbai.core import asked, clock
from mingbai.core.errors import NotVisible
from mingbai.mailbox.policies import organ_open_to_all
from mingbai.mailbox.queries import selected as queries
from mingbai.organs import queries as organs
from mingbai.portal.frame import public
from mingbai.portal.messages.words import ABOUT
from mingbai.portal.section import COLUMN
from mingbai.statute.mailbox.clock import SOURCES, workdays
from mingbai.statute.mailbox.states import KIND_WORDS, STATE_WORDS, MessageKind

FIGURES = {"received": "收到的", "answered": "答复了的", "in-time": "按时答复的"}


@public(depends=("mail:{code}",))
def messages(request: HttpRequest, code: str) -> HttpResponse:
    """Say how to write to the organ, by when it answers, and how many messages it answered."""
    organ = organ_open_to_all(code)
    at = clock.now()
    kinds = [(kind, KIND_WORDS[kind], ABOUT[kind], workdays(kind, settings.MAILBOX)[0], SOURCES[kind]) for kind in MessageKind]
    shown = queries.shown(organ.id, at=at, limit=5)
    context = {"organ": organ, "kinds": kinds, "years": queries.year_counts(organ.id, at.date()), "shown": shown.rows}
    return render(request, "portal/messages.jinja", context | _column("咨询投诉"))


@public(asks=("kind", "after"), depends=("mail:{code}",))
def answered(request: HttpRequest, code: str) -> HttpResponse:
    """List the questions with answers that their senders let be shown, newest first."""
    organ = organs.organ(code)
    kind, after = request.GET.get("kind", ""), request.GET.get("after", "")
    found = queries.shown(organ.id, at=clock.now(), kind=kind, after=after)
    here = reverse("portal:messages-answered", args=[code])
    chosen = {"kind": kind} if kind else {}
    context = {
        "organ": organ,
        "rows": found.rows,
        "kind_words": KIND_WORDS,
        "kinds": [("", "全部", not kind), *((one.value, KIND_WORDS[one], one.value == kind) for one in MessageKind)],
        "here": here,
        "first": f"{here}?{urlencode(chosen)}" if after else "",
        "next": f"{here}?{urlencode({**chosen, 'after': found.next})}" if found.next else "",
    }
    return render(request, "portal/messages_answered.jinja", context | _column("来信选登"))


@public(depends=("mail:{code}",))
def one(request: HttpRequest, code: str, message_id: int) -> HttpResponse:
    """Show one question with its answer."""
    organ = organs.organ(code)
    found = queries.one_shown(organ.id, message_id)
    if found is None:
        raise NotVisible(str(message_id))
    context = {"organ": organ, "found": found, "kind_words": KIND_WORDS[found.kind]}
    return render(request, "portal/message_answered.jinja", context | _column("来信选登"))


@public(asks=("after",), depends=("mail:{code}",))
def of_year(request: HttpRequest, code: str, year: int, show: str) -> HttpResponse:
    """List the messages behind a figure: their numbers and days."""
    if show not in FIGURES:
        raise Http404
    organ, today = organs.organ(code), clock.today()
    after = asked.key(request.GET.get("after", ""))
    found = queries.of_year(organ.id, year, show, today, after=after)
    here = reverse("portal:messages-of-year", args=[code, year, show])
    context = {
        "organ": organ,
        "year": year,
        "what": FIGURES[show],
        "rows": found.rows,
        "kind_words": KIND_WORDS,
        "state_words": STATE_WORDS,
        "first": here if after else "",
        "next": f"{here}?after={found.next}" if found.next else "",
    }
    return render(request, "portal/messages_of_year.jinja", context | _column("咨询投诉"))


def _column(name: str) -> dict[str, str]:
    return {"column_name": name, "column_type": COLUMN}
