"""What the writes of this domain share: the locked person, the right to keep accounts, the audit entry."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible


def keeper(by: Acting) -> None:
    """Accounts do not exist for whoever may not keep them."""
    if not policies.may_manage_accounts(by):
        raise NotVisible("accounts")
