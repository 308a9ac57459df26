"""Who was asked for an opinion on a case, and whose letter or answer is still on its way."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F

from mingbai.accounts.values import Acting
from mingbai.cases.models import Application, CaseStep, RecordedAnswer
from mingbai.cases.policies import handled_organ, own_organ_id
from mingbai.cases.queries.clock import calendar_on, facts_of, practice, steps_of
from mingbai.cases.values.consulted import SilentParty
from mingbai.core.errors import NotVisible
from mingbai.core.words import in_china
from mingbai.statute.cases.consultation import Consultation, answer_due_on, chased_on, consultations
from mingbai.statute.cases.facts import ANSWERED, CONSULTED, OrganRole
from mingbai.statute.cases.path import FOURTH, questions
from mingbai.statute.cases.reckoning import counting, since_reopened
from mingbai.statute.cases.states import CaseState


def asked_parties(*, by: Acting, case_id: int) -> tuple[Consultation, ...]:
    """Return the letters of consultation of this round, oldest first; raise NotVisible for whoever does not handle the case."""
    row = Application.objects.filter(pk=case_id, removed_at__isnull=True).exclude(channel="").first()
    if row is None:
        raise NotVisible(str(case_id))
    handled_organ(by, row.organ_id)
    return consultations(since_reopened(facts_of(row, steps_of(row)).events))


def unanswered(*, by: Acting, on: date) -> tuple[SilentParty, ...]:
    """Return the letters of consultation of this person's organ that nobody has answered, of cases in hand, oldest first."""
    cases = Application.objects.filter(
        organ_id=own_organ_id(by), state=CaseState.HANDLING.value, submitted_on__lte=on, removed_at__isnull=True
    ).exclude(channel="")
    own: dict[str, Any] = {"application__in": cases, "round": F("application__round")}
    steps = CaseStep.objects.filter(**own, kind__in=[*CONSULTED, *ANSWERED]).select_related("application").order_by("on", "id")
    sent: dict[tuple[int, str, str], CaseStep] = {}
    for step in steps:
        key = (step.application_id, step.party, step.role)
        if step.kind in CONSULTED:
            sent[key] = step
        else:
            sent.pop(key, None)
    if not sent:
        return ()
    told = RecordedAnswer.objects.filter(**own, question=questions()[FOURTH - 1].key).order_by("id")
    decided = {key: in_china(at).date() for key, at in told.values_list("application_id", "answered_at")}
    calendar, settings = calendar_on(on), practice()
    calendars, every = counting(calendar, settings), settings.chase_workdays
    found = list[SilentParty]()
    for step in sent.values():
        case, role = step.application, OrganRole(step.role) if step.role else None
        asked = Consultation(step.party, role, step.on, step.received_on)
        last_days = [due for one in calendars if (due := answer_due_on(asked, one, settings)) is not None]
        found.append(
            SilentParty(
                case_id=case.pk,
                case_number=case.number,
                case_title=case.title,
                asked=asked,
                due_on=max(last_days, default=None),
                chased_on=None if last_days else chased_on(step.on, on, every, calendar),
                waited_workdays=calendar.difference(step.on, on),
                late_on=case.remind_on,
                decided_on=decided.get(case.pk),
            )
        )
    return tuple(found)
