"""The five questions as the page draws them: answered, open, or later."""

from __future__ import annotations

from dataclasses import dataclass

from mingbai.cases.queries.path import CasePath
from mingbai.cases.values.rows import WorkCase
from mingbai.statute.cases.letters import letters
from mingbai.statute.cases.outcomes import law_of
from mingbai.statute.cases.path import PathAnswer, PathQuestion, questions
from mingbai.workspace.cases.path.form import PathAnswerForm


@dataclass(frozen=True, slots=True)
class Choosable:
    """One lawful answer of the open question."""

    value: str
    label: str
    source: str
    example: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class PathRow:
    """One question: `kind` is done, open or later."""

    number: int
    title: str
    ask: str
    kind: str
    answer: str
    reason: str
    answered_by: str
    note: str


def choosable(answers: tuple[PathAnswer, ...], chosen: str) -> tuple[Choosable, ...]:
    """Return the answers with article and example."""
    return tuple(
        Choosable(one.key, one.words, "、".join(str(article) for article in one.citations), one.example, one.key == chosen)
        for one in answers
    )


def path_rows(found: WorkCase, path: CasePath) -> tuple[PathRow, ...]:
    """Return the five questions; those that the answers skip are later ones."""
    said = {one.question: one for one in found.path}
    return tuple(_row(question, path, said.get(question.key)) for question in questions())


def _row(question: PathQuestion, path: CasePath, said: object) -> PathRow:
    number, end = question.number, path.end
    answer = next((one for one in question.answers if one.key == path.given.get(number)), None)
    is_open = number == end.question
    is_done = answer is not None and not is_open and (not end.question or number < end.question)
    note = ""
    if is_open and end.letter and end.outcome is None:
        note = f"接着发《{letters()[end.letter].title}》，办完再回答。"
    elif is_done and answer is not None and answer.outcome is not None and answer.letter:
        note = f"答复书送达以前，先发《{letters()[answer.letter].title}》。"
    return PathRow(
        number=number,
        title=question.title,
        ask=question.ask,
        kind="open" if is_open else "done" if is_done else "later",
        answer=answer.words if answer is not None else "",
        reason=getattr(said, "reason", "") if is_done or note else "",
        answered_by=getattr(said, "answered_by", "") if is_done or note else "",
        note=note,
    )


def leads_to(path: CasePath) -> str:
    """Say which reply the answers lead to; empty while they lead to none."""
    return law_of(path.end.outcome).name if path.end.outcome else ""


def open_form(path: CasePath) -> PathAnswerForm | None:
    """Return the form of the open question; None once all are answered."""
    return PathAnswerForm(answers=path.offered) if path.end.question else None
