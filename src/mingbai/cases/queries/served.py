"""Letters that reached an applicant, with what they may do against a reply and until when."""

from __future__ import annotations

from datetime import date

from mingbai.cases.models import Application, Letter
from mingbai.cases.models.letters import LetterState
from mingbai.cases.queries.clock import calendar_on, practice
from mingbai.cases.queries.drafts import grounds_of
from mingbai.cases.queries.letters import contents_of, outcome_of
from mingbai.cases.values.rows import ServedLetter
from mingbai.statute.cases.facts import ServiceMode
from mingbai.statute.cases.letters import Addressee, letters
from mingbai.statute.cases.remedies import RemedyKind, remedy_kind
from mingbai.statute.cases.service import Service, known_on, review_by, suit_by


def served_letters(row: Application, on: date) -> tuple[ServedLetter, ...]:
    """Return the letters served on the applicant, oldest first; a draft, or one signed and not sent yet, is none of them."""
    found = Letter.objects.filter(application=row, state=LetterState.SERVED.value, kind__in=_to_applicants()).order_by("id")
    return tuple(_served(one, on) for one in found)


def letter_here(case_id: int, letter_id: int) -> Letter | None:
    """Return a letter of a case that was served on its applicant on this site."""
    here = Letter.objects.select_related("application").filter(state=LetterState.SERVED.value, service=ServiceMode.WEB.value)
    return here.filter(pk=letter_id, application_id=case_id, kind__in=_to_applicants()).first()


def _to_applicants() -> list[str]:
    """Return the kinds of letters that go to the applicant; the others go to third parties and to other organs."""
    return [kind for kind, law in letters().items() if law.to is Addressee.APPLICANT]


def _served(one: Letter, on: date) -> ServedLetter:
    known = known_on(Service(ServiceMode(one.service), one.sent_on or on, one.served_on))
    review, suit = _last_days(one, known, on)
    return ServedLetter(
        id=one.pk,
        kind=one.kind,
        number=one.number or "",
        sent_on=one.sent_on,
        known_on=known,
        is_here=one.service == ServiceMode.WEB,
        remedy=contents_of(one).get("remedy", ""),
        review_by=review,
        suit_by=suit,
    )


def _last_days(one: Letter, known: date | None, on: date) -> tuple[date | None, date | None]:
    """Return the last days for review and for a suit without review."""
    if not one.is_reply or known is None or one.signed_on is None:
        return None, None
    kind, calendar = remedy_kind(outcome_of(one), one.signed_on, grounds_of(one), practice()), calendar_on(on)
    review = None if kind is RemedyKind.NONE else review_by(known, calendar)
    return review, suit_by(known, calendar) if kind is RemedyKind.EITHER else None
