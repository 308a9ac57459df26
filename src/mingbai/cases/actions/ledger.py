"""Ledgers of applications from before the platform: held when every row is right, entered as one act, taken back as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.cases import checks
from mingbai.cases.actions.nameless import name_not
from mingbai.cases.models import Application, Dispute, LedgerBatch
from mingbai.cases.policies import organ_to_receive
from mingbai.cases.queries.ledger import (
    AT_ONCE,
    LedgerPlan,
    fingerprint_of,
    old_ledgers,
    plan_of,
    same_file,
    table_of,
    taken_numbers,
    years_of,
)
from mingbai.cases.values.intake import Applicant, applicant_of
from mingbai.cases.values.ledger import LedgerRow, as_text, rows_of
from mingbai.core import sealing
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Refused, Stale, require
from mingbai.core.screen import screen
from mingbai.core.words import day, in_china, measured
from mingbai.entries.values.files import file_name
from mingbai.organs.models import Organ
from mingbai.organs.queries import OrganRow, row_of
from mingbai.statute.cases.ledger import LedgerState, counted_years, may_take_back_ledger
from mingbai.statute.cases.states import CaseState
from mingbai.statute.citation import regulations
from mingbai.statute.verdict import refused

LEFT = "放了30天没有登记，自动撤回"
MOST_NAMED = 200
"""So many numbers the trail names of a ledger that is taken back; its page shows each entry whole."""


@dataclass(frozen=True, slots=True)
class HeldLedger:
    """What became of a table: the key of the ledger, None where something keeps it out, and what was found."""

    ledger_id: int | None
    plan: LedgerPlan


def hold_ledger(*, organ_code: str, name: str, data: bytes, by: Acting, at: datetime) -> HeldLedger:
    """Check a table and keep it sealed, without entering anything; a table with a wrong row is not kept at all."""
    organ = organ_to_receive(by, organ_code)
    fingerprint = fingerprint_of(data)
    _refuse_same(organ, fingerprint)
    plan = plan_of(organ.id, table_of(file_name(name), data), checks.locked_years(organ.id), at.date())
    if plan.wrong or not plan.rows:
        return HeldLedger(None, plan)
    # Lists and the trail show numbers.
    screen({"编号": "\n".join(one.number for one in plan.rows)}, at.date(), fields={"编号": "file"})
    with open_act(by=by, at=at) as done:
        done.lock(Organ, pk=organ.id)
        _refuse_same(organ, fingerprint)
        batch = LedgerBatch.objects.create(
            organ_id=organ.id,
            fingerprint=fingerprint,
            name=sealing.seal(file_name(name)),
            rows=sealing.seal(as_text(plan.rows)),
            existing=list(plan.existing),
            total=plan.total,
            held_at=at,
            held_by=done.signature,
        )
        done.bind("ledger", batch.pk)
        done.note("ledger.held", batch.subject, {"organ": organ.code, "rows": len(plan.rows), "existing": len(plan.existing)})
    return HeldLedger(batch.pk, plan)


def enter_ledger(*, organ_code: str, ledger_id: int, by: Acting, at: datetime) -> int:
    """Enter every row of a held ledger in one act and return how many; a second press changes nothing."""
    organ = organ_to_receive(by, organ_code)
    with open_act(by=by, at=at) as done:
        # The organ first, as a recount locks them.
        done.lock(Organ, pk=organ.id)
        batch = done.lock(LedgerBatch, pk=ledger_id, organ_id=organ.id)
        if batch.state == LedgerState.ENTERED:
            return batch.entered or 0
        if batch.state != LedgerState.HELD:
            raise Refused(refused("这一批已经撤回。改好的表格再传一次。", regulations("第45条"), "ledger.taken_back"))
        rows = rows_of(sealing.open_sealed(batch.rows))
        _still_right(organ, rows, at)
        made = _applications(organ, batch, rows, at)
        Application.objects.bulk_create(made, batch_size=AT_ONCE)
        batch.state, batch.entered, batch.entered_at, batch.entered_by = LedgerState.ENTERED.value, len(made), at, done.signature
        batch.rows = ""
        batch.save(update_fields=["state", "entered", "entered_at", "entered_by", "rows"])
        done.bind("ledger", batch.pk)
        done.note("ledger.entered", batch.subject, {"organ": organ.code, "rows": len(made)})
    return len(made)


def take_back_ledger(*, organ_code: str, ledger_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Take a ledger back as a whole, its rows with it, while no published report counts it; twice is once."""
    organ = organ_to_receive(by, organ_code)
    why = measured(reason, "reason", "为什么整批撤回", longest=500)
    screen({"理由": why}, at.date(), fields={"理由": "reason"})
    _name_nobody(organ, ledger_id, why)
    with open_act(by=by, at=at) as done:
        done.lock(Organ, pk=organ.id)
        batch = done.lock(LedgerBatch, pk=ledger_id, organ_id=organ.id)
        if batch.state == LedgerState.TAKEN_BACK:
            return
        require(may_take_back_ledger(years_of(batch.pk, done.today) & checks.locked_years(organ.id)))
        _close(done, organ, batch, why, _remove_rows(done, batch))


def clear_ledgers(*, organ_id: int, by: Acting, at: datetime) -> int:
    """Take back what an organ held and entered in 30 days no row of, for the clock; return how many. Idempotent."""
    with open_act(by=by, at=at) as done:
        organ = row_of(done.lock(Organ, "parent", pk=organ_id))
        due = list(old_ledgers(at).select_for_update().filter(organ_id=organ_id).order_by("id"))
        for batch in due:
            _close(done, organ, batch, LEFT, [])
    return len(due)


def _close(done: Doing, organ: OrganRow, batch: LedgerBatch, why: str, numbers: list[str]) -> None:
    """Record that a ledger was taken back; its rows go, and the applicants in them."""
    batch.rows, batch.state, batch.reason = "", LedgerState.TAKEN_BACK.value, why
    batch.closed_by, batch.closed_at = done.signature, done.at
    batch.save(update_fields=["rows", "state", "reason", "closed_by", "closed_at"])
    done.bind("ledger", batch.pk)
    said = {"organ": organ.code, "rows": len(numbers), "numbers": numbers[:MOST_NAMED], "reason": why}
    done.note("ledger.taken_back", batch.subject, said)


def _name_nobody(organ: OrganRow, ledger_id: int, why: str) -> None:
    """Raise Refused when a reason for the trail names an applicant of the ledger; before the act: it opens them all."""
    held = LedgerBatch.objects.filter(pk=ledger_id, organ_id=organ.id).values_list("rows", flat=True)
    names = {one.name for rows in held for one in rows_of(sealing.open_sealed(rows))}
    entered = Application.objects.filter(ledger_id=ledger_id, organ_id=organ.id).values_list("applicant", flat=True)
    names |= {applicant_of(sealing.open_sealed(one)).name for one in entered}
    for name in names:
        name_not(Applicant(name), why, "理由", "reason")


def _still_right(organ: OrganRow, rows: Sequence[LedgerRow], at: datetime) -> None:
    """Raise Stale when the register or a report changed since the rows were checked."""
    years = {year for one in rows for year in counted_years(one.received_on, one.closed_on, at.date())}
    if taken_numbers(organ.id, rows) or years & checks.locked_years(organ.id):
        raise Stale("登记簿或者年报刚被别人改过。撤回这一批，再传一遍。")


def _applications(organ: OrganRow, batch: LedgerBatch, rows: Sequence[LedgerRow], at: datetime) -> list[Application]:
    """Return rows of the simple register, with the words sealed: a ledger knows the row of table 3, not the steps."""
    names = sealing.seal_all(Applicant(one.name).as_text() for one in rows)
    soughts = sealing.seal_all(one.sought for one in rows)
    return [
        Application(
            organ_id=organ.id,
            ledger=batch,
            number=one.number,
            applicant_kind=one.applicant_kind,
            received_on=one.received_on,
            outcome=one.outcome,
            closed_on=one.closed_on,
            state=(CaseState.CLOSED if one.closed_on else CaseState.HANDLING).value,
            applicant=name,
            sought=sought,
            created_at=at,
        )
        for one, name, sought in zip(rows, names, soughts, strict=True)
    ]


def _remove_rows(done: Doing, batch: LedgerBatch) -> list[str]:
    """Remove what a ledger brought in, so that its numbers are free for the mended one, and return them for the trail.

    Raises Refused when somebody worked on a row since: that work would be lost with it.
    """
    rows = Application.objects.filter(ledger=batch)
    found = list(rows.select_for_update().order_by("id"))
    if Dispute.objects.filter(application__ledger=batch).exists():
        raise Refused(refused("这一批里有复议、诉讼对上的申请，不能整批撤回。", regulations("第45条"), "ledger.disputed"))
    worked_on = [one.number for one in found if one.revision > 1 or one.removed_at is not None]
    worked_on += rows.filter(erasure__isnull=False).values_list("number", flat=True)
    if worked_on:
        said = f"登记以后又办过、撤下过的有{len(worked_on)}件（{worked_on[0]}等），不能整批撤回。写错了的，逐件撤下。"
        raise Refused(refused(said, regulations("第45条"), "ledger.worked_on"))
    rows.delete()
    return [one.number for one in found]


def _refuse_same(organ: OrganRow, fingerprint: str) -> None:
    same = same_file(organ.id, fingerprint)
    if same is not None:
        said = f"这个文件传过了（{day(in_china(same.held_at))}，{same.held_by}），一个字也没有变。"
        raise Invalid(f"{said}要重来，先把那一批整批撤回。", f"ledger:{same.pk}")
