"""Sessions without a sign-in. Django is already set up."""

from __future__ import annotations

from mingbai.accounts.models import Person
from mingbai.core.sessions import SessionStore


def session(name: str) -> str:
    """Return the key of a session like the one sign-in creates."""
    person = Person.objects.get(username=name)
    store = SessionStore()
    store.update(
        {
            "_auth_user_id": str(person.pk),
            "_auth_user_backend": "django.contrib.auth.backends.ModelBackend",
            "_auth_user_hash": person.get_session_auth_hash(),
        }
    )
    store.create()
    return str(store.session_key)
