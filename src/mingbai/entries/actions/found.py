"""Keep the index of the search at what is public of entries, in the act that changes it."""

from __future__ import annotations

from collections.abc import Sequence

from mingbai.accounts.values import Doing
from mingbai.entries.queries.found import keys_after, records
from mingbai.search import actions as search
from mingbai.search.queries.sources import SearchSource
from mingbai.search.values import RecordKind

SOURCE = SearchSource(RecordKind.ENTRY, keys_after, records)


def follow(done: Doing, entry_ids: Sequence[int]) -> None:
    """Let what is listed now of these entries be found, and nothing else of them."""
    search.follow(done, RecordKind.ENTRY, entry_ids)
