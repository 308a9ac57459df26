"""What Django asks for where no view answered, by who asked: people get a page, other systems the small object they know."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from mingbai.api import refusals
from mingbai.portal import errors


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400."""
    return refusals.plain(400) if refusals.is_open_data(request) else errors.bad_request(request, exception)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403."""
    return refusals.plain(403) if refusals.is_open_data(request) else errors.forbidden(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404."""
    return refusals.plain(404) if refusals.is_open_data(request) else errors.not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500."""
    return refusals.plain(500) if refusals.is_open_data(request) else errors.server_error(request)
