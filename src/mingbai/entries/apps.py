"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class EntriesConfig(AppConfig):
    """Register `mingbai.entries`."""

    name = "mingbai.entries"
    label = "entries"

    def ready(self) -> None:
        """Name the rows that the audit trail vouches for, where the county's own words are kept, and what is found of entries."""
        # Models are ready only now.
        from mingbai.core import bound, hooks, screen
        from mingbai.entries.actions.found import SOURCE, follow
        from mingbai.entries.queries.bound import KINDS
        from mingbai.entries.queries.words import scan_words
        from mingbai.search.queries import sources

        bound.register(*KINDS)
        screen.words_from(scan_words)
        sources.register(SOURCE)
        hooks.accompany(follow)
