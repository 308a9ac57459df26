"""A case in the words of its printed forms."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime

from mingbai.cases.models import Application, CaseSearch, KeptPaper, LetterLine
from mingbai.cases.queries.listing import corrections
from mingbai.cases.values.box import APPROVED, REGISTRATION, SEARCHED
from mingbai.cases.values.intake import DELIVERIES, FORMS, applicant_of
from mingbai.core.sealing import open_sealed
from mingbai.core.words import in_china
from mingbai.organs.queries import OrganRow
from mingbai.rendering.casepaper.application import PrintedApplicant, PrintedApplication, registration_form
from mingbai.rendering.casepaper.handling import PaperHead, SearchStep, approval_slip, search_record
from mingbai.rendering.casepaper.value import CasePaper, Signed
from mingbai.statute.annual_report.forms import APPLICANTS
from mingbai.statute.cases.letters import letters
from mingbai.statute.cases.receipt import CHANNEL_WORDS, WHICH_DAY, ReceiptChannel

STEP_WORDS = {
    "draft": "拟稿",
    "submit": "送审",
    "take_back": "收回",
    "return": "退回",
    "check": "审核",
    "clear": "保密审查",
    "sign": "签发",
    "know": "知悉",
}


def to_draw(row: Application) -> tuple[str, ...]:
    """Return the purposes of the papers that the next seal draws: what was never drawn, and what grew since it was."""
    grown: Mapping[str, datetime | None] = {
        REGISTRATION: row.created_at,
        SEARCHED: CaseSearch.objects.filter(application=row).order_by("id").values_list("recorded_at", flat=True).last(),
        APPROVED: LetterLine.objects.filter(letter__application=row).order_by("id").values_list("decided_at", flat=True).last(),
    }
    drawn = KeptPaper.objects.filter(application=row, purpose__in=grown, stored__isnull=False).order_by("id")
    latest = dict(drawn.values_list("purpose", "added_at"))
    return tuple(name for name, at in grown.items() if at is not None and (name not in latest or latest[name] < at))


def drawing(row: Application, organ: OrganRow, purpose: str, on: date) -> CasePaper:
    """Return the paper of this purpose as the value from which its file is drawn."""
    return DRAWINGS[purpose](row, organ, on)


def _registration(row: Application, organ: OrganRow, on: date) -> CasePaper:
    return registration_form(printed_application(row, organ), registrar=row.handler, on=on)


def _searched(row: Application, organ: OrganRow, on: date) -> CasePaper:
    rows = list(CaseSearch.objects.filter(application=row).order_by("id"))
    conclusion = "检索到所申请的信息。" if rows[-1].is_found else "没有检索到所申请的信息。"
    steps = [_search_step(one) for one in rows]
    return search_record(
        PaperHead(organ.name, row.number, on), wanted=open_sealed(row.sought), steps=steps, conclusion=conclusion
    )


def _search_step(one: CaseSearch) -> SearchStep:
    said = json.loads(open_sealed(one.contents))
    place = "；".join(words for words in (said.get("systems", ""), said.get("rooms", "")) if words)
    return SearchStep(place, said.get("keywords", ""), "", said.get("persons", ""), one.searched_on, said.get("result", ""))


def _approved(row: Application, organ: OrganRow, on: date) -> CasePaper:
    lines = LetterLine.objects.filter(letter__application=row).select_related("letter").order_by("id")
    steps = [
        Signed(STEP_WORDS.get(one.act, one.act), open_sealed(one.opinion), one.decided_by, in_china(one.decided_at))
        for one in lines
    ]
    names = "、".join(dict.fromkeys(f"{letters()[one.letter.kind].title}{one.letter.number or ''}" for one in lines))
    pairs = (("事由", row.title), ("文书", names))
    return approval_slip(PaperHead(organ.name, row.number, on), pairs, steps)


DRAWINGS: Mapping[str, Callable[[Application, OrganRow, date], CasePaper]] = {
    REGISTRATION: _registration,
    SEARCHED: _searched,
    APPROVED: _approved,
}


def printed_application(row: Application, organ: OrganRow) -> PrintedApplication:
    """Return an application, opened, for its papers."""
    assert row.submitted_on is not None
    who, channel = applicant_of(open_sealed(row.applicant)), ReceiptChannel(row.channel)
    return PrintedApplication(
        organ_name=organ.name,
        number=row.number,
        channel=CHANNEL_WORDS[channel],
        submitted_on=row.submitted_on,
        received_on=row.received_on or row.submitted_on,
        received_by=WHICH_DAY[channel] if row.received_on else "",
        applicant=PrintedApplicant(
            kind=dict(APPLICANTS)[row.applicant_kind],
            name=who.name,
            identity=f"{who.document} {who.document_number}".strip(),
            telephone=who.telephone,
            address=who.address,
            postcode=who.postcode,
            email=who.email,
            representative=who.contact_person,
            agent=f"{who.agent} {who.agent_telephone}".strip(),
        ),
        wanted=open_sealed(row.sought),
        medium=FORMS[row.form_wanted],
        delivery=DELIVERIES[row.delivery],
        reply_by=row.due_on,
        remark="".join(f"收到日期{one}" for one in corrections(row)),
    )
