"""Who makes the issues of an organ: its clerks and section heads; others who read its work see them."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.organs.queries import OrganRow
from mingbai.registers.policies import organ_to_register
from mingbai.statute.disclosure.committees import COMMITTEES

__all__ = ["has_gazette", "may_make", "organ_to_register"]


def has_gazette(organ: OrganRow) -> bool:
    """Return whether such an organ has a gazette: every administrative organ, no committee."""
    return organ.level not in COMMITTEES


def may_make(by: Acting, organ: OrganRow) -> bool:
    """Return whether this person makes issues of the organ."""
    return has_gazette(organ) and policies.may_work_for(by, organ)
