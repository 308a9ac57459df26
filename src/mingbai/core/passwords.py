"""Hashing of passwords, one at a time in each process."""

from __future__ import annotations

import threading

from django.contrib.auth.hashers import Argon2PasswordHasher

_turn = threading.Lock()


class OneAtATime(Argon2PasswordHasher):
    """Argon2 as Django has it. One hash takes 100 MB and eight threads: forty at once would leave nobody else a processor."""

    def encode(self, password: str, salt: str) -> str:
        """Return the hash of a new password."""
        with _turn:
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        """Return whether the password is the one hashed."""
        with _turn:
            return super().verify(password, encoded)
