"""Who may change the tree of organs: whoever keeps the installation, told apart by the post's kind."""

from __future__ import annotations

from mingbai.statute.posts import PostKind


def may_keep_organs(kind: str) -> bool:
    """Only the system administrator establishes and renames organs."""
    return kind == PostKind.SYSTEM_ADMINISTRATOR
