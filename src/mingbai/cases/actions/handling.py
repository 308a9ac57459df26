"""What the handling of a case records: answers of the path, searches, tasks to others, papers, and who opened it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from mingbai.accounts.values import Acting, Doing
from mingbai.cases import policies
from mingbai.cases.actions.common import check_unsealed, day_of, for_the_trail, lock, lock_for_work, sealed
from mingbai.cases.actions.nameless import name_nobody
from mingbai.cases.models import Application, CaseSearch, CaseTask, KeptPaper, Reading, Redaction
from mingbai.cases.models.redaction import RedactionState
from mingbai.cases.queries.annexes import ENCLOSED
from mingbai.core import files, sealing
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.words import measured, one_line
from mingbai.documents.actions.marks import inspected
from mingbai.organs import queries as organs
from mingbai.statute.cases.states import OPEN, CaseState
from mingbai.statute.citation import regulations
from mingbai.statute.verdict import refused

PURPOSES = {
    "application": "申请书",
    "identity": "身份证明",
    "power": "授权委托书",
    "evidence": "记录不准确的证据",
    "correction": "补正材料",
    "opinion": "征求意见的回复",
    "original": "拟提供的信息，要遮一部分",
    "answer": "提供的信息",
    "grounds": "遮盖依据清单",
    "receipt": "送达凭证",
    "other": "其他",
}
LARGEST = 20 * 1024 * 1024
IN_PART = regulations("第37条")
IN_REVIEW = refused("这份材料遮盖好的副本正在等保密审查员核对，不能删除。先把副本收回来，再删。", IN_PART, "case.copy_in_review")
TO_BE_GIVEN = refused("这份副本核对过了，要随答复书提供，答复送达以前不能删除。", IN_PART, "case.copy_to_be_given")
HANDED_IN = frozenset({CaseState.APPROVING, CaseState.CHECKED, CaseState.SIGNED})
STANDS = refused(
    "答复稿已经送审，随它提供的信息和遮盖依据清单不能再加、再删，审查的和送达的要是同一份。要改，先把答复稿收回或者退回；"
    "已经签发的，送达以后再改。",
    regulations("第17条"),
    "case.given_stands",
)
SEARCH_PARTS = {
    "systems": ("查了哪些系统、目录", 500),
    "keywords": ("用了哪些关键词", 300),
    "rooms": ("查了哪些档案室、科室", 500),
    "persons": ("问了谁、谁查的", 300),
    "result": ("结果", 1000),
}


@dataclass(frozen=True, slots=True)
class NewPaper:
    """A paper as it came in; its name may say who somebody is, so it is sealed with the bytes."""

    purpose: str
    name: str
    media_type: str
    data: bytes


def record_search(
    *,
    case_id: int,
    said: dict[str, str],
    is_found: bool,
    on: date | None = None,
    revision: int | None = None,
    by: Acting,
    at: datetime,
) -> int:
    """Record one search (检索记录): where, with which words, who, and what came of it; no reply says "does not exist" without."""
    day = day_of(on, "检索的日期", at.date())
    kept = {name: one_line(said.get(name, ""), what, name, longest) for name, (what, longest) in SEARCH_PARTS.items()}
    with open_act(by=by, at=at) as done:
        organ, row = lock_for_work(done, case_id, revision)
        made = CaseSearch.objects.create(
            application=row,
            round=row.round,
            searched_on=day,
            is_found=is_found,
            contents=sealed(kept),
            person_id=done.by.person_id,
            recorded_by=done.signature,
            recorded_at=done.at,
        )
        done.bind("search_record", made.pk)
        done.note("case.searched", row.subject, {"organ": organ.code, "on": day, "found": is_found})
    return made.pk


def send_task(*, case_id: int, to_whom: str, to_organ: str = "", what: str, due_on: date, by: Acting, at: datetime) -> int:
    """Ask a section, a village or another organ to do a part of the work, with a date of its own."""
    whom = one_line(to_whom, "交给谁办", "to_whom", 80)
    asked = measured(what, "what", "要对方做什么", 4, 1000)
    if due_on < at.date():
        raise Invalid("期限不能早于今天。", "due_on")
    receiver = organs.organ(to_organ) if to_organ else None
    with open_act(by=by, at=at) as done:
        organ, row = lock_for_work(done, case_id)
        name_nobody(row, whom, "交给谁办", "to_whom")
        name_nobody(row, asked, "要对方做什么", "what")
        made = CaseTask.objects.create(
            application=row,
            to_organ_id=receiver.id if receiver else None,
            to_whom=whom,
            what=sealing.seal(asked),
            sent_on=done.today,
            due_on=due_on,
            sent_by=done.signature,
        )
        said = {"organ": organ.code, "task": made.pk, "to": receiver.code if receiver else "", "due_on": due_on}
        done.note("case.task_sent", row.subject, said)
    return made.pk


def receive_task(*, task_id: int, by: Acting, at: datetime) -> None:
    """Acknowledge a task; twice is once."""
    with open_act(by=by, at=at) as done:
        row, case = _task(done, task_id)
        if row.received_on is not None:
            return
        row.received_on = done.today
        row.save(update_fields=["received_on"])
        done.note("case.task_received", case.subject, {"organ": case.organ.code, "task": row.pk})


def end_task(*, task_id: int, answer: str, is_returned: bool = False, by: Acting, at: datetime) -> None:
    """Answer a task, or return it with the reason (not ours, not enough to go by)."""
    said = measured(answer, "answer", "为什么退回" if is_returned else "办得怎么样", 2, 2000)
    with open_act(by=by, at=at) as done:
        row, case = _task(done, task_id)
        if row.ended_on is not None:
            raise Invalid("这件交办已经回复过。", "answer")
        row.received_on, row.ended_on = row.received_on or done.today, done.today
        row.is_returned, row.answer = is_returned, sealing.seal(said)
        row.save(update_fields=["received_on", "ended_on", "is_returned", "answer"])
        event = "case.task_returned" if is_returned else "case.task_answered"
        done.note(event, case.subject, {"organ": case.organ.code, "task": row.pk})


def add_paper(*, case_id: int, paper: NewPaper, by: Acting, at: datetime) -> int:
    """Keep a paper of the case, its bytes and its name sealed, once it was read; raise Refused when it is classified."""
    check_paper(paper)
    # The reading is not kept: it would say in clear what is sealed.
    inspected(paper.name, paper.data, at.date())
    with open_act(by=by, at=at) as done:
        organ, row = lock_for_work(done, case_id)
        key = write_paper(done, row, paper)
        done.note("case.paper_added", row.subject, {"organ": organ.code, "paper": key, "purpose": paper.purpose})
    return key


def delete_paper(*, paper_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Delete the bytes of a paper whose purpose is over; its row with its digest stays. Twice is once."""
    why = for_the_trail(reason, "为什么删除", "reason", 200, at.date())
    with open_act(by=by, at=at) as done:
        one = KeptPaper.objects.select_related("application").filter(pk=paper_id).first()
        if one is None:
            raise NotVisible(str(paper_id))
        organ, row = lock_for_work(done, one.application_id)
        name_nobody(row, why, "为什么删除", "reason")
        found = done.lock(KeptPaper, pk=paper_id)
        if found.stored_id is None:
            return
        check_not_given(row, found)
        forget_paper(done, found)
        done.note("case.paper_deleted", row.subject, {"organ": organ.code, "paper": paper_id, "reason": why})


def log_reading(*, case_id: int, by: Acting, at: datetime) -> None:
    """Record that this person opened the case today: one row a person, case and day."""
    with open_act(by=by, at=at) as done:
        row = Application.objects.select_related("organ").filter(pk=case_id).first()
        if row is None:
            raise NotVisible(str(case_id))
        policies.handled_organ(by, row.organ_id)
        _, is_new = Reading.objects.get_or_create(application=row, person_id=done.by.person_id, on=done.today)
        if is_new:
            done.note("case.read", row.subject, {"organ": row.organ.code, "number": row.number})


def unmask(*, case_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Record that this person asked for the applicant's numbers in full, and why; the page then shows them."""
    why = for_the_trail(reason, "为什么要看全号码", "reason", 100, at.date())
    with open_act(by=by, at=at) as done:
        organ, row = lock(done, case_id)
        name_nobody(row, why, "为什么要看全号码", "reason")
        done.note("case.unmasked", row.subject, {"organ": organ.code, "number": row.number, "reason": why})


def check_not_given(row: Application, paper: KeptPaper) -> None:
    """Raise Refused for a paper that a copy given in part rests on: it could be neither confirmed nor returned without."""
    found = Redaction.objects.filter(Q(paper=paper) | Q(copy=paper) | Q(annex=paper)).exclude(state=RedactionState.DRAFT.value)
    if found.filter(state=RedactionState.MADE.value).exists():
        raise Refused(IN_REVIEW, "reason")
    if row.state in OPEN and found.exclude(paper=paper).exists():
        raise Refused(TO_BE_GIVEN, "reason")


def check_set_stands(row: Application, purpose: str) -> None:
    """Raise Refused for what a reply gives from the hand-in of the reply to its service: what is served is what was reviewed."""
    if purpose in ENCLOSED and row.state in HANDED_IN:
        raise Refused(STANDS, "purpose")


def check_paper(paper: NewPaper) -> None:
    """Raise Invalid for a paper without a purpose, an empty one, or one that is too large."""
    if paper.purpose not in PURPOSES:
        raise Invalid("选这份材料是什么。", "purpose")
    if not 0 < len(paper.data) <= LARGEST:
        raise Invalid("文件是空的，或者超过20 MB。", "file")


def write_paper(done: Doing, row: Application, paper: NewPaper) -> int:
    """Write a paper that was checked, or that the program drew itself, inside the caller's act and return its key."""
    check_set_stands(row, paper.purpose)
    made = KeptPaper.objects.create(
        application=row,
        purpose=paper.purpose,
        name=sealing.seal(one_line(paper.name, "文件名", "file", 120)),
        media_type=paper.media_type[:120],
        size=len(paper.data),
        sha256=hashlib.sha256(paper.data).hexdigest(),
        stored=files.store(sealing.seal_bytes(paper.data), "application/octet-stream"),
        added_at=done.at,
        added_by=done.signature,
    )
    return made.pk


def forget_paper(done: Doing, paper: KeptPaper) -> None:
    """Delete the bytes and the name of a paper inside the caller's act; twice is once."""
    if paper.stored_id is None:
        return
    check_set_stands(paper.application, paper.purpose)
    sha256, paper.stored, paper.deleted_at, paper.name = paper.stored_id, None, done.at, ""
    paper.save(update_fields=["stored", "deleted_at", "name"])
    files.remove(sha256)


def _task(done: Doing, task_id: int) -> tuple[CaseTask, Application]:
    """Return a task and its case, locked, for those who handle the case and for the organ that was asked."""
    key = CaseTask.objects.filter(pk=task_id).values_list("application_id", flat=True).first()
    if key is None:
        raise NotVisible(str(task_id))
    # The case first, as every act locks it: a box that is being sealed lists the task with its answer or without it.
    case = done.lock(Application, "organ", pk=key)
    row = done.lock(CaseTask, pk=task_id)
    if done.by.organ_id == case.organ_id:
        policies.handled_organ(done.by, case.organ_id)
    elif row.to_organ_id is None or done.by.organ_id != row.to_organ_id:
        raise NotVisible(str(task_id))
    else:
        policies.handled_organ(done.by, row.to_organ_id)
    check_unsealed(case)
    return row, case
