"""The day on which a letter of consultation reached the one asked: from it their 15 working days run (条例第32条、第34条)."""

from __future__ import annotations

import json
from copy import copy
from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.cases.actions.common import begin, day_of, for_the_trail, lawful, settle
from mingbai.cases.actions.nameless import name_nobody
from mingbai.cases.models import Application, CaseStep, Letter
from mingbai.cases.models.register import OPEN_STATES
from mingbai.cases.queries.clock import steps_of
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid
from mingbai.core.sealing import open_sealed
from mingbai.statute.cases.facts import ANSWERED, CONSULTED, EventKind
from mingbai.statute.cases.notices import NOTICES
from mingbai.statute.cases.states import CaseAct, CaseState

ARRIVED, HOW = "case.consultation_received", "怎么知道的"


def record_receipt(
    *, case_id: int, party: str, how: str, on: date | None = None, revision: int | None = None, by: Acting, at: datetime
) -> None:
    """Record when the one asked received the letter, and how that is known; until then the day of sending stands in for it."""
    day, known = day_of(on, "对方收到的日期", at.date()), for_the_trail(how, HOW, "how", 100, at.date())
    with open_act(by=by, at=at) as done:
        row, _ = begin(done, case_id, CaseAct.RECORD_RECEIPT, revision)
        step = next((one for one in reversed(_on_its_way(row)) if one.party == party), None)
        if step is None:
            raise Invalid("没有向这一方征求过意见，或者对方哪天收到已经登记过。", "party")
        name_nobody(row, known, HOW, "how")
        if (name := _name(step)) and name in known:
            raise Invalid("不写第三方的姓名、名称：这句话写进办理的痕迹。", "how")
        _write(done, row, step, day, known)


def letter_arrived(done: Doing, row: Application, letter: Letter) -> None:
    """Take the day on which a letter of consultation was signed for, or refused, as the one from which its time runs.

    A day that was recorded already stands, and so does an answer that came before the letter.
    """
    on = letter.served_on
    if on is None or letter.kind not in NOTICES.values() or letter.round != row.round or row.state not in OPEN_STATES:
        return
    said = json.loads(open_sealed(letter.contents))
    names = {said.get("third_party"), said.get("consulted")} - {None, ""}
    steps = [one for one in _on_its_way(row) if NOTICES[EventKind(one.kind)] == letter.kind and one.on <= on]
    step = next((one for one in steps if {one.party, _name(one)} & names), None)
    if step is None or _is_answered(row, step, on):
        return
    _write(done, row, step, on, letter.number or "")


def _write(done: Doing, row: Application, step: CaseStep, on: date, known: str) -> None:
    if on < step.on:
        raise Invalid(f"不能早于发出的日期（{step.on:%Y-%m-%d}）。", "on")
    dated = copy(step)
    dated.received_on = on
    lawful(row, tuple(dated if one.pk == step.pk else one for one in steps_of(row)), done.today)
    step.arrive(on)
    done.bind("case_step", step.pk)
    settle(done, row, CaseState(row.state))
    said = {"organ": row.organ.code, "on": on, "party": step.party, "role": step.role, "how": known}
    done.note(ARRIVED, row.subject, said)


def _on_its_way(row: Application) -> tuple[CaseStep, ...]:
    """Return the letters of consultation of this round of which nobody has said yet when they arrived, oldest first."""
    own = (one for one in steps_of(row) if one.kind in CONSULTED and one.round == row.round)
    return tuple(one for one in own if one.received_on is None)


def _is_answered(row: Application, step: CaseStep, before: date) -> bool:
    """Return whether an answer to this letter is on record from before a day."""
    answers = CaseStep.objects.filter(application=row, round=row.round, kind__in=ANSWERED, party=step.party, pk__gt=step.pk)
    return answers.filter(on__lt=before).exists()


def _name(step: CaseStep) -> str:
    """Return who a third party is, which stands sealed."""
    return str(json.loads(open_sealed(step.details) or "{}").get("name", ""))
