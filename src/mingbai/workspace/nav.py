"""The few places of the staff bar, by post: only what works, only what this post may open."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.accounts.facts import Acting

Place = tuple[str, str]


def places(acting: Acting) -> tuple[Place, ...]:
    """Pairs of an address's name and its label, in order."""
    if policies.may_manage_accounts(acting):
        return (("work:accounts", "账号"),)
    found = [("work:today", "今日"), ("work:reports", "年报")]
    if policies.may_keep_calendars(acting):
        found.append(("work:calendar", "节假日"))
    if policies.may_read_trail(acting):
        found.append(("work:audit", "审计"))
    return tuple(found)
