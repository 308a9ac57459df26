"""What the public form and the page of the state read: a draft by its token, a case by what its code opened."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date, timedelta

from mingbai.cases.models import Application, ApplicationDraft, DraftPaper, Letter, PublicUse
from mingbai.cases.models.letters import SIGNED_STATES
from mingbai.cases.queries.work import status_of
from mingbai.cases.values.draft import PaperBeside, WrittenSoFar
from mingbai.cases.values.rows import CaseStatus, IssuedLetter
from mingbai.core.clock import machine_now
from mingbai.core.sealing import open_sealed

DRAFTS_KEPT, PAPERS_KEPT = timedelta(days=30), timedelta(days=7)
USES_KEPT = timedelta(days=1)
MARK = 32
YEAR_AND_NUMBER = re.compile(r"(\d{4})\D+(\d+)")
"""Of 公开〔2026〕1号, and of 2026-1 as the address of a letter has it."""


def token_digest(token: str) -> str:
    """Return what the table holds for the token of a draft."""
    return hashlib.sha256(token.encode()).hexdigest()


def draft(token: str) -> WrittenSoFar | None:
    """Return what somebody has written so far; None once it was sent, given up, or is too old."""
    if not token:
        return None
    kept = ApplicationDraft.objects.select_related("organ").filter(changed_at__gt=machine_now() - DRAFTS_KEPT)
    row = kept.filter(token=token_digest(token)).first()
    return WrittenSoFar(row.organ.code, json.loads(open_sealed(row.contents) or "{}"), papers_of(row)) if row else None


def papers_of(row: ApplicationDraft) -> tuple[PaperBeside, ...]:
    """Return what lies beside a draft, by name and size alone: nobody gets it back."""
    found = DraftPaper.objects.filter(draft=row, at__gt=machine_now() - PAPERS_KEPT).order_by("id")
    return tuple(PaperBeside(one.pk, one.purpose, open_sealed(one.name), one.size) for one in found)


def mark_of(row: Application) -> str:
    """Return what tells that a browser once gave the code that a case has now; a new code makes it worthless."""
    return row.code[:MARK]


def remembered(case_id: int, mark: str, on: date) -> CaseStatus | None:
    """Return what the applicant sees of the case that they opened a moment ago; None after its code was renewed."""
    row = Application.objects.select_related("organ").filter(pk=case_id, removed_at__isnull=True).exclude(code="").first()
    return status_of(row, on) if row is not None and mark_of(row) == mark else None


def issued(number: str, code: str) -> IssuedLetter | None:
    """Return the letter that was issued with this number and check code: nothing of whom it went to or what it says."""
    found = YEAR_AND_NUMBER.search(number)
    if found is None or not code:
        return None
    rows = Letter.objects.select_related("organ").filter(check_code=code, number__endswith=f"〔{found[1]}〕{found[2]}号")
    row = rows.filter(state__in=SIGNED_STATES).first()
    if row is None or row.signed_on is None:
        return None
    return IssuedLetter(row.organ.name, row.number or "", row.signed_on, row.pdf_sha256)


def is_to_be_cleared() -> bool:
    """Return whether a draft or a paper beside one is too old, or uses have been kept for a day longer than they count."""
    now = machine_now()
    old = ApplicationDraft.objects.filter(changed_at__lte=now - DRAFTS_KEPT)
    papers = DraftPaper.objects.filter(at__lte=now - PAPERS_KEPT)
    return old.exists() or papers.exists() or PublicUse.objects.filter(at__lte=now - 2 * USES_KEPT).exists()
