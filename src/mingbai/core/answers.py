"""Answers that are files."""

from __future__ import annotations

from pathlib import Path

from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header


def file_answer(data: bytes, media_type: str, name: str, *, is_shown: bool = False) -> HttpResponse:
    """Answer with a file under its name, for the reader to keep or, where `is_shown`, to look at in the browser.

    Show only what the product drew itself: a file that somebody uploaded would run in this site's name.
    """
    disposition = content_disposition_header(not is_shown, name)
    return HttpResponse(data, content_type=media_type, headers={"Content-Disposition": disposition})


class DiskFile(FileResponse):
    """A file of this machine, sent from the disk by the server itself; `mark` is its ETag.

    Without a server that can (`config.front`), it is read a piece at a time.
    """

    def __init__(self, path: Path, media_type: str, name: str, mark: str) -> None:
        super().__init__(path.open("rb"), content_type=media_type, as_attachment=True, filename=name)
        self.path = path
        self.headers["ETag"] = mark
        self.headers["Cache-Control"] = "no-cache"
