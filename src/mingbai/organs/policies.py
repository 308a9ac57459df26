"""Who may change the tree of organs: whoever keeps the installation, told apart by the post's kind."""

from __future__ import annotations

# accounts stands above this domain, so the post is known here by its kind alone.
KEEPERS = frozenset({"system_administrator"})


def may_keep_organs(kind: str) -> bool:
    """Only the system administrator establishes and renames organs."""
    return kind in KEEPERS
