"""Who may see and settle failed tasks."""

from __future__ import annotations

from mingbai.accounts.policies import may_manage_accounts
from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible


def may_settle(by: Acting) -> bool:
    """Return whether this is the system administrator, who also keeps the accounts; failures name no content."""
    return may_manage_accounts(by)


def check_settle(by: Acting) -> None:
    """Raise NotVisible for everyone else: to them there is no such page."""
    if not may_settle(by):
        raise NotVisible("failures")
