"""One act from a page: run it, turn a named failure into a sentence with its source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.http import url_has_allowed_host_and_scheme

from mingbai.core.errors import Invalid, Refused, Stale


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an act did not happen, in words for the person who pressed the button."""

    message: str
    source: str = ""
    field: str = ""
    status: int = 422


def attempt(act: Callable[[], object]) -> Failure | None:
    """Run the act; None when it was done. NotVisible passes: it is a 404, not a message."""
    try:
        act()
    except Refused as failure:
        citation = failure.verdict.citation
        return Failure(failure.verdict.reason, str(citation) if citation else "")
    except Invalid as failure:
        return Failure(str(failure), field=failure.field)
    except Stale as failure:
        words = str(failure) or "别人刚改过这里。您的改动没有覆盖别人的，请看过新的内容再做一次。"
        return Failure(words, status=409)
    return None


def local(target: str, otherwise: str) -> str:
    """An address inside this site, or the other one: nobody is sent elsewhere by a link."""
    return target if target.startswith("/") and url_has_allowed_host_and_scheme(target, allowed_hosts=None) else otherwise
