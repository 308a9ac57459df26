"""Letters that reached an applicant, with what they may do against a reply and until when."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from mingbai.cases.models import Application, CaseStep, Letter
from mingbai.cases.models.letters import LetterState
from mingbai.cases.queries.annexes import enclosed_with
from mingbai.cases.queries.clock import calendar_on
from mingbai.cases.queries.letters import contents_of, last_days
from mingbai.cases.values.rows import ServedLetter
from mingbai.core.sealing import open_sealed
from mingbai.statute.cases.facts import EventKind, ServiceMode
from mingbai.statute.cases.letters import Addressee, letters
from mingbai.statute.workdays.calendar import Calendar


def served_letters(row: Application, on: date) -> tuple[ServedLetter, ...]:
    """Return the letters served on the applicant, oldest first; a draft, or one signed and not sent yet, is none of them."""
    calendar = calendar_on(on)
    return tuple(_served(one, calendar) for one in letters_to(row))


def letters_to(row: Application) -> QuerySet[Letter]:
    """Return what was served on the applicant in a case, oldest first, a reply that answers several cases of theirs included."""
    joint = CaseStep.objects.filter(application=row, kind=EventKind.REPLIED.value, letter__isnull=False)
    same = Q(pk__in=joint.values("letter"), application__identity=row.identity) if row.identity else Q(pk__in=())
    found = Letter.objects.select_related("application").filter(Q(application=row) | same)
    return found.filter(state=LetterState.SERVED.value, kind__in=_to_applicants()).order_by("id")


def letter_here(case_id: int, letter_id: int) -> Letter | None:
    """Return a letter of a case that was served on its applicant on this site."""
    row = Application.objects.filter(pk=case_id).first()
    return letters_to(row).filter(pk=letter_id, service=ServiceMode.WEB.value).first() if row else None


def _to_applicants() -> list[str]:
    """Return the kinds of letters that go to the applicant; the others go to third parties and to other organs."""
    return [kind for kind, law in letters().items() if law.to is Addressee.APPLICANT]


def _served(one: Letter, calendar: Calendar) -> ServedLetter:
    told = contents_of(one).get("remedy", "")
    known, review, suit = last_days(one, told, calendar)
    is_here = one.service == ServiceMode.WEB
    return ServedLetter(
        id=one.pk,
        kind=one.kind,
        number=one.number or "",
        sent_on=one.sent_on,
        known_on=known,
        is_here=is_here,
        remedy=told,
        review_by=review,
        suit_by=suit,
        enclosed=tuple((paper.pk, open_sealed(paper.name)) for paper in enclosed_with(one)) if is_here else (),
    )
