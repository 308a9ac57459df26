"""Papers that people without an account send: read apart, drawn anew, sealed, and deleted when their purpose is over.

No public address leads to one, not even for whoever sent it.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Sum

from mingbai.accounts.values import Doing
from mingbai.cases.actions.doors import count_use, uses
from mingbai.cases.actions.handling import PURPOSES, NewPaper
from mingbai.cases.models import Application, ApplicationDraft, DraftPaper, KeptPaper
from mingbai.cases.queries.online import token_digest
from mingbai.cases.values.draft import MOST_PAPERS, PAPER_BYTES
from mingbai.core import apart, files, sealing
from mingbai.core.acts import OpenAct, Signer
from mingbai.core.clock import machine_now
from mingbai.core.errors import Invalid
from mingbai.core.words import squeezed
from mingbai.reading.passages import Unreadable

PAPER = "paper"
MEBIBYTE = 1024 * 1024
KINDS = {"jpg": "image/jpeg", "pdf": "application/pdf"}
NAME_LONGEST = 60
TOO_OFTEN = "从这个网络地址传的文件太多，过一个小时再传。也可以不传，先寄出申请，材料当面交或者寄来。"
FULL = "现在收不下文件。可以不传，先寄出申请，材料当面交或者寄来。"
TOO_MANY = f"最多传{MOST_PAPERS}份。多出来的当面交或者寄来。"
EMPTY = "文件是空的，没有传上来。重新选一次。"


@dataclass(frozen=True, slots=True)
class ReadPapers:
    """What came of reading some papers: those that can be kept, and why the next one cannot."""

    kept: tuple[NewPaper, ...] = ()
    refusal: Invalid | None = None


def count_reading(done: Doing, papers: Sequence[NewPaper], address: str) -> None:
    """Count papers that are to be read for an address; raise Invalid when it sent too many, or they would fill the disk.

    Its act is over before the reading begins: what is refused later has been read all the same.
    """
    if uses(PAPER, address) + len(papers) > settings.APPLY_PAPERS:
        raise Invalid(TOO_OFTEN, papers[0].purpose)
    _check_room(papers[0].purpose)
    for _ in papers:
        count_use(done, PAPER, address, settings.APPLY_PAPERS, TOO_OFTEN)


def read(papers: Sequence[NewPaper]) -> ReadPapers:
    """Return papers as they will be kept, drawn anew in a child process, up to the first that cannot be.

    Call it between acts, after `count_reading`.
    """
    kept = []
    for one in papers:
        try:
            kept.append(_as_kept(one))
        except Unreadable as failure:
            return ReadPapers(tuple(kept), Invalid(str(failure), one.purpose))
    return ReadPapers(tuple(kept))


def check_beside(token: str, papers: Sequence[NewPaper], without: int) -> None:
    """Raise Invalid for papers that would be too many beside the draft of this token; call it before they are read."""
    kept = DraftPaper.objects.filter(draft__token=token_digest(token)).exclude(pk=without)
    if papers and kept.count() + len(papers) > MOST_PAPERS:
        raise Invalid(TOO_MANY, papers[0].purpose)


def put_beside_draft(done: Doing, draft: ApplicationDraft, papers: Sequence[NewPaper]) -> None:
    """Keep papers beside a draft; raise Invalid for one too many."""
    if papers and DraftPaper.objects.filter(draft=draft).count() + len(papers) > MOST_PAPERS:
        raise Invalid(TOO_MANY, papers[0].purpose)
    for one in papers:
        DraftPaper.objects.create(
            draft=draft,
            purpose=one.purpose,
            name=sealing.seal(one.name),
            media_type=one.media_type,
            size=len(one.data),
            sha256=hashlib.sha256(one.data).hexdigest(),
            stored=files.store(sealing.seal_bytes(one.data), "application/octet-stream"),
            at=machine_now(),
        )


def take_away(done: Doing, draft: ApplicationDraft, paper_id: int) -> None:
    """Delete a paper beside a draft; twice is once."""
    for one in DraftPaper.objects.filter(draft=draft, pk=paper_id):
        _forget(done, one)


def move_to_case(done: Doing, draft: ApplicationDraft, row: Application) -> int:
    """Hand the papers beside a draft to its case inside the caller's act, and return how many."""
    papers = list(DraftPaper.objects.filter(draft=draft).order_by("id"))
    for one in papers:
        KeptPaper.objects.create(
            application=row,
            purpose=one.purpose,
            name=one.name,
            media_type=one.media_type,
            size=one.size,
            sha256=one.sha256,
            stored_id=one.stored_id,
            added_at=done.at,
            added_by=done.signature,
        )
        one.delete()
    return len(papers)


def forget_draft(done: OpenAct[Signer], draft: ApplicationDraft) -> None:
    """Delete a draft with the papers beside it."""
    for one in DraftPaper.objects.filter(draft=draft):
        _forget(done, one)
    draft.delete()


def forget_papers(done: OpenAct[Signer], older_than: timedelta) -> None:
    """Delete the papers of drafts that nobody sent for so long."""
    for one in DraftPaper.objects.filter(at__lte=machine_now() - older_than):
        _forget(done, one)


def _as_kept(paper: NewPaper) -> NewPaper:
    if not paper.data:
        raise Unreadable(EMPTY)
    if len(paper.data) > PAPER_BYTES:
        raise Unreadable(_too_large(len(paper.data)))
    ending, data = apart.as_it_looks(paper.data)
    stem = squeezed(paper.name).rpartition(".")[0][:NAME_LONGEST].strip() or PURPOSES[paper.purpose]
    return NewPaper(paper.purpose, f"{stem}.{ending}", KINDS[ending], data)


def _check_room(field: str) -> None:
    """Raise Invalid while strangers' papers would fill the disk: too many wait beside drafts, or too little of it is free."""
    waiting = DraftPaper.objects.aggregate(n=Sum("size"))["n"] or 0
    if waiting >= settings.APPLY_PAPERS_BYTES or shutil.disk_usage(settings.DATA_DIR).free < settings.APPLY_LEAST_FREE:
        raise Invalid(FULL, field)


def _forget(done: OpenAct[Signer], one: DraftPaper) -> None:
    sha256 = one.stored_id
    one.delete()
    files.remove(sha256)


def _too_large(size: int) -> str:
    said = f"{size / MEBIBYTE:.0f}" if size >= 10.5 * MEBIBYTE else f"{size / MEBIBYTE:.1f}"
    return (
        f"这个文件有 {said} MB，最大 {PAPER_BYTES // MEBIBYTE} MB。照片在手机里打开、截一张图再传；"
        "也可以不传，材料当面交或者寄来。"
    )
