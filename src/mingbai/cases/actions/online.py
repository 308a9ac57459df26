"""What people without an account do: write and send an application, look at where it stands, hand in a correction.

The system of the organ signs for them. How often is limited by network address, as sign-in is.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from mingbai.accounts.values import Acting
from mingbai.cases import checks, policies
from mingbai.cases.actions.common import sealed
from mingbai.cases.actions.doors import count_use, count_wrong, has_to_wait, own_draft
from mingbai.cases.actions.handling import NewPaper, write_paper
from mingbai.cases.actions.limits import receive_correction
from mingbai.cases.actions.receive import Received, receive
from mingbai.cases.actions.uploads import (
    TOO_MANY,
    ReadPapers,
    check_beside,
    count_reading,
    forget_draft,
    forget_papers,
    move_to_case,
    put_beside_draft,
    read,
    take_away,
)
from mingbai.cases.models import Application, ApplicationDraft, PublicUse
from mingbai.cases.queries.online import DRAFTS_KEPT, PAPERS_KEPT, USES_KEPT, issued, mark_of, remembered, token_digest
from mingbai.cases.queries.work import row_opened
from mingbai.cases.values.draft import MOST_PAPERS, PUT_BESIDE, intake_of
from mingbai.cases.values.rows import IssuedLetter
from mingbai.core.acts import Signer, open_act
from mingbai.core.clock import machine_now
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.sealing import open_sealed
from mingbai.statute.cases.states import CaseState

CORRECTION = "correction"
DRAFT, SENT, CODE, NUMBER, LETTER = "draft", "sent", "code", "number", "letter"
TOO_MANY_DRAFTS = "从这个网络地址新填的申请太多，过一个小时再来。急用的，请当面、邮寄或者电话联系工作机构。"
TOO_MANY_SENT = "从这个网络地址寄出的申请太多，这一份还没有寄出，写的内容还在。过一个小时再寄，也可以当面提交或者邮寄。"
SLOWED = "不对的次数太多，现在每分钟只能试一次。等一分钟再查，也可以打电话问工作机构。"
WRONG = "编号或者查询码不对。照着回执再输一次；查询码丢了，请工作机构换一个。"
NOT_ISSUED = "没有查到这个文号、校验码的文书。照着文书上的再输一次；还是查不到的，先打电话问文书上写的机关，不要照它办。"
GONE = "这份申请已经寄出，或者放得太久已经删除。寄出了的，用回执上的编号和查询码查办到哪一步。"


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A case whose code somebody gave, and what their browser keeps to be known again."""

    case_id: int
    mark: str


def save_draft(
    *,
    token: str,
    words: Mapping[str, str],
    papers: Sequence[NewPaper] = (),
    without: int = 0,
    address: str,
    by: Acting,
    at: datetime,
) -> str:
    """Keep what was written on a step, sealed, with what was written before; return the token that finds it again.

    Papers are put beside the draft, the one with the key `without` is deleted. Those before one that cannot be kept are kept.
    """
    organ = policies.organ_to_receive(by, by.organ_code)
    checks.typed(words)
    if any(one.purpose not in PUT_BESIDE for one in papers):
        raise Invalid("选这份材料是什么。", "purpose")
    check_beside(token, papers, without)
    if papers:
        with open_act(by=by, at=at) as done:
            count_reading(done, papers, address)
            done.no_entry("what strangers send is counted by their address")
    found = read(papers)
    with open_act(by=by, at=at) as done:
        row, known = own_draft(token), {}
        if row is None:
            count_use(done, DRAFT, address, settings.APPLY_DRAFTS, TOO_MANY_DRAFTS)
            token = secrets.token_urlsafe(32)
            row = ApplicationDraft(token=token_digest(token))
        else:
            known = json.loads(open_sealed(row.contents) or "{}")
        known |= words
        checks.own_record(known)
        row.organ_id, row.contents, row.changed_at = organ.id, sealed(known), machine_now()
        row.save()
        take_away(done, row, without)
        put_beside_draft(done, row, found.kept)
        done.no_entry("nobody has applied yet; what is in a draft is its writer's own")
    if found.refusal is not None:
        raise found.refusal
    return token


def discard_draft(*, token: str, by: Acting, at: datetime) -> None:
    """Delete a draft whose writer does not want to apply; twice is once."""
    with open_act(by=by, at=at) as done:
        row = own_draft(token)
        if row is not None:
            forget_draft(done, row)
        done.no_entry("nobody has applied")


def answered_by_public(*, token: str, entry_id: int, by: Acting, at: datetime) -> None:
    """Record that an entry that is public already was what somebody sought, and delete their draft."""
    with open_act(by=by, at=at) as done:
        row = own_draft(token, by.organ_id)
        if row is None:
            raise Invalid(GONE)
        forget_draft(done, row)
        said = {"organ": by.organ_code, "entry": entry_id}
        done.note("case.answered_by_public", f"applications:{by.organ_code}", said)


def send_draft(*, token: str, address: str, by: Acting, at: datetime) -> Received:
    """Send a draft by the door of all applications, once; the draft is gone afterwards, its papers are with the case."""
    with open_act(by=by, at=at) as done:
        row = own_draft(token, by.organ_id)
        if row is None:
            raise Invalid(GONE)
        count_use(done, SENT, address, settings.APPLY_SENDINGS, TOO_MANY_SENT)
        words = json.loads(open_sealed(row.contents) or "{}")
        received = receive(organ_code=by.organ_code, intake=intake_of(words, at.date()), by=by, at=at)
        case = Application.objects.get(pk=received.case_id)
        if count := move_to_case(done, row, case):
            done.note("case.papers_sent", case.subject, {"organ": by.organ_code, "count": count})
        row.delete()
    return received


def open_case(*, number: str, code: str, address: str, by: Signer, at: datetime) -> OpenedCase:
    """Return the case that the code opens; raise Invalid otherwise. The trail keeps every wrong try, without what was typed.

    Who has to wait is turned away before the code is looked at: that is no try, and no line of the trail.
    """
    doors = ((CODE, address, settings.APPLY_WRONG_CODES), (NUMBER, number, settings.APPLY_WRONG_CODES_OF_NUMBER))
    if any(has_to_wait(door, whose, most) for door, whose, most in doors):
        raise Invalid(SLOWED, "code")
    row = row_opened(number, code)
    if row is not None:
        return OpenedCase(row.pk, mark_of(row))
    _wrong(doors, "case.code_refused", address, by, at)
    raise Invalid(WRONG, "code")


def check_letter(*, number: str, code: str, address: str, by: Signer, at: datetime) -> IssuedLetter:
    """Return the letter that was issued with this number and check code; raise Invalid otherwise, slowed as for a case."""
    doors = ((LETTER, address, settings.APPLY_WRONG_CODES),)
    if has_to_wait(*doors[0]):
        raise Invalid(SLOWED, "code")
    if found := issued(number, code):
        return found
    _wrong(doors, "case.check_refused", address, by, at)
    raise Invalid(NOT_ISSUED, "code")


def hand_in_correction(
    *, case_id: int, mark: str, text: str, papers: Sequence[NewPaper] = (), address: str, by: Acting, at: datetime
) -> None:
    """Record the correction that an applicant wrote on the page of the state, opened with the code of the case."""
    status = remembered(case_id, mark, at.date())
    if status is None:
        raise NotVisible(str(case_id))
    if len(papers) > MOST_PAPERS:
        raise Invalid(TOO_MANY, CORRECTION)
    case, found = Application.objects.get(pk=case_id), ReadPapers()
    said = {"organ": by.organ_code, "count": len(papers)}
    # Nothing of a stranger's is read for a case that awaits nothing.
    if papers and status.state is CaseState.CORRECTION_AWAITED:
        with open_act(by=by, at=at) as done:
            count_reading(done, papers, address)
            done.note("case.papers_came", case.subject, said)
        found = read(papers)
    with open_act(by=by, at=at) as done:
        if found.refusal is not None:
            done.note("case.papers_refused", case.subject, said)
        else:
            receive_correction(case_id=case_id, sought=text, by=by, at=at)
            for one in found.kept:
                write_paper(done, case, one)
            if found.kept:
                done.note("case.papers_sent", case.subject, said)
    if found.refusal is not None:
        raise found.refusal


def clear_public_form(*, by: Signer, at: datetime) -> int:
    """Delete what nobody sent, papers after seven days and drafts after thirty, and the uses that count no more; count drafts."""
    now = machine_now()
    with open_act(by=by, at=at) as done:
        forget_papers(done, PAPERS_KEPT)
        old = list(ApplicationDraft.objects.filter(changed_at__lte=now - DRAFTS_KEPT))
        for one in old:
            forget_draft(done, one)
        PublicUse.objects.filter(at__lte=now - USES_KEPT).delete()
        done.no_entry("nobody has applied; what was promised to be deleted is")
    return len(old)


def _wrong(doors: Iterable[tuple[str, str, int]], event: str, address: str, by: Signer, at: datetime) -> None:
    """Count a wrong code at each of its doors, and keep the try in the trail without what was typed."""
    with open_act(by=by, at=at) as done:
        for door, whose, _ in doors:
            count_wrong(done, door, whose)
        done.note(event, "applications", {"address": address})
