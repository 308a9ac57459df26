"""Photographs and files beside an application: chosen, sent, taken away again, or left for later; never shown to anybody."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from mingbai.accounts.actions.tries import address_of
from mingbai.cases.actions import online
from mingbai.cases.actions.handling import NewPaper
from mingbai.cases.values.draft import WrittenSoFar, is_about_record, put_beside
from mingbai.core import asked, clock
from mingbai.core.forms import Press
from mingbai.portal.apply import frame
from mingbai.portal.apply.form.steps import PAPERS
from mingbai.portal.apply.form.told import size_of
from mingbai.portal.apply.form.view import FIRST, address, place_of
from mingbai.portal.writing import BOTH

ACCEPTED = "image/jpeg,image/png,application/pdf"
LABELS = {
    "identity": ("证件的照片", "身份证拍正反两面；单位拍营业执照、许可证或者登记证书。"),
    "power": ("授权委托书", "代理人办理的传；要有申请人的签名或者盖章。"),
    "evidence": ("记录写错的证据", "户口簿、判决书、流水等，拍清楚有关的那一页。"),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One kind of paper: its field, and what was sent already."""

    name: str
    label: str
    hint: str
    error: str
    sent: tuple[tuple[int, str], ...]


@frame.page(*BOTH)
def papers(request: HttpRequest, to: str) -> HttpResponse:
    """Take files, each kept at once, and go on; nobody has to send one."""
    by, draft = frame.signer(to), frame.draft_of(request)
    if draft is None or draft.organ_code != to:
        return HttpResponseRedirect(address(to, FIRST))
    if draft.lacking:
        return HttpResponseRedirect(address(to, draft.lacking))
    if request.method != "POST":
        return _page(request, draft, Press())
    form = Press(request.POST)
    with form.taking():
        online.save_draft(
            token=frame.token_of(request),
            words={},
            papers=[one for purpose in put_beside(draft.words) for one in sent_files(request, purpose)],
            without=asked.key(request.POST.get("remove", "")),
            address=address_of(request),
            by=by,
            at=clock.now(),
        )
    if not form.is_taken:
        return _page(request, frame.draft_of(request) or draft, form)
    stays = request.POST.get("remove") or request.POST.get("more")
    return HttpResponseRedirect(address(to, PAPERS) if stays else reverse("portal:apply-check", args=[to]))


def sent_files(request: HttpRequest, purpose: str) -> tuple[NewPaper, ...]:
    """Return the files that came for a purpose."""
    return tuple(NewPaper(purpose, one.name or "", "", one.read()) for one in request.FILES.getlist(purpose))


def _page(request: HttpRequest, draft: WrittenSoFar, form: Press) -> HttpResponse:
    failed, said = (form.failure.field, form.failure.sentence) if form.failure else ("", "")
    slots = tuple(
        Slot(
            name=purpose,
            label=LABELS[purpose][0],
            hint=LABELS[purpose][1],
            error=said if purpose == failed else "",
            sent=tuple((one.id, size_of(one)) for one in draft.papers if one.purpose == purpose),
        )
        for purpose in put_beside(draft.words)
    )
    context = place_of(draft.organ_code, PAPERS, draft.words) | {"slots": slots, "accepted": ACCEPTED, "form": form}
    context |= {"has_evidence": is_about_record(draft.words), "failed": failed}
    return render(request, "portal/apply_papers.jinja", context, status=form.status if form.is_bound else 200)
