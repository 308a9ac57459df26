"""Redirect targets that stay inside this site."""

from __future__ import annotations

from django.utils.http import url_has_allowed_host_and_scheme


def local(target: str, otherwise: str) -> str:
    """Return the address when it is inside this site, else the fallback, so that no link can send anybody elsewhere."""
    return target if target.startswith("/") and url_has_allowed_host_and_scheme(target, allowed_hosts=None) else otherwise
