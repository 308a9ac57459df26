"""Several applications answered by one reply (法释〔2025〕8号第14条第三项): chosen, let go, ended with it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.cases.actions.common import add_step, lock_for_work, lock_together, settle
from mingbai.cases.actions.joined import join, let_go
from mingbai.cases.actions.limits import ended
from mingbai.cases.models import Application, Letter
from mingbai.cases.queries.barred import JOINED
from mingbai.cases.queries.joint import candidates, joined_to, law_rows
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Refused, require
from mingbai.statute.cases.facts import EventKind
from mingbai.statute.cases.joint import TOGETHER, may_join
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.states import CaseState
from mingbai.statute.verdict import refused

GIVEN_UP = frozenset({Outcome.NOT_CORRECTED, Outcome.FEE_UNPAID})
NOT_TOGETHER = "选的有{}件不能一并答复：不在办理中，或者和别的一并答复了。重新打开这一页再选。"
NOT_OPEN = refused("这件申请不在办理中，不能和别的一并答复。", TOGETHER, "joint.state")


def set_joint(*, case_id: int, others: Collection[int], revision: int | None = None, by: Acting, at: datetime) -> None:
    """Say which applications the reply of this one answers too: these and no others."""
    with open_act(by=by, at=at) as done:
        lock_together(done, {case_id, *others})
        organ, row = lock_for_work(done, case_id, revision)
        if row.state != CaseState.HANDLING or row.joined_to_id is not None:
            raise Refused(NOT_OPEN if row.state != CaseState.HANDLING else JOINED)
        found = {one.pk: one for one in candidates(row)}
        if strange := set(others) - set(found):
            raise Invalid(NOT_TOGETHER.format(len(strange)), "others")
        chosen = [found[key] for key in sorted(others)]
        if chosen:
            require(may_join(law_rows((row, *chosen)), done.today))
        for one in joined_to(row):
            if one.pk not in others:
                join(done, one, None)
        for one in chosen:
            join(done, one, row.pk)
        settle(done, row, CaseState(row.state))
        numbers = [one.number for one in chosen]
        done.note("case.joined", row.subject, {"organ": organ.code, "number": row.number, "parts": numbers})


def answer_joined(done: Doing, row: Application, letter: Letter, outcome: Outcome, answered: date) -> None:
    """End the cases that this served reply answers too, each with the same outcome, in the caller's act."""
    for one in joined_to(row) if outcome not in GIVEN_UP else ():
        case = done.lock(Application, "organ", pk=one.pk)
        if case.state != CaseState.HANDLING or case.joined_to_id != row.pk:
            continue
        add_step(done, case, EventKind.REPLIED, answered, service=letter.service, letter=letter)
        ended(case, outcome, answered)
        settle(done, case, CaseState.REPLIED, "outcome", "closed_on")
        said = {"organ": case.organ.code, "outcome": case.outcome, "closed_on": answered, "document_number": letter.number}
        done.note("case.served", case.subject, said)
    let_go(done, row)
