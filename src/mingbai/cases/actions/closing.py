"""How a case ends and begins anew: withdrawn, closed, reopened by a judgment or a review decision; its disputes."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting
from mingbai.cases.actions.common import add_step, begin, day_of, lock_for_work, sealed, settle
from mingbai.cases.actions.limits import ended
from mingbai.cases.models import Dispute, Letter
from mingbai.cases.models.letters import SIGNED_STATES, LetterState
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.words import measured, one_line
from mingbai.statute.cases.facts import EventKind
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.states import CaseAct

MOST_WORKDAYS = 60


def withdraw(*, case_id: int, how: str, on: date | None = None, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Record that the applicant withdrew the application; it counts as ended otherwise."""
    day, said = day_of(on, "撤回的日期", at.date()), one_line(how, "怎么撤回的（书面、网上、口头并记录）", "how", 200)
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.WITHDRAW, revision)
        if row.submitted_on is not None and day < max(row.submitted_on, row.received_on or row.submitted_on):
            raise Invalid("撤回的日期不能早于收到申请的日期。", "on")
        ended(row, Outcome.OTHER, day)
        # A draft of the reply has no use any more; what was signed stays as it is.
        drafts = Letter.objects.filter(application=row, is_reply=True).exclude(state__in=SIGNED_STATES)
        drafts.update(state=LetterState.CANCELLED.value)
        settle(done, row, move.to, "outcome", "closed_on")
        done.note(move.event, row.subject, {"organ": row.organ.code, "on": day, "how": said, "outcome": row.outcome})


def close(*, case_id: int, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Close a case that was answered, given up or withdrawn; what remains is its archive box."""
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.CLOSE, revision)
        settle(done, row, move.to)
        said = {"organ": row.organ.code, "outcome": row.outcome, "closed_on": row.closed_on}
        done.note(move.event, row.subject, said)


def reopen(
    *,
    case_id: int,
    on: date,
    order: str,
    workdays: int = 0,
    dispute_id: int | None = None,
    revision: int | None = None,
    by: Acting,
    at: datetime,
) -> None:
    """Open a case anew by a judgment or a review decision; `on` is the day it took force, `workdays` 0 where it names no time.

    How the case ended first stays as the tables count it: the dispute is counted in table 4, the case only once.
    """
    day, said = day_of(on, "判决、决定生效的日期", at.date()), measured(order, "order", "哪一份判决、决定，要求做什么", 4, 500)
    if not 0 <= workdays <= MOST_WORKDAYS:
        raise Invalid(f"重新答复的期限写0到{MOST_WORKDAYS}个工作日；判决没有写的，写0。", "workdays")
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.REOPEN, revision)
        if dispute_id is not None and not Dispute.objects.filter(pk=dispute_id, organ_id=row.organ_id).exists():
            raise NotVisible(str(dispute_id))
        row.round += 1
        add_step(done, row, EventKind.REOPENED, day, workdays=workdays, details=sealed({"order": said}))
        settle(done, row, move.to, "round")
        done.note(move.event, row.subject, {"organ": row.organ.code, "on": day, "workdays": workdays, "round": row.round})


def link_dispute(*, dispute_id: int, case_id: int, by: Acting, at: datetime) -> None:
    """Say which case a registered reconsideration or lawsuit is about."""
    with open_act(by=by, at=at) as done:
        organ, row = lock_for_work(done, case_id)
        dispute = done.lock(Dispute, pk=dispute_id, organ_id=organ.id)
        if dispute.removed_at is not None:
            raise NotVisible(str(dispute_id))
        dispute.application = row
        dispute.save(update_fields=["application"])
        done.note("disputes.linked", dispute.subject, {"organ": organ.code, "number": row.number})
