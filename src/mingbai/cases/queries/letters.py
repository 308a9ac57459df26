"""Letters of a case, opened, and what keeps somebody from an act that their post has."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from django.db.models import Q, QuerySet

from mingbai.accounts.values import Acting
from mingbai.cases.models import Application, Letter, LetterLine
from mingbai.cases.models.letters import LetterState
from mingbai.cases.policies import own_organ_id
from mingbai.cases.queries.clock import calendar_on
from mingbai.cases.values.rows import LetterLineRow, LetterRow
from mingbai.core.sealing import open_sealed
from mingbai.core.words import in_china
from mingbai.statute.cases.clearance import needs_clearance
from mingbai.statute.cases.facts import ServiceMode
from mingbai.statute.cases.letters import letters
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.remedies import RemedyKind, kind_told
from mingbai.statute.cases.service import Service, known_on, review_by, suit_by
from mingbai.statute.citation import regulations
from mingbai.statute.verdict import refused
from mingbai.statute.workdays.calendar import Calendar

NO_DRAFT = refused("还没有答复稿。先拟答复书，再送审。", regulations("第36条"), "case.no_draft")
WROTE, DECIDED = ("draft", "submit"), frozenset({"check", "clear", "sign"})
# The lines of an approval sheet, oldest first: which act, and whose.
Lines: TypeAlias = Sequence[tuple[str, int]]


def letters_of(row: Application, on: date) -> tuple[LetterRow, ...]:
    """Return the letters of a case, oldest first, each with its lines."""
    calendar = calendar_on(on)
    lines: dict[int, list[LetterLineRow]] = {}
    for one in LetterLine.objects.filter(letter__in=letters_about(row.pk)).order_by("id"):
        said = LetterLineRow(one.act, open_sealed(one.opinion), one.person_id, one.decided_by, in_china(one.decided_at))
        lines.setdefault(one.letter_id, []).append(said)
    return tuple(_letter(one, lines.get(one.pk, ()), calendar) for one in letters_about(row.pk).order_by("id"))


def letters_about(case_id: int) -> QuerySet[Letter]:
    """Return the letters of a case, and the reply of another one that answers it too."""
    return Letter.objects.filter(Q(application_id=case_id) | Q(steps__application_id=case_id)).distinct()


def contents_of(one: Letter) -> Mapping[str, str]:
    """Return what a letter says, part by part."""
    found: Mapping[str, str] = json.loads(open_sealed(one.contents) or "{}")
    return found


def last_days(one: Letter, told: str, calendar: Calendar) -> tuple[date | None, date | None, date | None]:
    """Return from which day the time of a letter runs, and the last days for review and for a suit without review.

    `told` is its clause as it was signed. None for what is not known yet, and for a way that the clause does not name.
    """
    known = known_on(Service(ServiceMode(one.service), one.sent_on, one.served_on)) if one.service and one.sent_on else None
    kind = kind_told(told)
    if known is None or kind is RemedyKind.NONE:
        return known, None, None
    return known, review_by(known, calendar), suit_by(known, calendar) if kind is RemedyKind.EITHER else None


def reply_of(row: Application) -> Letter | None:
    """Return the reply of this round, in whatever state."""
    found = Letter.objects.filter(application=row, round=row.round, is_reply=True)
    return found.exclude(state=LetterState.CANCELLED.value).first()


def drafters(letter: Letter) -> set[int]:
    """Return everybody who wrote any of a letter or handed it in."""
    return {letter.drafted_by, *writers(_lines(letter))}


def earlier(letter: Letter) -> set[int]:
    """Return who decided a step since the letter was last handed in."""
    return deciders(_lines(letter))


def is_cleared(letter: Letter) -> bool:
    """Return whether the secrecy reviewer said yes since the letter was last handed in."""
    return has_clearance(_lines(letter))


def writers(lines: Lines) -> set[int]:
    """Return who wrote any of a letter with these lines or handed it in."""
    return {person for act, person in lines if act in WROTE}


def deciders(lines: Lines) -> set[int]:
    """Return who decided a step since the letter with these lines was last handed in."""
    return {person for act, person in _since_handed_in(lines) if act in DECIDED}


def has_clearance(lines: Lines) -> bool:
    """Return whether these lines have the secrecy review of what was last handed in."""
    return any(act == "clear" for act, _ in _since_handed_in(lines))


def _since_handed_in(lines: Lines) -> Lines:
    handed_in = [n for n, (act, _) in enumerate(lines) if act == "submit"]
    return lines[handed_in[-1] :] if handed_in else ()


def _lines(letter: Letter) -> Lines:
    return tuple(LetterLine.objects.filter(letter=letter).order_by("id").values_list("act", "person_id"))


def to_clear(*, by: Acting) -> frozenset[int]:
    """Return the cases of this person's organ whose reply waits for the secrecy review."""
    found = Letter.objects.filter(
        organ_id=own_organ_id(by), is_reply=True, state=LetterState.CHECKED.value, application__removed_at=None
    )
    waiting = (one for one in found if needs_clearance(outcome_of(one)) and not is_cleared(one))
    return frozenset(one.application_id for one in waiting)


def outcome_of(letter: Letter | LetterRow) -> Outcome:
    """Return the outcome of a reply."""
    outcome = letters()[letter.kind].outcome
    assert outcome is not None
    return outcome


def _letter(one: Letter, lines: Collection[LetterLineRow], calendar: Calendar) -> LetterRow:
    said = contents_of(one)
    _, review, _ = last_days(one, said.get("remedy", ""), calendar)
    return LetterRow(
        id=one.pk,
        round=one.round,
        kind=one.kind,
        is_reply=one.is_reply,
        state=LetterState(one.state),
        number=one.number or "",
        signs_as=one.signs_as,
        drafted_by=one.drafted_by,
        drafter=one.drafter,
        changed_at=in_china(one.changed_at),
        signer=one.signer,
        signed_on=one.signed_on,
        service=one.service,
        sent_on=one.sent_on,
        served_on=one.served_on,
        returned_on=one.returned_on,
        review_by=review,
        proof=open_sealed(one.proof),
        docx=one.docx_id or "",
        pdf=one.pdf_id or "",
        contents=said,
        lines=tuple(lines),
    )
