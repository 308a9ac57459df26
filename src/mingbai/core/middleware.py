"""What every request and response passes through: no NUL in what is sent, a content security policy on what is answered."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

NUL_SENT = "文字里有不能保存的字符（NUL）。退回去，把文字重新输一遍再送。"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def page_policy(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Set the policy on every response."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Content-Security-Policy"] = POLICY
        return response

    return answer


class PackedTexts(GZipMiddleware):
    """Packs what staff pages answer; what is stored for the public is packed where it is stored (config/page_cache.py).

    Files are packed already, and Django would pack them again. A random length hides what a page says about its tokens (BREACH).
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Pack texts only."""
        is_text = response.headers.get("Content-Type", "").startswith(("text/", "application/json", "image/svg+xml"))
        return super().process_response(request, response) if is_text else response


def plain_characters(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Reject what no database can store: 404 for a NUL in the address, 400 with an explanation for one in a form."""

    def answer(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info or _has_nul(request.GET):
            raise Http404
        # Reading the form costs nothing here: the CSRF check reads it anyway.
        if request.method == "POST" and _has_nul(request.POST):
            return HttpResponseBadRequest(NUL_SENT, content_type="text/plain; charset=utf-8")
        return get_response(request)

    return answer


def _has_nul(sent: QueryDict) -> bool:
    return any("\0" in text for name, texts in sent.lists() for text in (name, *texts))
