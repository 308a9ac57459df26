"""Where a page leads on to."""

from __future__ import annotations

from django.utils.http import url_has_allowed_host_and_scheme


def local(target: str, otherwise: str) -> str:
    """An address inside this site, or the other one: nobody is sent elsewhere by a link."""
    return target if target.startswith("/") and url_has_allowed_host_and_scheme(target, allowed_hosts=None) else otherwise
