"""The frame of every staff page: who is signed in, in which post, and how failures are answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from django.contrib.messages import get_messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from mingbai.accounts import policies, queries
from mingbai.accounts.values import Acting
from mingbai.core import clock
from mingbai.core.errors import MingbaiError, NotVisible, Refused
from mingbai.core.forms import Failure
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.committees import takes_applications
from mingbai.workspace.navigation import navigation

Given = ParamSpec("Given")
POST_KEY = "post"
SEEN_KEY = "seen"
# Pages still open to somebody with an initial password.
BEFORE_NEW_PASSWORD = frozenset({"work:security", "work:sign-out"})


class StaffRequest(HttpRequest):
    """A request from somebody signed in; `at` is the one moment used throughout the request."""

    acting: Acting
    at: datetime
    today: date


StaffView = Callable[Concatenate[StaffRequest, Given], HttpResponse]
View = Callable[Concatenate[HttpRequest, Given], HttpResponse]


def signed_in(view: StaffView[Given]) -> View[Given]:
    """Admit whoever is signed in and holds a post; put moment and post on the request and turn named failures into pages."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        user = request.user
        if not user.is_authenticated:
            return _to("work:sign-in", request)
        at = clock.now()
        acting = _acting(request, int(user.pk), at.date())
        if acting is None:
            return _to("work:post", request)
        name = request.resolver_match.view_name if request.resolver_match else ""
        if user.must_change_password and name not in BEFORE_NEW_PASSWORD:
            return HttpResponseRedirect(reverse("work:security"))
        _keep_session(request, at)
        asked = cast(StaffRequest, request)
        asked.acting, asked.at, asked.today = acting, at, at.date()
        response = answered(asked, lambda: view(asked, *args, **kwargs))
        # Keep staff pages out of browser and proxy caches, where they would outlive the session.
        add_never_cache_headers(response)
        return response

    return answer


def staff(view: StaffView[Given]) -> View[Given]:
    """Like `signed_in`, for pages with content: the system administrator gets a 404."""

    @wraps(view)
    def answer(request: StaffRequest, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        if not policies.may_read_content(request.acting):
            raise Http404
        return view(request, *args, **kwargs)

    return signed_in(answer)


def answered(request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
    """Return the view's answer, or a page that says why there is none."""
    try:
        return view()
    except NotVisible as raised:
        raise Http404 from raised
    except MingbaiError as raised:
        failure = Failure.of(raised) or Failure(str(raised), status=500)
        status = 403 if isinstance(raised, Refused) else failure.status
        return refusal(request, failure.message, failure.source, status)


def refusal(request: HttpRequest, reason: str, source: str, status: int) -> HttpResponse:
    """Show the reason and its legal source."""
    return page(request, "work/accounts/refused.jinja", {"reason": reason, "source": source}, status)


def page(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Render a template with what every staff page shows in its header."""
    acting = getattr(request, "acting", None)
    frame = {"acting": acting, "navigation": navigation(acting), "messages": get_messages(request)}
    return render(request, template, {**frame, **context}, status=status)


def own_organ(request: StaffRequest) -> OrganRow:
    """Return the organ that this person works for as its clerk or section head; raise NotVisible for anybody else."""
    organ = organs.organ_by_id(request.acting.organ_id)
    if not policies.may_work_for(request.acting, organ):
        raise NotVisible(organ.code)
    return organ


def own_receiver(request: StaffRequest) -> OrganRow:
    """Do the same for an organ that takes applications."""
    organ = own_organ(request)
    if not takes_applications(organ.level):
        raise NotVisible(organ.code)
    return organ


def _acting(request: HttpRequest, person_id: int, on: date) -> Acting | None:
    """Return the post chosen in this session, or the only one; forget a choice that is no longer held."""
    chosen = request.session.get(POST_KEY)
    acting = queries.acting_for(person_id, chosen, on)
    if acting is None and chosen is not None:
        del request.session[POST_KEY]
        acting = queries.acting_for(person_id, None, on)
    return acting


def _keep_session(request: HttpRequest, at: datetime) -> None:
    """Extend the session from its last use, with at most one write a minute instead of one a request."""
    minute = f"{at:%H:%M}"
    if request.session.get(SEEN_KEY) != minute:
        request.session[SEEN_KEY] = minute


def _to(name: str, request: HttpRequest) -> HttpResponse:
    """Redirect so that the person comes back to the page asked for."""
    if request.headers.get("HX-Request"):
        # An htmx fragment cannot sign in; make htmx load the whole page instead.
        return HttpResponse(status=401, headers={"HX-Redirect": reverse(name)})
    back = request.get_full_path() if request.method in {"GET", "HEAD"} else ""
    query = f"?{urlencode({'next': back})}" if back and back != reverse("work:sign-in") else ""
    return HttpResponseRedirect(reverse(name) + query)
