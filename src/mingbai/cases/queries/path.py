"""The five questions of a case: what its record shows, which answers are lawful on it, and where those given lead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.cases.models import Application, CaseStep, RecordedAnswer
from mingbai.cases.queries.clock import timeline_of
from mingbai.cases.queries.search import law_record
from mingbai.core.sealing import open_sealed
from mingbai.statute.cases.facts import ANSWERED, CONSULTED, EventKind
from mingbai.statute.cases.opinions import AskedOpinion, opinion_words, other_organs, third_parties
from mingbai.statute.cases.path import FOURTH, PathAnswer, PathEnd, PathFacts, offered, questions, walk
from mingbai.statute.cases.reckoning import Pending
from mingbai.statute.cases.records import RECORD_RESULT_WORDS, RecordResult
from mingbai.statute.cases.search_record import may_say_none

NOT_ALL_IN = "意见没有到齐，还不能选“可以公开”“一部分能公开”（条例第11条、第32条、第34条）。"
RECORD = "record"
REASONS, ASKED, UNREASONABLE, REASONABLE = "reasons", "asked", "unreasonable", "reasonable"


@dataclass(frozen=True, slots=True)
class CasePath:
    """Where a case stands on its path: the answers that stand, those lawful to the next question, and the end so far.

    `opinions` says, while the fourth question is open, what those who were asked answered.
    """

    given: dict[int, str]
    end: PathEnd
    offered: tuple[PathAnswer, ...]
    opinions: tuple[str, ...] = ()


def path_of_case(row: Application, on: date, known: PathFacts | None = None) -> CasePath:
    """Return the path of this round of a case, as the record allows it today; `known` is what was read of it already."""
    facts = known or path_facts(row, on)
    given = answers_given(row)
    end = walk(given, facts)
    said = opinions_said(row, on) if end.question == FOURTH else ()
    return CasePath(given, end, offered(end.question, facts) if end.question else (), said)


def opinions_said(row: Application, on: date) -> tuple[str, ...]:
    """Return in words what became of each letter of consultation of this round."""
    found = opinions_of(row, on)
    lines = tuple(opinion_words(one, on) for one in found)
    return (*lines, NOT_ALL_IN) if any(one.is_awaited(on) for one in found) else lines


def answers_given(row: Application) -> dict[int, str]:
    """Return the latest answer to each question, by its number."""
    numbers = {one.key: one.number for one in questions()}
    found: dict[int, str] = {}
    rows = RecordedAnswer.objects.filter(application=row, round=row.round, question__in=numbers)
    for question, answer in rows.order_by("id").values_list("question", "answer"):
        found[numbers[question]] = answer
    return found


def path_facts(row: Application, on: date) -> PathFacts:
    """Return what the record of a case shows."""
    kinds = set(CaseStep.objects.filter(application=row).values_list("kind", flat=True))
    reasons, opinions = reasons_of(row), opinions_of(row, on)
    earlier = Application.objects.filter(organ_id=row.organ_id, identity=row.identity, pk__lt=row.pk, closed_on__isnull=False)
    noticed, corrected = EventKind.CORRECTION_NOTICED in kinds, EventKind.CORRECTION_RECEIVED in kinds
    return PathFacts(
        correction_noticed=noticed,
        corrected=corrected,
        correction_lapsed=noticed and _is_lapsed(row, on),
        replied_before=row.identity != "" and earlier.exists(),
        reasons_asked=ASKED in reasons,
        # What was judged last stands.
        reasons_unreasonable=UNREASONABLE in reasons[-1:],
        searched=row.received_on is not None and bool(may_say_none(law_record(row), row.received_on)),
        third_party=third_parties(opinions, on),
        other_organs=other_organs(opinions, on),
    )


def reasons_of(row: Application) -> tuple[str, ...]:
    """Return what was asked and judged of the reasons for so many applications in this round, oldest first."""
    found = RecordedAnswer.objects.filter(application=row, round=row.round, question=REASONS)
    return tuple(found.order_by("id").values_list("answer", flat=True))


def record_words(row: Application) -> str:
    """Return the result of a request to correct a record with its reason, for the letter; empty before it is judged."""
    found = RecordedAnswer.objects.filter(application=row, round=row.round, question=RECORD).order_by("id").last()
    return f"{RECORD_RESULT_WORDS[RecordResult(found.answer)]}。{open_sealed(found.reason)}" if found else ""


def _is_lapsed(row: Application, on: date) -> bool:
    clock = timeline_of(row, on)
    due = clock.correction_answer_due_on
    return clock.awaited is Pending.CORRECTION and due is not None and due < on


def opinions_of(row: Application, on: date) -> tuple[AskedOpinion, ...]:
    """Return what became of each letter of consultation of this round, oldest first."""
    answers = CaseStep.objects.filter(application=row, round=row.round, kind__in=[*CONSULTED, *ANSWERED])
    agrees = {(party, day): said for party, day, said in answers.order_by("id").values_list("party", "on", "agrees")}
    if not agrees:
        return ()
    letters = timeline_of(row, on).letters
    return tuple(AskedOpinion(asked, due_on, agrees.get((asked.party, asked.answered_on))) for asked, due_on in letters)
