"""What people without an account do: write and send an application, look at where it stands, hand in a correction.

The system of the organ signs for them. How often is limited by network address, as sign-in is.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from mingbai.accounts.values import Acting, Doing
from mingbai.cases import policies
from mingbai.cases.actions.common import sealed
from mingbai.cases.actions.limits import receive_correction
from mingbai.cases.actions.receive import Received, receive
from mingbai.cases.models import ApplicationDraft, PublicUse
from mingbai.cases.queries.online import DRAFTS_KEPT, USES_KEPT, issued, mark_of, remembered, token_digest
from mingbai.cases.queries.work import row_opened
from mingbai.cases.values.draft import intake_of
from mingbai.cases.values.rows import IssuedLetter
from mingbai.core.acts import Signer, open_act
from mingbai.core.clock import machine_now
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.sealing import fingerprint, open_sealed

DRAFT, SENT, CODE, NUMBER, LETTER = "draft", "sent", "code", "number", "letter"
HOUR, COUNTED_FOR, PAUSE = timedelta(hours=1), timedelta(minutes=30), timedelta(minutes=1)
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


def save_draft(*, token: str, words: Mapping[str, str], address: str, by: Acting, at: datetime) -> str:
    """Keep what was written on a step, sealed, with what was written before; return the token that finds it again."""
    organ = policies.organ_to_receive(by, by.organ_code)
    with open_act(by=by, at=at) as done:
        row, known = _draft(token), {}
        if row is None:
            _count(done, DRAFT, address, settings.APPLY_DRAFTS, TOO_MANY_DRAFTS)
            token = secrets.token_urlsafe(32)
            row = ApplicationDraft(token=token_digest(token))
        else:
            known = json.loads(open_sealed(row.contents) or "{}")
        row.organ_id, row.contents, row.changed_at = organ.id, sealed({**known, **words}), machine_now()
        row.save()
        done.no_entry("nobody has applied yet; what is in a draft is its writer's own")
    return token


def discard_draft(*, token: str, by: Acting, at: datetime) -> None:
    """Delete a draft whose writer does not want to apply; twice is once."""
    with open_act(by=by, at=at) as done:
        row = _draft(token)
        if row is not None:
            row.delete()
        done.no_entry("nobody has applied")


def answered_by_public(*, token: str, by: Acting, at: datetime) -> None:
    """Record that what is public already was what somebody sought, and delete their draft."""
    with open_act(by=by, at=at) as done:
        row = _draft(token)
        if row is None or row.organ_id != by.organ_id:
            raise Invalid(GONE)
        row.delete()
        done.note("case.answered_by_public", f"applications:{by.organ_code}", {"organ": by.organ_code})


def send_draft(*, token: str, address: str, by: Acting, at: datetime) -> Received:
    """Send a draft by the door of all applications, once; the draft is gone afterwards."""
    with open_act(by=by, at=at) as done:
        row = _draft(token)
        if row is None or row.organ_id != by.organ_id:
            raise Invalid(GONE)
        _count(done, SENT, address, settings.APPLY_SENDINGS, TOO_MANY_SENT)
        words = json.loads(open_sealed(row.contents) or "{}")
        received = receive(organ_code=by.organ_code, intake=intake_of(words, at.date()), by=by, at=at)
        row.delete()
    return received


def open_case(*, number: str, code: str, address: str, by: Signer, at: datetime) -> OpenedCase:
    """Return the case that the code opens; raise Invalid otherwise. The trail keeps every wrong try, without what was typed.

    Who has to wait is turned away before the code is looked at: that is no try, and no line of the trail.
    """
    doors = ((CODE, address, settings.APPLY_WRONG_CODES), (NUMBER, number, settings.APPLY_WRONG_CODES_OF_NUMBER))
    if any(_has_to_wait(door, whose, most) for door, whose, most in doors):
        raise Invalid(SLOWED, "code")
    row = row_opened(number, code)
    if row is not None:
        return OpenedCase(row.pk, mark_of(row))
    _wrong(doors, "case.code_refused", address, by, at)
    raise Invalid(WRONG, "code")


def check_letter(*, number: str, code: str, address: str, by: Signer, at: datetime) -> IssuedLetter:
    """Return the letter that was issued with this number and check code; raise Invalid otherwise, slowed as for a case."""
    doors = ((LETTER, address, settings.APPLY_WRONG_CODES),)
    if _has_to_wait(*doors[0]):
        raise Invalid(SLOWED, "code")
    if found := issued(number, code):
        return found
    _wrong(doors, "case.check_refused", address, by, at)
    raise Invalid(NOT_ISSUED, "code")


def hand_in_correction(*, case_id: int, mark: str, text: str, by: Acting, at: datetime) -> None:
    """Record the correction that an applicant wrote on the page of the state, opened with the code of the case."""
    if remembered(case_id, mark, at.date()) is None:
        raise NotVisible(str(case_id))
    receive_correction(case_id=case_id, sought=text, by=by, at=at)


def clear_public_form(*, by: Signer, at: datetime) -> int:
    """Delete the drafts that nobody sent for thirty days and the uses that count no more; return how many drafts."""
    now = machine_now()
    with open_act(by=by, at=at) as done:
        deleted, _ = ApplicationDraft.objects.filter(changed_at__lte=now - DRAFTS_KEPT).delete()
        PublicUse.objects.filter(at__lte=now - USES_KEPT).delete()
        done.no_entry("nobody has applied; what was promised to be deleted is")
    return deleted


def _draft(token: str) -> ApplicationDraft | None:
    kept = ApplicationDraft.objects.select_for_update().filter(changed_at__gt=machine_now() - DRAFTS_KEPT)
    return kept.filter(token=token_digest(token)).first()


def _count(done: Doing, door: str, address: str, most: int, sentence: str) -> None:
    """Count one use by an address; raise Invalid when the hour has seen the most there may be."""
    now, whose = machine_now(), fingerprint(door, address)
    if PublicUse.objects.filter(door=door, whose=whose, at__gt=now - HOUR).count() >= most:
        raise Invalid(sentence)
    PublicUse.objects.create(door=door, whose=whose, at=now)


def _wrong(doors: Iterable[tuple[str, str, int]], event: str, address: str, by: Signer, at: datetime) -> None:
    """Count a wrong code at each of its doors, and keep the try in the trail without what was typed."""
    with open_act(by=by, at=at) as done:
        for door, whose, _ in doors:
            PublicUse.objects.create(door=door, whose=fingerprint(door, whose), at=machine_now())
        done.note(event, "applications", {"address": address})


def _has_to_wait(door: str, whose: str, most: int) -> bool:
    """Return whether so many codes were wrong in the last half hour, the last of them a moment ago."""
    now = machine_now()
    wrong = PublicUse.objects.filter(door=door, whose=fingerprint(door, whose), at__gt=now - COUNTED_FOR).order_by("-at")
    times = list(wrong.values_list("at", flat=True)[:most])
    return len(times) >= most and now - times[0] < PAUSE
