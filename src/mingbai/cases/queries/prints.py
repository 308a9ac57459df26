"""Papers that a clerk prints of a case: at the counter, beside a letter, over a dispute, and to hand boxes to the archives."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Count, QuerySet

from mingbai.accounts.values import Acting
from mingbai.cases.models import Application, ArchiveBox, CaseTask, Letter, ProcessingFee
from mingbai.cases.models.letters import SIGNED_STATES
from mingbai.cases.queries.desk import handled_case
from mingbai.cases.queries.letters import contents_of
from mingbai.cases.queries.printed import printed_application
from mingbai.cases.queries.proceedings import dispute, evidence
from mingbai.cases.queries.sheet import signer
from mingbai.cases.queries.signing import signing
from mingbai.cases.queries.wording import wording
from mingbai.cases.values.intake import Applicant, applicant_of
from mingbai.core import public
from mingbai.core.errors import NotVisible
from mingbai.core.sealing import open_sealed
from mingbai.organs.queries import OrganRow, organ_by_id
from mingbai.rendering.casepaper.application import acceptance_receipt, oral_record
from mingbai.rendering.casepaper.box import HandedCase, handover_list
from mingbai.rendering.casepaper.handling import PaperHead, ServedPaper, evidence_list, fee_table, opinion_slip, service_receipt
from mingbai.rendering.casepaper.value import CasePaper
from mingbai.rendering.letter.task import TaskWords, task_sheet
from mingbai.rendering.letter.value import LetterSheet
from mingbai.rendering.stationery.value import Envelope, EnvelopeSize
from mingbai.statute.cases.facts import ServiceMode
from mingbai.statute.cases.fees import FeeLine, FeeWay, page_lines
from mingbai.statute.cases.letters import TASK_LETTER, Addressee, LetterLaw, letters
from mingbai.statute.cases.outcomes import Outcome, law_of
from mingbai.statute.cases.receipt import ReceiptChannel
from mingbai.statute.cases.service import SERVICE_WORDS
from mingbai.statute.cases.states import CaseState

RECEIPT, ORAL, PROOF, SLIP, FEES = "receipt", "oral", "proof", "slip", "fees"
COUNTER = {RECEIPT: "接收回执", ORAL: "口头申请记录"}
ENVELOPES = {"dl": EnvelopeSize.DL, "c5": EnvelopeSize.C5}
BESIDE = {
    PROOF: "送达回证",
    SLIP: "征求意见回执",
    FEES: "信息处理费计算表",
    "dl": "信封（DL，220×110毫米）",
    "c5": "信封（C5，229×162毫米）",
}
"""Papers beside a letter by the name in their address."""
CHOICES = ("同意公开", "同意公开一部分（在理由一栏写明哪些内容不同意公开）", "不同意公开")
SILENCE = {
    Addressee.THIRD_PARTY: "请自收到征求意见书之日起15个工作日内提出意见。"
    "逾期未提出意见的，由本机关依照条例的规定决定是否公开（条例第三十二条）。",
    Addressee.ORGAN: "共同制作的信息，请自收到征求意见函之日起15个工作日内提出意见，"
    "逾期未提出意见的视为同意公开（条例第三十四条）。",
}
MOST_HANDED = 2000


def counter_papers(channel: str) -> tuple[str, ...]:
    """Return the papers that the counter prints for an application that came this way."""
    return (ORAL, RECEIPT) if channel == ReceiptChannel.ORAL else (RECEIPT,)


def counter_paper(*, by: Acting, case_id: int, name: str, code: str = "", on: date) -> CasePaper:
    """Return receipt or oral record; `code` is known for a while after registration only, then its place stays empty."""
    row, organ = handled_case(by, case_id)
    if name not in counter_papers(row.channel) or row.submitted_on is None:
        raise NotVisible(f"{case_id} {name}")
    application = printed_application(row, organ)
    if name == ORAL:
        return oral_record(application, taker=row.handler, place=organ.office or organ.name, on=row.submitted_on)
    address, contact = public.printed_address("/apply/status/"), signing(organ).contact
    return acceptance_receipt(application, code=code, status_address=address, contact=contact, on=on)


def papers_beside(kind: str, *, has_fee: bool) -> tuple[str, ...]:
    """Return the papers that go with a letter of this kind."""
    consults = letters()[kind].to is not Addressee.APPLICANT and kind != "P6"
    return tuple(name for name in BESIDE if (name != SLIP or consults) and (name != FEES or (kind == "P10" and has_fee)))


def paper_beside(*, by: Acting, case_id: int, letter_id: int, name: str) -> CasePaper | Envelope:
    """Return a paper that goes with a signed letter; raise NotVisible where this letter has none of the name."""
    row, organ = handled_case(by, case_id)
    letter = Letter.objects.filter(pk=letter_id, application=row, state__in=SIGNED_STATES).first()
    fee = ProcessingFee.objects.filter(application=row, round=letter.round).first() if letter else None
    if letter is None or letter.signed_on is None or name not in papers_beside(letter.kind, has_fee=fee is not None):
        raise NotVisible(f"{case_id} {letter_id} {name}")
    law, said = letters()[letter.kind], contents_of(letter)
    head = PaperHead(organ.name, row.number, letter.signed_on)
    whom = _whom(row, law, said)
    if name in ENVELOPES:
        return _envelope(organ, letter, whom, ENVELOPES[name])
    if name == SLIP:
        to = "，".join(part for part in (organ.address, signing(organ).contact) if part) or organ.name
        return opinion_slip(
            head, about=said.get("about") or said.get("subject", ""), choices=CHOICES, silence=SILENCE[law.to], return_to=to
        )
    if name == FEES and fee is not None:
        lines = page_lines(fee.quantity) if fee.basis == FeeWay.PAGES else (_piece(fee),)
        basis, payment = said.get("fee_basis", ""), said.get("fee_payment", "")
        return fee_table(head, way=FeeWay(fee.basis), lines=lines, basis=basis, payment=payment)
    method = SERVICE_WORDS[ServiceMode(letter.service)] if letter.service else ""
    papers = (ServedPaper(law.title, letter.number or ""),)
    return service_receipt(head, papers=papers, addressee=whom.name, address=whom.address, method=method, server="")


def task_letter(*, by: Acting, case_id: int, task_id: int, on: date) -> LetterSheet:
    """Return the letter that goes with a task of a case; raise NotVisible where the case gave no such task."""
    row, organ = handled_case(by, case_id)
    tasks = list(CaseTask.objects.filter(application=row).order_by("id"))
    place, task = next(((n, one) for n, one in enumerate(tasks, 1) if one.pk == task_id), (0, None))
    if task is None:
        raise NotVisible(f"{case_id} {task_id}")
    words = TaskWords(
        organ_name=organ.name,
        to=organ_by_id(task.to_organ_id).name if task.to_organ_id else task.to_whom,
        registered=row.number,
        number=f"{row.number}（协办{place}）",
        what=open_sealed(task.what),
        due_on=task.due_on,
        sent_on=task.sent_on,
        contact=signing(organ).contact,
        closing=wording(organ.id, TASK_LETTER.code),
    )
    return task_sheet(words, on)


def evidence_paper(*, by: Acting, dispute_id: int, on: date) -> CasePaper:
    """Return the list of evidence of a review or a suit; raise NotVisible where no case holds any."""
    found, proofs = dispute(by=by, dispute_id=dispute_id, on=on), evidence(by=by, dispute_id=dispute_id, on=on)
    if not proofs:
        raise NotVisible(str(dispute_id))
    head = PaperHead(organ_by_id(found.organ_id).name, found.case_number, on)
    rows = [(one.words, str(one.citation), one.held) for one in proofs]
    return evidence_list(head, to=found.body, number=found.number, proofs=rows)


def years_of_boxes(organ: OrganRow) -> tuple[tuple[int, int], ...]:
    """Return the years in which sealed cases of an organ ended, the latest first, each with how many boxes there are."""
    counted = _sealed(organ).values_list("closed_on__year").annotate(many=Count("id")).order_by("-closed_on__year")
    return tuple((year, many) for year, many in counted)


def _sealed(organ: OrganRow) -> QuerySet[Application]:
    found = Application.objects.filter(organ_id=organ.id, state=CaseState.SEALED.value, removed_at__isnull=True)
    return found.filter(erasure__isnull=True).exclude(channel="")


def _handed_cases(organ: OrganRow, year: int) -> tuple[HandedCase, ...]:
    """Return the sealed cases of an organ that ended in this year, as the list for the archives has them."""
    found = ArchiveBox.objects.filter(application__in=_sealed(organ).filter(closed_on__year=year))
    latest = {one.application_id: one for one in found.select_related("application").order_by("application_id", "number")}
    kept = sorted(latest.values(), key=lambda one: (one.application.closed_on, one.application_id))
    return tuple(_handed(one) for one in kept[:MOST_HANDED])


def handover(*, organ: OrganRow, year: int, on: date) -> CasePaper:
    """Return the list with which the boxes of a year go to the archives; raise NotVisible where there is none."""
    cases = _handed_cases(organ, year)
    if not cases:
        raise NotVisible(f"{organ.code} {year}")
    return handover_list(PaperHead(organ.name, f"{year}年", on), cases, giver="", taker="")


def _handed(box: ArchiveBox) -> HandedCase:
    row = box.application
    assert row.submitted_on is not None
    assert row.closed_on is not None
    outcome = law_of(Outcome(row.outcome)).name
    said = f"{outcome}。材料含申请人的个人信息，不主动公开。到期开放意见："
    title = f"{row.title}政府信息公开申请"
    retention = f"{box.retention_years}年"
    return HandedCase(row.number, title, row.submitted_on, row.closed_on, box.items, box.pages, retention, said)


def _piece(fee: ProcessingFee) -> FeeLine:
    return FeeLine(fee.quantity, fee.quantity, fee.amount_yuan)


def _whom(row: Application, law: LetterLaw, said: Mapping[str, str]) -> Applicant:
    """Return whom the letter goes to; the pen writes the address of anybody but the applicant."""
    if law.to is Addressee.APPLICANT:
        return applicant_of(open_sealed(row.applicant))
    return Applicant(said.get("third_party" if law.to is Addressee.THIRD_PARTY else "consulted", ""))


def _envelope(organ: OrganRow, letter: Letter, whom: Applicant, size: EnvelopeSize) -> Envelope:
    assert letter.signed_on is not None
    return Envelope(
        size=size,
        recipient=whom.name,
        recipient_address=whom.address,
        recipient_postcode=whom.postcode,
        sender=signer(organ, letter.signs_as),
        sender_address=organ.address,
        sender_postcode=organ.postcode,
        made_on=letter.signed_on,
        service="挂号信" if letter.service in ("", ServiceMode.POST) else "",
        content=letter.number or "",
    )
