"""Sign-in in one or two steps, the choice of a post, and sign-out."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from mingbai.accounts import actions, queries
from mingbai.accounts.values import Acting
from mingbai.core import asked, clock
from mingbai.core.addresses import local
from mingbai.core.forms import Press
from mingbai.statute.posts import PostKind
from mingbai.workspace import frame
from mingbai.workspace.accounts.forms import CodeForm
from mingbai.workspace.accounts.sign_in.form import SignInForm

# Posts whose day does not begin at 今日.
STARTS = {PostKind.AUDITOR.value: "work:audit"}


def start_of(acting: Acting) -> str:
    """Return the address of the page where a post begins its day."""
    return reverse(STARTS.get(acting.kind, "work:today"))


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Check name and password."""
    at = clock.now()
    after = local(request.POST.get("next") or request.GET.get("next", ""), "")
    if request.method != "POST":
        if request.user.is_authenticated:
            return HttpResponseRedirect(after or _home(request, at.date()))
        return _sign_in_page(request, SignInForm(), after)
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _sign_in_page(request, form, after, 422)
    with form.taking():
        step = actions.sign_in(
            request=request, username=form.cleaned_data["username"], password=form.cleaned_data["password"], at=at
        )
    if not form.is_taken:
        return _sign_in_page(request, form, after, form.status)
    if step.needs_code:
        return HttpResponseRedirect(reverse("work:sign-in-code") + (f"?{urlencode({'next': after})}" if after else ""))
    return HttpResponseRedirect(after or _home(request, at.date()))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Check the six digits from the phone."""
    at = clock.now()
    after = local(request.POST.get("next") or request.GET.get("next", ""), "")
    if not actions.waits_for_code(request=request, at=at):
        return HttpResponseRedirect(reverse("work:sign-in"))
    form = CodeForm(request.POST or None)
    if form.is_valid():
        with form.taking():
            actions.give_code(request=request, code=form.cleaned_data["code"], at=at)
        if form.is_taken:
            return HttpResponseRedirect(after or _home(request, at.date()))
        if form.failure:
            return _sign_in_page(request, SignInForm(), after, form.status, form.failure.message)
    status = 422 if form.is_bound else 200
    return frame.page(request, "work/accounts/code.jinja", {"form": form, "next": after}, status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; POST only, so that no link or image can do it."""
    actions.sign_out(request=request, at=clock.now())
    return HttpResponseRedirect(reverse("work:sign-in"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def post(request: HttpRequest) -> HttpResponse:
    """Choose the post to work in; without any, say who can assign one."""
    after = local(request.POST.get("next") or request.GET.get("next", ""), "")
    if not request.user.is_authenticated:
        return HttpResponseRedirect(reverse("work:sign-in"))
    at, person_id = clock.now(), int(request.user.pk)
    form = Press(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with form.taking():
            acting = actions.choose_post(person_id=person_id, post_id=asked.key(request.POST.get("post", "")), at=at)
        if form.is_taken:
            request.session[frame.POST_KEY] = acting.post_id
            return HttpResponseRedirect(after or start_of(acting))
    posts = queries.posts_of(person_id, at.date())
    context = {
        "posts": posts,
        "current": request.session.get(frame.POST_KEY),
        "error": form.failure.message if form.failure else "",
        "next": after,
    }
    return frame.page(request, "work/accounts/post.jinja", context, form.status)


def _home(request: HttpRequest, today: date) -> str:
    acting = queries.acting_for(int(request.user.pk or 0), request.session.get(frame.POST_KEY), today)
    return start_of(acting) if acting else reverse("work:post")


def _sign_in_page(request: HttpRequest, form: SignInForm, after: str, status: int = 200, error: str = "") -> HttpResponse:
    errors = [error] if error else [str(e) for e in form.non_field_errors()]
    return frame.page(request, "work/accounts/sign_in.jinja", {"form": form, "next": after, "errors": errors}, status)
