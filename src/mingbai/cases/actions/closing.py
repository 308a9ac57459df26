"""How a case ends and begins anew: withdrawn, closed, reopened by a judgment or a review decision; its disputes."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.cases.actions.common import add_step, begin, day_of, for_the_trail, sealed, settle
from mingbai.cases.actions.disputes import MOST_WORKDAYS, begin_anew
from mingbai.cases.actions.handling import forget_paper
from mingbai.cases.actions.joined import let_go
from mingbai.cases.actions.limits import ended
from mingbai.cases.actions.nameless import name_nobody
from mingbai.cases.actions.proposal import propose
from mingbai.cases.models import Application, KeptPaper, Letter
from mingbai.cases.models.letters import SIGNED_STATES, LetterState
from mingbai.cases.policies import handled_organ
from mingbai.cases.queries.box import latest_box
from mingbai.cases.queries.clock import calendar_on
from mingbai.cases.queries.served import letters_to
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Refused
from mingbai.core.trail import is_as_told
from mingbai.core.words import measured
from mingbai.statute.cases.facts import EventKind
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.retention import FILED
from mingbai.statute.cases.service import suit_by
from mingbai.statute.cases.states import CaseAct, CaseState
from mingbai.statute.verdict import refused

OF_IDENTITY = ("identity", "power")
BOX_NOT_AS_TOLD = refused(
    "这件申请的档案盒和审计记录里记的不一样，没有删除身份证明。看“审计记录”里核对出的不同，查清以后从备份恢复，再试。",
    FILED,
    "case.box_not_as_told",
)


def withdraw(*, case_id: int, how: str, on: date | None = None, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Record that the applicant withdrew the application; it counts as ended otherwise."""
    day, said = (
        day_of(on, "撤回的日期", at.date()),
        for_the_trail(how, "怎么撤回的（书面、网上、口头并记录）", "how", 200, at.date()),
    )
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.WITHDRAW, revision)
        name_nobody(row, said, "怎么撤回的", "how")
        if row.submitted_on is not None and day < max(row.submitted_on, row.received_on or row.submitted_on):
            raise Invalid("撤回的日期不能早于收到申请的日期。", "on")
        ended(row, Outcome.OTHER, day)
        let_go(done, row)
        row.joined_to = None
        _drop_drafts(done, row)
        settle(done, row, move.to, "outcome", "closed_on", "joined_to")
        done.note(move.event, row.subject, {"organ": row.organ.code, "on": day, "how": said, "outcome": row.outcome})


def _drop_drafts(done: Doing, row: Application) -> None:
    """Cancel the letters that nobody signed, in the caller's act: they have no use any more; what was signed stays as it is."""
    drafts = Letter.objects.filter(application=row).exclude(state__in=SIGNED_STATES)
    drafts.update(state=LetterState.CANCELLED.value)


def close(*, case_id: int, revision: int | None = None, by: Acting, at: datetime) -> None:
    """Close a case that was answered, given up or withdrawn; what remains is its archive box."""
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.CLOSE, revision)
        _drop_drafts(done, row)
        settle(done, row, move.to)
        _date_identity_papers(done, row)
        propose(done, row)
        said = {"organ": row.organ.code, "outcome": row.outcome, "closed_on": row.closed_on}
        done.note(move.event, row.subject, said)


def delete_papers(*, case_id: int, by: Acting, at: datetime) -> int:
    """Delete the identity papers of a closed case whose purpose is over, and return how many; their digests stay. Idempotent.

    In a sealed box too: its list keeps the line and the digest, and the trail vouches for the box without the file. Raises
    Refused for a box that no longer is what the trail vouches for: the daily check of the trail must go on naming it.
    """
    with open_act(by=by, at=at) as done:
        # The case first, as every act locks it: a box that is being sealed lists a paper with its file or without it.
        row = done.lock(Application, "organ", pk=case_id)
        organ = handled_organ(by, row.organ_id)
        rows = KeptPaper.objects.select_for_update(of=("self",)).select_related("application").filter(application=row)
        due = list(rows.filter(stored__isnull=False, delete_after__lt=done.today).order_by("id"))
        if not due:
            return 0
        box = latest_box(row) if row.state == CaseState.SEALED else None
        if box is not None and not is_as_told([("box", box.pk)], organ.code):
            raise Refused(BOX_NOT_AS_TOLD)
        for one in due:
            forget_paper(done, one)
        if box is not None:
            done.bind("box", box.pk)
        done.note("case.papers_expired", row.subject, {"organ": organ.code, "count": len(due)})
    return len(due)


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
    """Open a case anew by a judgment or a review decision; `on` is the day it took effect, `workdays` 0 if it sets none.

    How the case ended first stays as the tables count it: the dispute is counted in table 4, the case only once.
    """
    day, said = day_of(on, "判决、决定生效的日期", at.date()), measured(order, "order", "哪一份判决、决定，要求做什么", 4, 500)
    if not 0 <= workdays <= MOST_WORKDAYS:
        raise Invalid(f"重新答复的期限写0到{MOST_WORKDAYS}个工作日；判决没有写的，写0。", "workdays")
    with open_act(by=by, at=at) as done:
        row, move = begin(done, case_id, CaseAct.REOPEN, revision)
        row.round += 1
        row.joined_to = None
        if dispute_id is not None:
            begin_anew(done, row, dispute_id, day)
        add_step(done, row, EventKind.REOPENED, day, workdays=workdays, details=sealed({"order": said}))
        # While the case is handled anew the purpose of the papers is not over; closing it dates them again.
        KeptPaper.objects.filter(application=row, delete_after__isnull=False).update(delete_after=None)
        settle(done, row, move.to, "round", "joined_to")
        done.note(move.event, row.subject, {"organ": row.organ.code, "on": day, "workdays": workdays, "round": row.round})


def _date_identity_papers(done: Doing, row: Application) -> None:
    """Say until when proofs of identity are kept: to the last day on which the applicant may sue over the reply."""
    served = letters_to(row).filter(is_reply=True).last()
    known = (served.served_on if served else None) or row.closed_on or done.today
    last = suit_by(known, calendar_on(done.today))
    KeptPaper.objects.filter(application=row, purpose__in=OF_IDENTITY, stored__isnull=False).update(delete_after=last)
