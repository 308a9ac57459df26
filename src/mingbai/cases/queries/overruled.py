"""Third parties against whose will a case gives information, and whether they were told (条例第32条)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mingbai.cases.models import Application, CaseStep, Letter, RecordedAnswer
from mingbai.cases.models.letters import LetterState
from mingbai.statute.cases.facts import EventKind
from mingbai.statute.cases.notices import DECIDED_AGAINST, may_give_against, untold
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.path import questions
from mingbai.statute.verdict import Verdict

QUESTION = questions()[3]
GIVING = frozenset(answer.key for answer in QUESTION.answers if answer.outcome is Outcome.GRANTED)


def deciding_answer(row: Application) -> RecordedAnswer | None:
    """Return the answer of this round by which all is given; None where the latest answer says otherwise."""
    last = RecordedAnswer.objects.filter(application=row, round=row.round, question=QUESTION.key).order_by("id").last()
    return last if last is not None and last.answer in GIVING else None


def overruled(row: Application) -> list[tuple[date, CaseStep]]:
    """Return when each third party objected to what is given, and the step that asked them, oldest first."""
    if deciding_answer(row) is None:
        return []
    kinds = (EventKind.THIRD_PARTY_CONSULTED.value, EventKind.THIRD_PARTY_ANSWERED.value)
    steps = CaseStep.objects.filter(application=row, round=row.round, kind__in=kinds).order_by("on", "id")
    asked, said = dict[str, CaseStep](), dict[str, CaseStep]()
    for one in steps:
        (asked if one.kind == EventKind.THIRD_PARTY_CONSULTED else said)[one.party] = one
    return [(one.on, asked[party]) for party, one in said.items() if one.agrees is False]


def third_parties_told(rows: Iterable[Application]) -> Verdict:
    """Return whether everybody whose objection was overruled in these cases has the notice on its way."""
    left = 0
    for row in rows:
        sent = Letter.objects.filter(application=row, kind=DECIDED_AGAINST, state=LetterState.SERVED.value, sent_on__isnull=False)
        days = [on for on in sent.values_list("sent_on", flat=True) if on is not None]
        left += len(untold([on for on, _ in overruled(row)], days))
    return may_give_against(left)
