"""A table of moves against the lawful ones."""

from __future__ import annotations

from mingbai.statute.moves import Move
from mingbai.statute.verdict import Verdict


def leads_only(found: object, to: object, *said: str) -> None:
    """Assert that a move leads there; where there is no such state, that it is refused with these words."""
    if to is not None:
        assert isinstance(found, Move)
        assert found.to is to
    else:
        assert isinstance(found, Verdict)
        assert not found
        assert [words for words in said if words not in found.reason] == []
        assert found.citation is not None
