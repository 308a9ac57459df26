"""One case with everything its page shows, opened for whoever handles it; and what its applicant sees with the code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from mingbai.accounts.policies import acts_of
from mingbai.accounts.values import Acting
from mingbai.cases.models import (
    Application,
    CaseSearch,
    CaseStep,
    CaseTask,
    DateMoved,
    KeptPaper,
    ProcessingFee,
    Reading,
    RecordedAnswer,
)
from mingbai.cases.models.letters import LetterState
from mingbai.cases.models.register import CORRECTION_OF_RECORD, OPEN_STATES
from mingbai.cases.policies import handled_organ
from mingbai.cases.queries.barred import barred_acts
from mingbai.cases.queries.clock import calendar_on, practice, timeline_if_lawful, timeline_of
from mingbai.cases.queries.letters import letters_of
from mingbai.cases.queries.listing import moved_row, row_of, rows_of, task_row
from mingbai.cases.queries.notices import notices_due, optional_letters
from mingbai.cases.queries.path import reasons_of
from mingbai.cases.queries.proceedings import disputes_of
from mingbai.cases.queries.served import served_letters
from mingbai.cases.queries.signing import signing
from mingbai.cases.values.disputes import CaseDispute
from mingbai.cases.values.intake import Applicant, applicant_of
from mingbai.cases.values.notices import NoticeDue
from mingbai.cases.values.rows import (
    CaseHead,
    CaseStatus,
    CaseTaskRow,
    FeeRow,
    LetterRow,
    MovedRow,
    PaperRow,
    PathAnswerRow,
    SearchRow,
    StepRow,
    WorkCase,
)
from mingbai.core import files, sealing
from mingbai.core.errors import NotVisible
from mingbai.core.sealing import open_sealed
from mingbai.core.words import in_china
from mingbai.organs.queries import OrganRow, organ_by_id
from mingbai.statute.cases.clock import Timeline
from mingbai.statute.cases.facts import EventKind
from mingbai.statute.cases.remedies import RemedyKind, review_bodies_of_silence, silence_kind
from mingbai.statute.cases.states import CaseAct, CaseState, moves

MOST_ALIKE = 20
NO_CODE = "0" * 64


def work_case(*, by: Acting, case_id: int, on: date) -> WorkCase:
    """Return a case for its page, its numbers masked; raise NotVisible for anyone who does not handle it.

    Without the key of what is sealed the page still stands: `trouble` says so, and what is sealed stays empty.
    """
    row = _row(case_id)
    organ = handled_organ(by, row.organ_id)
    trouble = sealing.trouble()
    acts = _acts(by, organ, row)
    letters = () if trouble else letters_of(row, on)
    is_read = not trouble and Reading.objects.filter(application=row, person_id=by.person_id, on=on).exists()
    return WorkCase(
        row=row_of(row, organ),
        organ=organ,
        round=row.round,
        revision=row.revision,
        applicant_kind=row.applicant_kind,
        applicant=applicant_of(open_sealed(row.applicant)).masked() if is_read and row.applicant else None,
        sought=open_sealed(row.sought) if is_read else "",
        form_wanted=row.form_wanted,
        delivery=row.delivery,
        helped=row.helped,
        confirmed_on=row.confirmed_on,
        timeline=timeline_if_lawful(row, on, calendar_on(on)) if row.channel else None,
        steps=tuple(_step(one, trouble) for one in CaseStep.objects.filter(application=row).order_by("on", "id")),
        letters=letters,
        reply=_reply(row, letters),
        path=() if trouble else path_of(row),
        searches=() if trouble else searches_of(row),
        tasks=() if trouble else _tasks(row),
        papers=() if trouble else _papers(row),
        fees=tuple(_fee(one) for one in ProcessingFee.objects.filter(application=row).order_by("round")),
        moved=_moved(row),
        parts=rows_of(Application.objects.filter(split_from=row).order_by("id")),
        split_from=next(iter(rows_of(Application.objects.filter(pk=row.split_from_id))), None) if row.split_from_id else None,
        joined=rows_of(row.joined.filter(removed_at__isnull=True).order_by("id")),
        joined_to=row_of(row.joined_to, organ) if row.joined_to else None,
        notices=_notices(row),
        optional=optional_letters(row) if row.channel and not trouble else (),
        reasons=reasons_of(row),
        disputes=() if trouble else disputes_of(row, on),
        acts=acts,
        barred={} if trouble else barred_acts(by, organ, row, acts, on),
        trouble=trouble,
        is_read_today=is_read,
    )


def case_head(*, by: Acting, case_id: int) -> CaseHead:
    """Return what a press asks before it acts, without all that the page shows; raise NotVisible as `work_case` does."""
    row = _row(case_id)
    organ = handled_organ(by, row.organ_id)
    return CaseHead(row_of(row, organ), organ, row.round, row.revision, _acts(by, organ, row))


def notices_now(*, by: Acting, case_id: int) -> tuple[NoticeDue, ...]:
    """Return which procedural letters a case calls for, without all that its page shows; raise NotVisible as `work_case` does."""
    row = _row(case_id)
    handled_organ(by, row.organ_id)
    return _notices(row)


def disputes_now(*, by: Acting, case_id: int, on: date) -> tuple[CaseDispute, ...]:
    """Return what was brought over a case, oldest first; raise NotVisible as `work_case` does."""
    row = _row(case_id)
    handled_organ(by, row.organ_id)
    return () if sealing.trouble() else disputes_of(row, on)


def applicant_in_full(*, by: Acting, case_id: int) -> Applicant:
    """Return who applied with every number; a page shows it after `actions.unmask` has recorded who asked."""
    row = _row(case_id)
    handled_organ(by, row.organ_id)
    return applicant_of(open_sealed(row.applicant))


def paper(*, by: Acting, paper_id: int) -> tuple[PaperRow, bytes]:
    """Return a paper of a case, opened; raise NotVisible once it was deleted, and for anyone who does not handle the case."""
    one = KeptPaper.objects.select_related("application", "stored").filter(pk=paper_id).first()
    if one is None or one.stored is None:
        raise NotVisible(str(paper_id))
    handled_organ(by, one.application.organ_id)
    return _paper(one), sealing.open_bytes(files.read(one.stored.sha256))


def row_opened(number: str, code: str) -> Application | None:
    """Return the case that the code opens; how long it takes does not tell which numbers there are."""
    # Two organs may have the same number, each with a code of its own.
    same = Application.objects.select_related("organ").filter(number=number, removed_at__isnull=True).exclude(code="")
    rows = list(same.order_by("id")[:MOST_ALIKE])
    # Without a case the comparison is made all the same.
    codes = [row.code for row in rows] or [NO_CODE]
    opened = [sealing.is_code(number, code, digest) for digest in codes]
    return next((row for row, is_it in zip(rows, opened, strict=False) if is_it), None)


def status_of(row: Application, on: date) -> CaseStatus | None:
    """Return what the applicant sees of their case; None for one of the simple register."""
    if row.submitted_on is None:
        return None
    found = timeline_of(row, on)
    silence = _silence(row, found, on)
    asked = CaseStep.objects.filter(application=row, round=row.round, kind=EventKind.CORRECTION_NOTICED.value).last()
    fee = ProcessingFee.objects.filter(application=row, round=row.round).first()
    state = CaseState(row.state)
    return CaseStatus(
        case_id=row.pk,
        organ_code=row.organ.code,
        organ_name=row.organ.name,
        number=row.number,
        state=state,
        submitted_on=row.submitted_on,
        received_on=row.received_on,
        due_on=found.reply_due_on if row.closed_on is None else None,
        correction_due_on=found.correction_answer_due_on if state is CaseState.CORRECTION_AWAITED else None,
        correction_asked=_details(asked).get("what", "") if asked and state is CaseState.CORRECTION_AWAITED else "",
        fee_due_on=fee.due_on if fee and state is CaseState.FEE_AWAITED else None,
        fee_yuan=fee.amount_yuan if fee and state is CaseState.FEE_AWAITED else 0,
        letters=served_letters(row, on),
        is_provisional=found.is_provisional,
        confirm_by=row.next_on if state is CaseState.ENTERED else None,
        is_about_record=row.kind == CORRECTION_OF_RECORD,
        silence=silence,
        review_bodies=review_bodies_of_silence(signing(organ_by_id(row.organ_id)).signatory, on) if silence else (),
    )


def path_of(row: Application) -> tuple[PathAnswerRow, ...]:
    """Return the answers that stand in this round, in the order of the questions."""
    latest: dict[str, RecordedAnswer] = {}
    for one in RecordedAnswer.objects.filter(application=row, round=row.round).order_by("id"):
        latest.pop(one.question, None)
        latest[one.question] = one
    return tuple(
        PathAnswerRow(one.question, one.answer, open_sealed(one.reason), one.answered_by, in_china(one.answered_at))
        for one in latest.values()
    )


def searches_of(row: Application) -> tuple[SearchRow, ...]:
    """Return the searches made for a case, oldest first."""
    return tuple(
        SearchRow(one.pk, one.round, one.searched_on, one.is_found, json.loads(open_sealed(one.contents)), one.recorded_by)
        for one in CaseSearch.objects.filter(application=row).order_by("id")
    )


def _silence(row: Application, found: Timeline, on: date) -> RemedyKind | None:
    """Return which ways are open against a reply that did not come in time; None while there is time, and once it came."""
    if row.closed_on is not None or found.replied_on is not None or found.reply_due_on is None or on <= found.reply_due_on:
        return None
    return silence_kind(found.reply_due_on, practice())


def _row(case_id: int) -> Application:
    row = Application.objects.select_related("organ").filter(pk=case_id, removed_at__isnull=True).first()
    if row is None:
        raise NotVisible(str(case_id))
    return row


def _notices(row: Application) -> tuple[NoticeDue, ...]:
    return notices_due(row) if row.channel and row.state in OPEN_STATES else ()


def _acts(by: Acting, organ: OrganRow, row: Application) -> frozenset[CaseAct]:
    return acts_of(by, organ, row.state, moves(practice())) if row.channel else frozenset()


def _reply(row: Application, letters: tuple[LetterRow, ...]) -> LetterRow | None:
    own = (one for one in letters if one.is_reply and one.round == row.round)
    return next((one for one in own if one.state is not LetterState.CANCELLED), None)


def _step(one: CaseStep, trouble: str) -> StepRow:
    return StepRow(
        id=one.pk,
        round=one.round,
        kind=EventKind(one.kind),
        on=one.on,
        party=one.party,
        role=one.role,
        received_on=one.received_on,
        workdays=one.workdays,
        service=one.service,
        until=one.until,
        agrees=one.agrees,
        letter_id=one.letter_id,
        recorded_by=one.recorded_by,
        recorded_at=in_china(one.recorded_at),
        details={} if trouble else _details(one),
    )


def _details(one: CaseStep) -> Mapping[str, str]:
    found: Mapping[str, str] = json.loads(open_sealed(one.details) or "{}")
    return found


def _moved(row: Application) -> tuple[MovedRow, ...]:
    found = DateMoved.objects.filter(application=row).select_related("application").order_by("id")
    return tuple(moved_row(one) for one in found)


def _tasks(row: Application) -> tuple[CaseTaskRow, ...]:
    found = CaseTask.objects.filter(application=row).select_related("application", "to_organ").order_by("id")
    return tuple(task_row(one) for one in found)


def _papers(row: Application) -> tuple[PaperRow, ...]:
    return tuple(_paper(one) for one in KeptPaper.objects.filter(application=row).order_by("id"))


def _paper(one: KeptPaper) -> PaperRow:
    return PaperRow(
        id=one.pk,
        purpose=one.purpose,
        name=open_sealed(one.name),
        media_type=one.media_type,
        size=one.size,
        is_kept=one.deleted_at is None,
        delete_after=one.delete_after,
        added_at=in_china(one.added_at),
        added_by=one.added_by,
    )


def _fee(one: ProcessingFee) -> FeeRow:
    return FeeRow(
        round=one.round,
        basis=one.basis,
        quantity=one.quantity,
        amount_yuan=one.amount_yuan,
        noticed_on=one.noticed_on,
        due_on=one.due_on,
        paid_on=one.paid_on,
        lapsed_on=one.lapsed_on,
        refunded_on=one.refunded_on,
        refunded_yuan=one.refunded_yuan,
    )
