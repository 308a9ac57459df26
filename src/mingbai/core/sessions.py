"""Sessions whose keys the database does not hold, so that whoever reads the table can take over none."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession

LENGTH = 40
"""What Django's column holds: 160 bits of the digest, as many as the key itself has."""


def digest(key: str) -> str:
    """Return what the table holds for a session key."""
    return hashlib.sha256(key.encode()).hexdigest()[:LENGTH]


class SessionStore(DatabaseStore):
    """Django's sessions in the database, found by the digest of the key that the cookie holds."""

    def load(self) -> dict[str, Any]:
        """Return what the session holds; without a row the session loses its key."""
        key = self.session_key
        if key is None:
            return {}
        # Django looks for the key that the session has, so it has the digest while Django looks.
        self._session_key = digest(key)
        found = super().load()
        if self.session_key is not None:
            self._session_key = key
        return found

    def exists(self, session_key: str) -> bool:
        """Return whether the table holds this key's digest."""
        return super().exists(digest(session_key))

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        """Return the row for what this session holds, under the digest of its key."""
        made = super().create_model_instance(data)
        made.session_key = digest(made.session_key)
        return made

    def delete(self, session_key: str | None = None) -> None:
        """End this session, or the one with the given key."""
        key = session_key or self.session_key
        if key is not None:
            super().delete(digest(key))
