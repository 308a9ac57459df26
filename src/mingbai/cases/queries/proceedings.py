"""Reads of reconsiderations and lawsuits: their dates, what is due, and the evidence that the case holds for its reply."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from django.db.models import Q, QuerySet

from mingbai.accounts.values import Acting
from mingbai.cases.models import Application, CaseSearch, CaseStep, Dispute, KeptPaper, Letter
from mingbai.cases.models.letters import LetterState
from mingbai.cases.policies import handled_organ, own_organ_id
from mingbai.cases.queries.clock import calendar_on, practice
from mingbai.cases.queries.drafts import grounds_of
from mingbai.cases.queries.letters import letters_about, outcome_of
from mingbai.cases.values.box import TITLES
from mingbai.cases.values.disputes import CaseDispute, EvidenceRow
from mingbai.core.errors import NotVisible
from mingbai.core.sealing import open_sealed
from mingbai.core.words import day
from mingbai.statute.cases import disputes as law
from mingbai.statute.cases.disputes import OPENS_A_CLOCK, DisputeResult, Instance, Procedure
from mingbai.statute.cases.facts import EVENT_WORDS, EventKind
from mingbai.statute.cases.letters import letters
from mingbai.statute.cases.outcomes import Outcome, law_of
from mingbai.statute.workdays.calendar import Calendar
from mingbai.statute.workdays.deadline import LocalDays

MOST_IN_HAND = 100
CONSULTED = (EventKind.THIRD_PARTY_CONSULTED.value, EventKind.THIRD_PARTY_ANSWERED.value)
NO_REPLY = Outcome.OTHER
"""Where no reply was served, only what every case needs has to be proved."""


def dispute(*, by: Acting, dispute_id: int, on: date) -> CaseDispute:
    """Return one review or instance; raise NotVisible for anyone who does not handle the organ's cases."""
    row = _rows().filter(pk=dispute_id).first()
    if row is None:
        raise NotVisible(str(dispute_id))
    handled_organ(by, row.organ_id)
    return _dispute(row, calendar_on(on), practice().local_days)


def disputes_of(case: Application, on: date) -> tuple[CaseDispute, ...]:
    """Return what was brought over one case, oldest first."""
    return _disputes(_rows().filter(application=case).order_by("id"), on)


def in_hand(*, by: Acting, on: date) -> tuple[CaseDispute, ...]:
    """Return the reviews and suits of this person's organ in which something is still to be done, oldest first."""
    rows = _rows().filter(organ_id=own_organ_id(by), round__isnull=True).exclude(procedure="")
    ordered = [one.value for one in OPENS_A_CLOCK]
    rows = rows.filter(Q(decision="") | Q(decision__in=ordered) | Q(in_force_on__gte=on))
    return _disputes(rows.order_by("id")[:MOST_IN_HAND], on)


def evidence(*, by: Acting, dispute_id: int, on: date) -> tuple[EvidenceRow, ...]:
    """Return what the organ has to prove of the disputed reply, each with what the case holds; nothing without a case."""
    found = dispute(by=by, dispute_id=dispute_id, on=on)
    if found.case_id is None:
        return ()
    letter = _disputed(found.case_id, found.filed_on)
    outcome, grounds = (outcome_of(letter), grounds_of(letter)) if letter else (NO_REPLY, ())
    # The simple register knows no procedure, only the column of table 4.
    procedure = found.procedure or (Procedure.REVIEW if found.group == "review" else Procedure.SUIT)
    rows = law.evidence_for(outcome, grounds, procedure, found.filed_on)
    return tuple(EvidenceRow(words, citation, _held(words, found.case_id, letter)) for words, citation in rows)


def _rows() -> QuerySet[Dispute]:
    return Dispute.objects.filter(removed_at__isnull=True).select_related("application").prefetch_related("later")


def _disputed(case_id: int, filed_on: date) -> Letter | None:
    """Return the reply that was served last before the review or suit was brought."""
    served = letters_about(case_id).filter(is_reply=True, state=LetterState.SERVED.value)
    return served.filter(sent_on__lte=filed_on).order_by("-id").first()


def _held(words: str, case_id: int, letter: Letter | None) -> tuple[str, ...]:
    return HELD[words](case_id, letter) if words in HELD else _papers(case_id, "grounds", "original", "other")


def _papers(case_id: int, *purposes: str) -> tuple[str, ...]:
    """Return kinds of papers, never their names: these could say who somebody is."""
    found = KeptPaper.objects.filter(application_id=case_id, purpose__in=purposes, deleted_at__isnull=True)
    return tuple(f"{TITLES[one.purpose]}（{day(one.added_at)}存入）" for one in found.order_by("id"))


def _letters(case_id: int, *kinds: str) -> tuple[str, ...]:
    found = Letter.objects.filter(application_id=case_id, kind__in=kinds, state=LetterState.SERVED.value).order_by("id")
    return tuple(f"{letters()[one.kind].title} {one.number}" for one in found)


def _receipt(case_id: int, letter: Letter | None) -> tuple[str, ...]:
    return (*_papers(case_id, "application"), *_letters(case_id, "P1"))


def _reply(case_id: int, letter: Letter | None) -> tuple[str, ...]:
    if letter is None:
        return ()
    served = f"，{day(letter.sent_on)}送出" + (f"，{day(letter.served_on)}签收" if letter.served_on else "")
    return (f"{letters()[letter.kind].title} {letter.number}{served}", *_papers(case_id, "receipt"))


def _basis(case_id: int, letter: Letter | None) -> tuple[str, ...]:
    return tuple(str(one) for one in law_of(outcome_of(letter)).citations) if letter else ()


def _opinions(case_id: int, letter: Letter | None) -> tuple[str, ...]:
    steps = CaseStep.objects.filter(application_id=case_id, kind__in=CONSULTED).order_by("on", "id")
    said = tuple(f"{day(one.on)}{EVENT_WORDS[EventKind(one.kind)]}（{one.party}）" for one in steps)
    return (*_letters(case_id, "P4"), *said, *_papers(case_id, "opinion"))


def _searches(case_id: int, letter: Letter | None) -> tuple[str, ...]:
    found = CaseSearch.objects.filter(application_id=case_id).order_by("id")
    return tuple(f"{day(one.searched_on)}的检索记录" for one in found)


HELD: Mapping[str, Callable[[int, Letter | None], tuple[str, ...]]] = {
    law.RECEIPT_PROVED: _receipt,
    law.REPLY_PROVED: _reply,
    law.BASIS: _basis,
    law.OPINION_PROVED: _opinions,
    law.SEARCH_PROVED: _searches,
}
"""Where a case holds its proof; of all else its own papers."""


def _disputes(rows: QuerySet[Dispute], on: date) -> tuple[CaseDispute, ...]:
    """Return reviews and suits with their dates; the calendar and the county's choice are read once, and only for a row."""
    if not rows:
        return ()
    calendar, local = calendar_on(on), practice().local_days
    return tuple(_dispute(row, calendar, local) for row in rows)


def _dispute(row: Dispute, calendar: Calendar, local: LocalDays) -> CaseDispute:
    procedure = Procedure(row.procedure) if row.procedure else None
    instance = Instance(row.instance) if row.instance else None
    decision = DisputeResult(row.decision) if row.decision else None
    later = tuple(one.pk for one in row.later.all() if one.removed_at is None)
    case = row.application
    answer_due = law.answer_due(procedure, row.received_on, calendar, local).remind_by if procedure and row.received_on else None
    is_review = procedure is not None and procedure is not Procedure.SUIT
    may_appeal = instance is Instance.FIRST and row.served_on is not None and not later
    opens = decision in OPENS_A_CLOCK and row.in_force_on is not None and not later
    return CaseDispute(
        id=row.pk,
        organ_id=row.organ_id,
        case_id=case.pk if case else None,
        case_number=case.number if case else "",
        case_title=case.title if case else "",
        number=row.number,
        group=row.group,
        procedure=procedure,
        instance=instance,
        body=row.body,
        filed_on=row.filed_on,
        received_on=row.received_on,
        answered_on=row.answered_on,
        hearing_on=row.hearing_on,
        decision=decision,
        decided_on=row.decided_on,
        served_on=row.served_on,
        in_force_on=row.in_force_on,
        order=open_sealed(row.order),
        workdays=row.workdays,
        round=row.round,
        result=row.result,
        concluded_on=row.concluded_on,
        earlier_id=row.earlier_id,
        later=later,
        answer_due_on=answer_due,
        decision_due_on=law.decision_due_on(procedure, row.filed_on, calendar) if procedure and is_review else None,
        appeal_by=law.appeal_by(row.served_on, calendar, is_ruling=row.is_ruling) if may_appeal and row.served_on else None,
        anew_due_on=_anew(row, calendar, local) if opens and row.in_force_on else None,
    )


def _anew(row: Dispute, calendar: Calendar, local: LocalDays) -> date | None:
    assert row.in_force_on is not None
    return law.reply_anew_due(row.in_force_on, calendar, row.workdays or law.ANEW_WORKDAYS, local).remind_by
