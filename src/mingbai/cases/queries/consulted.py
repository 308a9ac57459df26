"""Who was asked for an opinion on a case, and whose letter or answer is still on its way."""

from __future__ import annotations

from mingbai.accounts.values import Acting
from mingbai.cases.models import Application
from mingbai.cases.policies import handled_organ
from mingbai.cases.queries.clock import facts_of, steps_of
from mingbai.core.errors import NotVisible
from mingbai.statute.cases.consultation import Consultation, consultations
from mingbai.statute.cases.reckoning import since_reopened


def asked_parties(*, by: Acting, case_id: int) -> tuple[Consultation, ...]:
    """Return the letters of consultation of this round, oldest first; raise NotVisible for whoever does not handle the case."""
    row = Application.objects.filter(pk=case_id, removed_at__isnull=True).exclude(channel="").first()
    if row is None:
        raise NotVisible(str(case_id))
    handled_organ(by, row.organ_id)
    return consultations(since_reopened(facts_of(row, steps_of(row)).events))
