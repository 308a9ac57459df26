"""Pages in the memory of one process: those asked for again stay, those asked for once make room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from threading import Lock

from mingbai.config.pages import MEBIBYTE, WHOLE_PAGES, Key, Page

LIMIT = 64 * MEBIBYTE
NEW_SHARE = 8
"""Where room is short, pages not yet asked for twice get one part in so many: made-up addresses do not push out the others."""


class PageStore:
    """Pages by address, found by what they depend on; the least recently used go first."""

    def __init__(self, limit: int = LIMIT) -> None:
        self.limit, self.size, self.new_size = limit, 0, 0
        self.pages: dict[Key, Page] = {}
        self._new: dict[Key, None] = {}
        self._kept: dict[Key, None] = {}
        self._of_subject: defaultdict[str, set[Key]] = defaultdict(set)
        self._lock = Lock()

    def put(self, key: Key, page: Page) -> None:
        """Store a page, and let others go when there is no room."""
        with self._lock:
            old = self._take(key)
            page.is_asked_again = old is not None and old.is_asked_again
            self.pages[key] = page
            self._new[key] = None
            self.size += page.size
            self.new_size += page.size
            for subject in page.subjects:
                self._of_subject[subject].add(key)
            while self.size > self.limit:
                self._make_room()

    def touched(self, subjects: Iterable[str]) -> list[tuple[Key, Page]]:
        """Return the pages that depend on any of these."""
        with self._lock:
            keys = {key for subject in subjects for key in self._of_subject.get(subject, ())}
            return [(key, self.pages[key]) for key in keys]

    def drop(self, key: Key) -> None:
        """Forget a page."""
        with self._lock:
            self._take(key)

    def clear(self) -> None:
        """Forget all pages."""
        with self._lock:
            for key in tuple(self.pages):
                self._take(key)

    def _make_room(self) -> None:
        """Let one page go, or give it another turn because it was asked for again."""
        from_new = self._new and (self.new_size > self.limit // NEW_SHARE or not self._kept)
        key = next(iter(self._new if from_new else self._kept))
        page = self.pages[key]
        if not page.is_asked_again:
            self._take(key)
            return
        page.is_asked_again = False
        if self._new.pop(key, 0) is None:
            self.new_size -= page.size
        self._kept.pop(key, None)
        self._kept[key] = None

    def _take(self, key: Key) -> Page | None:
        page = self.pages.pop(key, None)
        if page is None:
            return None
        self.size -= page.size
        if self._new.pop(key, 0) is None:
            self.new_size -= page.size
        self._kept.pop(key, None)
        for subject in page.subjects:
            keys = self._of_subject[subject]
            keys.discard(key)
            if not keys:
                del self._of_subject[subject]
        WHOLE_PAGES.forget(page)
        return page
