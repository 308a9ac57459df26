"""Answers that are files."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def file_answer(data: bytes, media_type: str, name: str, *, is_shown: bool = False) -> HttpResponse:
    """Answer with a file under its name, for the reader to keep or, where `is_shown`, to look at in the browser.

    Show only what the product drew itself: a file that somebody uploaded would run in this site's name.
    """
    disposition = content_disposition_header(not is_shown, name)
    return HttpResponse(data, content_type=media_type, headers={"Content-Disposition": disposition})
