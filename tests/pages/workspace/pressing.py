"""What a person of the workspace reads at an address, and what comes of a press there."""

from __future__ import annotations

from typing import Any

from django.test import Client

from mingbai.accounts.values import Acting
from support import sign_in


def text(client: Client, who: Acting, address: str, status: int = 200) -> str:
    answer = sign_in(client, who).get(address)
    assert answer.status_code == status
    return answer.content.decode()


def pressed(client: Client, who: Acting, address: str, status: int = 302, **given: Any) -> str:
    """Return where the press leads, or the page that it shows."""
    answer = sign_in(client, who).post(address, given)
    assert answer.status_code == status, answer.content.decode()
    return answer["Location"] if status == 302 else answer.content.decode()
