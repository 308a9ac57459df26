"""What the writes of this domain share: the right to keep accounts, and to fill posts."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.core.errors import Invalid, NotVisible
from mingbai.organs import queries as organs


def keeper(by: Acting) -> None:
    """Raise NotVisible unless this person may keep accounts: for all others there are none."""
    if not policies.may_manage_accounts(by):
        raise NotVisible("accounts")


def appointing(by: Acting, kind: str, organ_code: str) -> None:
    """Raise NotVisible unless this person fills such a post of the organ."""
    try:
        organ = organs.organ(organ_code)
    except NotVisible:
        raise Invalid("没有这个单位，从列表里选。", "organ_code") from None
    if not policies.may_appoint(by, kind, organ):
        raise NotVisible("accounts")
    if not organ.is_open:
        raise Invalid(f"{organ.name}已经撤销，不再任命。", "organ_code")
