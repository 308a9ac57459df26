"""Who may record deliveries and keep the channels."""

from __future__ import annotations

from mingbai.accounts import policies as accounts
from mingbai.accounts.values import Acting
from mingbai.organs.queries import OrganRow
from mingbai.registers import policies


def organ_to_record(by: Acting, organ_code: str) -> OrganRow:
    """The organ whose deliveries its clerks and section heads record."""
    return policies.organ_to_register(by, organ_code)


def may_keep_channels(by: Acting) -> bool:
    """Only the county office says which channels there are."""
    return accounts.is_county_office(by)
