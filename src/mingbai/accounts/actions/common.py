"""What the writes of this domain share: the locked person, the right to keep accounts, the audit entry."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts import policies
from mingbai.accounts.models import Person
from mingbai.accounts.values import Acting
from mingbai.core import audit
from mingbai.core.audit import Actor
from mingbai.core.errors import NotVisible, Refused
from mingbai.statute.verdict import Verdict


def keeper(by: Acting) -> None:
    """Accounts do not exist for whoever may not keep them."""
    if not policies.may_manage_accounts(by):
        raise NotVisible("accounts")


def locked(person_id: int) -> Person:
    """The person's row, locked until the transaction ends."""
    person = Person.objects.select_for_update().filter(pk=person_id).first()
    if person is None:
        raise NotVisible(str(person_id))
    return person


def refuse_unless(verdict: Verdict) -> None:
    """Raise the refusal of a policy."""
    if not verdict:
        raise Refused(verdict)


def note(*, actor: Actor, event: str, username: str, at: datetime, **data: object) -> None:
    """The audit entry of an act on an account."""
    audit.append(actor=actor, event=event, subject=f"person:{username[:60]}", data=data, at=at)
