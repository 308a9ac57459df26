"""What the writes of this domain share: the right to keep accounts."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible


def keeper(by: Acting) -> None:
    """Raise NotVisible unless this person may keep accounts: for all others there are none."""
    if not policies.may_manage_accounts(by):
        raise NotVisible("accounts")
