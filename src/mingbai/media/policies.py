"""Who sees and keeps the register of new-media accounts."""

from __future__ import annotations

from mingbai.accounts import policies as accounts
from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.registers.policies import organ_to_register

__all__ = ["organ_to_register", "organs_seen", "visible"]


def organs_seen(by: Acting) -> tuple[OrganRow, ...]:
    """Return the organs whose accounts this person reads: the own, and for supervisors those below."""
    own = organs.organ_by_id(by.organ_id)
    return (own, *(organs.supervised(by.organ_id) if accounts.supervises(by) else ()))


def visible(by: Acting, organ_id: int) -> OrganRow:
    """Return the organ of an account to whoever reads its work; raise NotVisible for anybody else."""
    organ = organs.organ_by_id(organ_id)
    if not accounts.may_read_organ(by, organ):
        raise NotVisible(organ.code)
    return organ
