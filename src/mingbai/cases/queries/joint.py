"""Which applications one reply may answer together, and which it does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from mingbai.accounts.values import Acting
from mingbai.cases.models import Application
from mingbai.cases.policies import handled_organ
from mingbai.cases.values.joint import JoinableCase, JointPage
from mingbai.core.errors import NotVisible
from mingbai.core.sealing import open_sealed
from mingbai.core.words import squeezed
from mingbai.statute.cases.joint import JointCase, joint_due_on, may_join
from mingbai.statute.cases.states import CaseState

MOST = 200


def joint_page(*, by: Acting, case_id: int, on: date) -> JointPage:
    """Return what may be answered together with a case; raise NotVisible for anyone who does not handle it."""
    row = Application.objects.filter(pk=case_id, removed_at__isnull=True).exclude(channel="").first()
    if row is None:
        raise NotVisible(str(case_id))
    handled_organ(by, row.organ_id)
    joined = joined_to(row)
    whole = law_rows((row, *joined))
    return JointPage(
        rows=tuple(_joinable(one, row) for one in candidates(row)),
        due_on=joint_due_on(whole),
        verdict=may_join(whole, on) if joined else None,
    )


def candidates(row: Application) -> tuple[Application, ...]:
    """Return the open cases of the organ of the same applicant that stand in no other joint reply, by key."""
    free = _of_same_applicant(row).filter(kind=row.kind, round=row.round, organ_id=row.organ_id).exclude(channel="")
    free = free.filter(Q(joined_to=None) | Q(joined_to=row)).exclude(Exists(_open().filter(joined_to=OuterRef("pk"))))
    return tuple(free.exclude(pk=row.pk).order_by("id")[:MOST])


def joined_to(row: Application) -> tuple[Application, ...]:
    """Return the cases that the reply of this one answers too and that are still open, by key."""
    return tuple(_of_same_applicant(row).filter(joined_to=row).order_by("id"))


def law_rows(rows: Sequence[Application]) -> tuple[JointCase, ...]:
    """Return cases as the law on joint replies takes them; who applied and with which words stays a digest here."""
    return tuple(JointCase(one.number, one.identity or str(one.pk), content(one), one.due_on) for one in rows)


def content(row: Application) -> str:
    """Return what is sought, opened, so that the same words are found the same."""
    return squeezed(open_sealed(row.sought))


def _joinable(one: Application, row: Application) -> JoinableCase:
    return JoinableCase(one.pk, one.number, one.title, one.due_on, one.joined_to_id == row.pk)


def _of_same_applicant(row: Application) -> QuerySet[Application]:
    # A letter names its addressee: what is one person's is not sent to another who asks for the same.
    return _open().filter(identity=row.identity) if row.identity else _open().none()


def _open() -> QuerySet[Application]:
    return Application.objects.filter(state=CaseState.HANDLING.value, removed_at__isnull=True)
