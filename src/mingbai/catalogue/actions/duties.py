"""Close and reopen duties: fulfilled, open again, or dropped with a reason."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.catalogue.actions.common import may_work
from mingbai.catalogue.models.duties import Duty, DutyState
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.words import measured, squeezed


def fulfil(*, duty_id: int, on: date, by: Acting, at: datetime) -> None:
    """Mark a duty as fulfilled, inside the act that published what it asks for. Idempotent."""
    with open_act(by=by, at=at) as done:
        duty = _of_organ(done, duty_id)
        if duty.state == DutyState.FULFILLED:
            return
        _set(done, duty, DutyState.FULFILLED, fulfilled_on=on)
        done.note("duty.fulfilled", duty.subject, {"on": on, "judge_by": duty.judge_by})


def fulfil_step(*, chain_id: int, step: str, on: date, by: Acting, at: datetime) -> None:
    """Mark the open duties of a chain's step as fulfilled, inside the act that published an entry for it."""
    with open_act(by=by, at=at):
        found = Duty.objects.filter(chain_id=chain_id, step=step, organ_id=by.organ_id, state=DutyState.OPEN)
        for duty_id in found.order_by("id").values_list("id", flat=True):
            fulfil(duty_id=duty_id, on=on, by=by, at=at)


def reopen(*, duty_id: int, by: Acting, at: datetime) -> None:
    """Reopen a duty, inside the act that took away what had fulfilled it. An open duty stays as it is."""
    with open_act(by=by, at=at) as done:
        duty = _of_organ(done, duty_id)
        if duty.state == DutyState.OPEN:
            return
        _set(done, duty, DutyState.OPEN)
        done.note("duty.reopened", duty.subject, {})


def drop(*, duty_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Drop a duty that does not have to be done; the reason is kept and the county office reads it."""
    with open_act(by=by, at=at) as done:
        duty = done.lock(Duty, "organ", pk=duty_id)
        may_work(by, duty.organ_id)
        why = measured(squeezed(reason), "reason", "为什么不用做", longest=300)
        if duty.state == DutyState.FULFILLED:
            raise Invalid("这件事已经公开了，不用再写理由。", "reason")
        if duty.dropped_reason == why:
            return
        _set(done, duty, DutyState.DROPPED, reason=why)
        done.note("duty.dropped", duty.subject, {"reason": why})


def take_up(*, duty_id: int, by: Acting, at: datetime) -> None:
    """Reopen a dropped duty."""
    with open_act(by=by, at=at) as done:
        duty = done.lock(Duty, "organ", pk=duty_id)
        may_work(by, duty.organ_id)
        if duty.state == DutyState.DROPPED:
            reopen(duty_id=duty_id, by=by, at=at)


def _of_organ(done: Doing, duty_id: int) -> Duty:
    """Lock and return a duty of the acting person's own organ. The caller has already checked the right to the act itself."""
    duty = done.lock(Duty, "organ", pk=duty_id)
    if duty.organ_id != done.by.organ_id:
        raise NotVisible(str(duty_id))
    return duty


def _set(done: Doing, duty: Duty, state: DutyState, *, fulfilled_on: date | None = None, reason: str = "") -> None:
    duty.state, duty.fulfilled_on, duty.dropped_reason = state, fulfilled_on, reason
    duty.save(update_fields=["state", "fulfilled_on", "dropped_reason"])
