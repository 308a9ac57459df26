"""Print what goes over the counter, beside a letter, to whoever decides a dispute, and to the archives with a year's boxes."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from mingbai.cases.actions.receive import Received
from mingbai.cases.queries import prints as queries
from mingbai.cases.queries import work
from mingbai.cases.values.rows import LetterRow, WorkCase
from mingbai.core import apart
from mingbai.core.answers import file_answer
from mingbai.core.errors import NotVisible
from mingbai.rendering.casepaper.html import fragment
from mingbai.rendering.files import Drawable
from mingbai.statute.cases.letters import letters
from mingbai.statute.laws import speaks_of_later
from mingbai.workspace.cases.words import heading
from mingbai.workspace.frame import StaffRequest, own_receiver, page, staff

CODE, CODE_AGE = "receipt", 30 * 60
OPENED_BY_GIVER = "档案法实施条例第30条"


@require_safe
@staff
def prints(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show what can be printed of a case, the papers of the counter as they will look."""
    found = _open_case(request, case_id)
    names = queries.counter_papers(found.row.channel) if found.is_read_today else ()
    shown: dict[str, Any] = {"by": request.acting, "case_id": case_id, "code": _code(request, case_id), "on": request.today}
    context = {
        "case": found,
        "heading": heading(found.row),
        "papers": [(name, queries.COUNTER[name], fragment(queries.counter_paper(name=name, **shown))) for name in names],
        "letters": [
            (one.id, f"{letters()[one.kind].title}{one.number}", beside(found, one)) for one in found.letters if one.number
        ],
        "has_code": bool(shown["code"]),
    }
    return page(request, "work/cases/prints.jinja", context)


@require_safe
@staff
def counter(request: StaffRequest, case_id: int, paper: str) -> HttpResponse:
    """Serve a paper of the counter as PDF, once it is on record who opened the case today."""
    found = _open_case(request, case_id)
    if not found.is_read_today:
        return redirect("work:case-prints", case_id=case_id)
    code = _code(request, case_id)
    made = queries.counter_paper(by=request.acting, case_id=case_id, name=paper, code=code, on=request.today)
    return _pdf(made, f"{found.row.number}{queries.COUNTER[paper]}")


@require_safe
@staff
def letter_paper(request: StaffRequest, case_id: int, letter_id: int, paper: str) -> HttpResponse:
    """Serve a paper that goes with a letter as PDF, once it is on record who opened the case today."""
    found = _open_case(request, case_id)
    if not found.is_read_today:
        return redirect("work:case-prints", case_id=case_id)
    made = queries.paper_beside(by=request.acting, case_id=case_id, letter_id=letter_id, name=paper)
    return _pdf(made, f"{found.row.number}{queries.BESIDE[paper]}")


@require_safe
@staff
def task_letter(request: StaffRequest, case_id: int, case_task_id: int) -> HttpResponse:
    """Serve the letter that goes with a task as PDF; nobody is named in it."""
    found = _open_case(request, case_id)
    made = queries.task_letter(by=request.acting, case_id=case_id, task_id=case_task_id, on=request.today)
    return _pdf(made, f"{found.row.number}{made.title}")


@require_safe
@staff
def evidence(request: StaffRequest, dispute_id: int) -> HttpResponse:
    """Serve the list of evidence of a review or a suit as PDF; it names the papers of the file, never who applied."""
    made = queries.evidence_paper(by=request.acting, dispute_id=dispute_id, on=request.today)
    return _pdf(made, f"{made.subject}证据清单")


@require_safe
@staff
def handovers(request: StaffRequest) -> HttpResponse:
    """Show the sealed boxes of the organ by year, with the list that goes to the archives."""
    organ = own_receiver(request)
    years = queries.years_of_boxes(organ)
    source = "" if speaks_of_later(OPENED_BY_GIVER, request.today) else f"（{OPENED_BY_GIVER}）"
    return page(request, "work/cases/handovers.jinja", {"organ": organ, "years": years, "source": source})


@require_safe
@staff
def handover(request: StaffRequest, year: int) -> HttpResponse:
    """Serve the list of a year's boxes as PDF; nobody is named in it."""
    organ = own_receiver(request)
    return _pdf(queries.handover(organ=organ, year=year, on=request.today), f"{organ.short_name}{year}年依申请公开档案移交清单")


def beside(found: WorkCase, one: LetterRow) -> tuple[tuple[str, str], ...]:
    """Return the papers that go with a letter, by name and words."""
    has_fee = any(fee.round == one.round for fee in found.fees)
    return tuple((name, queries.BESIDE[name]) for name in queries.papers_beside(one.kind, has_fee=has_fee))


def keep_code(response: HttpResponse, received: Received) -> None:
    """Let this browser print the code on the receipt for half an hour: it is kept nowhere else."""
    path = reverse("work:case-prints", args=[received.case_id])
    told = signing.dumps([received.case_id, received.code], salt=CODE)
    is_secure = bool(settings.SESSION_COOKIE_SECURE)
    response.set_cookie(CODE, told, max_age=CODE_AGE, path=path, httponly=True, samesite="Lax", secure=is_secure)


def _code(request: StaffRequest, case_id: int) -> str:
    try:
        known, code = signing.loads(request.COOKIES.get(CODE, ""), salt=CODE, max_age=CODE_AGE)
    except signing.BadSignature:
        return ""
    return str(code) if known == case_id else ""


def _open_case(request: StaffRequest, case_id: int) -> WorkCase:
    found = work.work_case(by=request.acting, case_id=case_id, on=request.today)
    if found.trouble or not found.row.channel:
        raise NotVisible(str(case_id))
    return found


def _pdf(made: Drawable, name: str) -> HttpResponse:
    return file_answer(apart.paper_file(made, "pdf"), "application/pdf", f"{name}.pdf", is_shown=True)
