"""What an export has beside the pages of the site: maps, pages in place of what needs a server, static files, the search."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

from mingbai.entries.queries.addresses import last_changes
from mingbai.public_site import found
from mingbai.public_site.addresses import A_PART
from mingbai.public_site.rendering import BEST, NOT_FOUND, QUALITY, ExportedAnswer, is_text_name, stored

PLACES = {
    "/elsewhere/": "apply/index.html",
    "/elsewhere/search/": "search/index.html",
    NOT_FOUND: "404.html",
}
"""Where the pages stand that take the place of what needs a server."""
MAPS = ("/robots.txt", "/sitemap.xml", "/sitemap/pages.xml", "/sitemap/matters.xml")
NOTHING: frozenset[str] = frozenset()


def addresses() -> Iterator[str]:
    """Yield the addresses to which no link leads."""
    yield from PLACES
    yield from MAPS
    yield from (f"/sitemap/entries-{number}.xml" for number in last_changes(A_PART))


def made(store: Path, known: Callable[[str], str]) -> Iterator[tuple[str, ExportedAnswer]]:
    """Store the files that no page of the site is, unless they are `known` by their digests; yield each with its path."""
    for path, file in _statics():
        yield path, _stored(store, path, file.read_bytes(), BEST, known(path))
    for path, body in found.files():
        yield path, _stored(store, path, body, QUALITY, known(path))


def _statics() -> Iterator[tuple[str, Path]]:
    """Yield the static files of public pages, by the names under which pages ask for them; not those of staff tools."""
    root = Path(settings.STATIC_ROOT)
    for name, kept in getattr(staticfiles_storage, "hashed_files", {}).items():
        if name.startswith("mingbai/"):
            yield f"static/{kept}", root / kept


def _stored(store: Path, path: str, body: bytes, quality: int, known: str) -> ExportedAnswer:
    if known and hashlib.sha256(body).hexdigest() == known:
        return ExportedAnswer(f"/{path}", known, ("", ""), len(body), NOTHING, ())
    digest, twins = stored(store, body, is_text=is_text_name(path), quality=quality)
    return ExportedAnswer(f"/{path}", digest, twins, len(body), NOTHING, ())
