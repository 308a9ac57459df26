"""After its time: what identifies persons is removed from a case, sealed or not; number, dates and outcome stay and count."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet

from mingbai.accounts.values import Acting, Doing
from mingbai.cases.models import (
    Application,
    CaseSearch,
    CaseStep,
    CaseTask,
    Dispute,
    Erasure,
    KeptPaper,
    Letter,
    LetterLine,
    RecordedAnswer,
    Redaction,
)
from mingbai.cases.models.letters import SIGNED_STATES
from mingbai.cases.policies import handled_organ
from mingbai.cases.queries.bound import bound_rows
from mingbai.cases.queries.box import is_past_retention
from mingbai.cases.values.intake import Applicant
from mingbai.core import files
from mingbai.core.acts import open_act
from mingbai.core.errors import NotVisible, Refused
from mingbai.core.sealing import seal
from mingbai.core.trail import is_as_told
from mingbai.statute.cases.retention import FILED
from mingbai.statute.posts import SYSTEM
from mingbai.statute.verdict import refused

GONE = "已按保管期限删除"
NOT_AS_TOLD = refused(
    "这件申请和审计记录里记的不一样，没有删除个人信息。看“审计记录”里核对出的不同，查清以后从备份恢复，再试。",
    FILED,
    "case.not_as_told",
)


def erase(*, case_id: int, by: Acting, at: datetime) -> bool:
    """Remove the persons from a case past its time, for the clock alone; return False when that was done before.

    Raises Refused for one that no longer is what the trail vouches for: it stays as it is.
    """
    with open_act(by=by, at=at) as done:
        row = done.lock(Application, "organ", pk=case_id)
        # Rows that no page opens any more still name persons: those of an imported ledger, and removed applications.
        if not row.applicant:
            raise NotVisible(str(case_id))
        organ = handled_organ(by, row.organ_id)
        if Erasure.objects.filter(application=row).exists():
            return False
        if by.kind != SYSTEM or not is_past_retention(row, done.today):
            raise Refused(refused("保管期限没有满，或者还在办理，不能删除个人信息。", FILED, "case.kept"))
        told = bound_rows(row)
        if not is_as_told(told, organ.code):
            # The daily check of the trail goes on naming what was changed; bound anew here it would never be found.
            raise Refused(NOT_AS_TOLD)
        papers, letters = _erase_files(done, row)
        _erase_words(done, row)
        Erasure.objects.create(application=row, papers=papers, letters=letters, erased_at=done.at)
        for kind, key in told:
            done.bind(kind, key)
        done.note("case.erased", row.subject, {"organ": organ.code, "number": row.number, "papers": papers, "letters": letters})
    return True


def _erase_files(done: Doing, row: Application) -> tuple[int, int]:
    """Delete the bytes of papers and letters; return how many of each. Their rows with their digests stay."""
    papers = list(KeptPaper.objects.filter(application=row, stored__isnull=False))
    letters = list(Letter.objects.filter(application=row))
    stored = {one.stored_id for one in papers} | {key for one in letters for key in (one.docx_id, one.pdf_id)}
    for one in papers:
        one.stored, one.deleted_at, one.name = None, done.at, ""
        one.save(update_fields=["stored", "deleted_at", "name"])
    for letter in letters:
        letter.docx = letter.pdf = None
        letter.contents = ""
        letter.proof = seal(GONE) if letter.proof else ""
        letter.save(update_fields=["docx", "pdf", "contents", "proof"])
    for sha256 in sorted(key for key in stored if key):
        files.remove(sha256)
    return len(papers), sum(one.state in SIGNED_STATES for one in letters)


def _erase_words(done: Doing, row: Application) -> None:
    """Replace what was sealed: who applied, with which words, and what others wrote."""
    row.applicant, row.sought, row.identity, row.code = seal(Applicant(GONE).as_text()), "", "", ""
    row.save(update_fields=["applicant", "sought", "identity", "code"])
    _all(CaseStep).filter(application=row).update(details="")
    _all(CaseSearch).filter(application=row).update(contents=seal("{}"))
    _all(RecordedAnswer).filter(application=row).update(reason="")
    _all(LetterLine).filter(letter__application=row).update(opinion="")
    Redaction.objects.filter(paper__application=row).exclude(remark="").update(remark="")
    Dispute.objects.filter(application=row).exclude(order="").update(order=seal(GONE))
    CaseTask.objects.filter(application=row).update(what=seal(GONE))
    CaseTask.objects.filter(application=row).exclude(answer="").update(answer=seal(GONE))


def _all(model: type[Model]) -> QuerySet[Any]:
    """Return the rows of a table that otherwise only grows: the end of its time is the one act that empties its words."""
    return QuerySet(model)
