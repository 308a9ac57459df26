"""Who may record deliveries and keep the channels."""

from __future__ import annotations

from mingbai.accounts import policies as accounts
from mingbai.accounts.values import Acting
from mingbai.organs.queries import OrganRow
from mingbai.registers import policies


def organ_to_record(by: Acting, organ_code: str) -> OrganRow:
    """Return the organ to its clerks and section heads, who record its deliveries."""
    return policies.organ_to_register(by, organ_code)


def may_keep_channels(by: Acting) -> bool:
    """Return whether this person is in the county office, which alone keeps the channels."""
    return accounts.is_county_office(by)
