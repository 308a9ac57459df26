"""What the check before publication found, as reviewers and pages see it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """One finding. `severity` is "stop", "warn" or "note"; `place` is "body", "title", "element:NAME", "range" or "file:ID".

    `released` is the secrecy reviewer's reason for releasing it, empty otherwise. `key` stays the same as long as the text
    or file it was found in does.
    """

    key: str
    code: str
    severity: str
    title: str
    detail: str = ""
    source: str = ""
    place: str = ""
    count: int = 1
    may_release: bool = True
    released: str = ""

    @property
    def is_stop(self) -> bool:
        """Whether it blocks publication now."""
        return self.severity == "stop" and not self.released

    @property
    def attachment_id(self) -> int | None:
        """The file it was found in, or None."""
        kind, _, key = self.place.partition(":")
        return int(key) if kind == "file" else None


def key(*parts: str) -> str:
    """Return a short fingerprint of what was found and where."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
