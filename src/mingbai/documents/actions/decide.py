"""The checks before the signature: pass the slip on, or send it back with what has to change."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.core.acts import open_act
from mingbai.core.words import measured
from mingbai.documents import policies
from mingbai.documents.actions.common import (
    check_person,
    check_revision,
    lock,
    move,
    refuse_missing,
    slip_of,
    write,
)
from mingbai.statute.disclosure.documents import SlipAct, SlipState


def pass_on(*, document_id: int, opinion: str = "", revision: int | None = None, by: Acting, at: datetime) -> None:
    """Agree and hand the slip, with its attribute, to the next step; refused while anything is missing, or once passed."""
    with open_act(by=by, at=at) as done:
        organ, row = lock(done, document_id)
        step = policies.step(by, organ, row.state, SlipAct.PASS)
        check_revision(row, revision)
        check_person(by, row)
        refuse_missing(slip_of(row), row, at.date())
        write(done, row, SlipAct.PASS, opinion.strip()[:500])
        move(done, row, step.to.value)
        done.note(step.event, row.subject, {"round": row.round, "opinion": opinion.strip()})


def send_back(*, document_id: int, opinion: str, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Return the slip to its drafter with what has to change."""
    why = measured(opinion, "opinion", "哪里要改、怎么改")
    with open_act(by=by, at=at) as done:
        organ, row = lock(done, document_id)
        step = policies.step(by, organ, row.state, SlipAct.RETURN)
        check_revision(row, revision)
        check_person(by, row)
        write(done, row, SlipAct.RETURN, why)
        move(done, row, step.to.value)
        done.note(step.event, row.subject, {"round": row.round, "reason": why, "from": SlipState(row.state)})
