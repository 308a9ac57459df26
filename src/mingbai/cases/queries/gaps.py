"""What is missing in the box of a case before it is sealed, in sentences that name the paper."""

from __future__ import annotations

from collections.abc import Iterator

from mingbai.cases.models import Application, CaseSearch, CaseStep, CaseTask, KeptPaper, Letter, ProcessingFee
from mingbai.cases.models.letters import LetterState
from mingbai.core import files
from mingbai.statute.cases.facts import EventKind
from mingbai.statute.cases.letters import letters
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.receipt import ReceiptChannel

WITHOUT_PAPER = frozenset({ReceiptChannel.WEB.value})
"""What came this way has no paper of the applicant's: the registration form holds their words."""
ANSWERS = {EventKind.THIRD_PARTY_ANSWERED.value, EventKind.ORGAN_ANSWERED.value}
WITHOUT_REPLY = frozenset({Outcome.OTHER.value})
"""A withdrawn application is not answered."""


def gaps(row: Application) -> Iterator[str]:
    """Yield what a complete box would hold and this one does not."""
    papers = KeptPaper.objects.filter(application=row, stored__isnull=False)
    has = set(papers.values_list("purpose", flat=True))
    steps = list(CaseStep.objects.filter(application=row).order_by("on", "id"))
    kinds = {one.kind for one in steps}
    if row.channel not in WITHOUT_PAPER and "application" not in has:
        yield "没有申请书的扫描件；口头申请的，没有申请人签名的记录。"
    if EventKind.CORRECTION_RECEIVED.value in kinds and "correction" not in has:
        yield "收到过补正，没有补正材料。"
    if kinds & ANSWERS and "opinion" not in has:
        yield "收到过征求意见的回复，没有回复的原件。"
    yield from _letters(row, has)
    if row.outcome == Outcome.NOT_EXISTING.value and not CaseSearch.objects.filter(application=row).exists():
        yield "答复信息不存在，没有检索记录。"
    if ProcessingFee.objects.filter(application=row, paid_on__isnull=False).exists() and "other" not in has:
        yield "收过费，没有缴费凭证。"
    for task in CaseTask.objects.filter(application=row, ended_on__isnull=True).order_by("id"):
        yield f"交给{task.to_whom}办的事还没有回复。"
    for sha256 in papers.order_by("id").values_list("stored_id", flat=True):
        if not files.path_of(sha256).is_file():
            yield f"存档文件 {sha256[:12]} 不见了，从备份恢复。"


def _letters(row: Application, has: set[str]) -> Iterator[str]:
    found = Letter.objects.filter(application=row).exclude(state=LetterState.CANCELLED.value).order_by("id")
    rows = list(found)
    if row.joined_to is not None:
        yield f"和{row.joined_to.number}一并答复，答复书和送达凭证在那一件的档案盒里。"
    elif row.outcome not in WITHOUT_REPLY and not any(one.is_reply and one.signed_on for one in rows):
        yield "没有签发的答复书或者告知书。"
    for one in rows:
        name = f"《{letters()[one.kind].title}》{one.number or ''}"
        if one.signed_on is None:
            yield f"{name}还是草稿，不会归档。"
            continue
        if one.pdf_id is None:
            yield f"{name}没有定稿文件。"
        if one.state != LetterState.SERVED.value:
            yield f"{name}没有登记送达。"
    if any(one.state == LetterState.SERVED.value for one in rows) and "receipt" not in has:
        yield "登记过送达，没有送达凭证（回执、邮件查询单、送达回证）。"
