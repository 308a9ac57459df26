"""Upload a ledger from before the platform, see what is wrong or what it adds, enter it as one act, take it back."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingbai.cases.actions import ledger as actions
from mingbai.cases.actions.ledger import HeldLedger
from mingbai.cases.queries import ledger as queries
from mingbai.cases.values.ledger import COLUMNS, NEEDED, WAYS, LedgerRow, result_words
from mingbai.cases.values.register import row_words
from mingbai.core.answers import file_answer
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.forms import Press
from mingbai.organs.queries import OrganRow
from mingbai.rendering.form_table import form_table
from mingbai.rendering.media import XLSX
from mingbai.statute.annual_report.forms import APPLICANTS
from mingbai.statute.cases.ledger import STATE_WORDS, LedgerState
from mingbai.workspace.cases.ledgers.form import TakeBackLedgerForm
from mingbai.workspace.frame import StaffRequest, own_receiver, page, staff

TAGS = {LedgerState.HELD: "soon", LedgerState.ENTERED: "done", LedgerState.TAKEN_BACK: "none"}
EXAMPLE = (
    "依申请〔2019〕3号", "2019-11-20", "邮寄", "自然人", "甲某", "2018年某村道路工程的中标单位", "2020-01-06", "予以公开", "是",
    "是",
)  # fmt: skip
WIDTHS = (22, 14, 12, 16, 20, 44, 14, 26, 10, 8)
SHOWN = 200
# Two ways to write the same are taken; one is enough to read.
SHORT_WAYS = tuple({channel: words for words, channel in WAYS.items()}.values())


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def ledgers(request: StaffRequest) -> HttpResponse:
    """List the imported ledgers and take the next table; one with a wrong row is shown with what is wrong and not kept."""
    organ = own_receiver(request)
    form, held = Press(request.POST if request.method == "POST" else None), None
    if form.is_valid():
        with form.taking():
            held = _held(request, organ)
        if held is not None and held.ledger_id is not None:
            return redirect("work:case-ledger", held.ledger_id)
    context = {
        "failure": form.failure,
        "same": _same(form),
        "plan": held.plan if held else None,
        "rows": [(row, STATE_WORDS[row.state], TAGS[row.state]) for row in queries.ledgers(organ.id)],
        "columns": [(name, name in NEEDED) for name in COLUMNS],
        "choices": {
            "方式": SHORT_WAYS,
            "申请人类别": [words for _, words in APPLICANTS],
            "答复结果": dict.fromkeys((*result_words(2019), *result_words(2021))),
        },
    }
    status = 422 if held is not None and held.plan.wrong else form.status
    return page(request, "work/cases/ledgers.jinja", context, status)


@require_safe
@staff
def template(request: StaffRequest) -> HttpResponse:
    """Serve an empty table with one example row."""
    own_receiver(request)
    data = form_table("依申请公开台账", COLUMNS, [EXAMPLE], WIDTHS)
    return file_answer(data, XLSX, "ledger-template.xlsx")


@require_safe
@staff
def ledger(request: StaffRequest, ledger_id: int) -> HttpResponse:
    """Show what a ledger adds to table 3, and the button that enters it."""
    organ = own_receiver(request)
    found = queries.ledger(organ.id, ledger_id)
    context = {
        "ledger": found,
        "state": STATE_WORDS[found.state],
        "tag": TAGS[found.state],
        "years": sorted(Counter(row.received_on.year for row in found.rows).items()),
        "lines": [(row, dict(APPLICANTS)[row.applicant_kind], _result(row)) for row in found.rows[:SHOWN]],
        "lines_total": len(found.rows),
        "shown": SHOWN,
    }
    return page(request, "work/cases/ledger.jinja", context)


@require_POST
@staff
def enter(request: StaffRequest, ledger_id: int) -> HttpResponse:
    """Enter a ledger; a second press changes nothing."""
    organ = own_receiver(request)
    form = Press(request.POST)
    with form.taking():
        actions.enter_ledger(organ_code=organ.code, ledger_id=ledger_id, by=request.acting, at=request.at)
    if form.failure:
        messages.error(request, form.failure.sentence)
    else:
        messages.success(request, "整批登记了，年报的表三跟着变。")
    return redirect("work:case-ledger", ledger_id)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def take_back(request: StaffRequest, ledger_id: int) -> HttpResponse:
    """Ask why a ledger is taken back as a whole, and take it back."""
    organ = own_receiver(request)
    found = queries.ledger(organ.id, ledger_id)
    if found.state is LedgerState.TAKEN_BACK:
        raise NotVisible(str(ledger_id))
    form = TakeBackLedgerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with form.taking():
            actions.take_back_ledger(
                organ_code=organ.code, ledger_id=ledger_id, reason=form.cleaned_data["reason"], by=request.acting, at=request.at
            )
        if form.is_taken:
            messages.success(request, "已整批撤回，年报的表三不再数它。同一个文件可以再传。")
            return redirect("work:case-ledger", ledger_id)
    context = {"ledger": found, "form": form, "problems": form.problems()}
    return page(request, "work/cases/ledger_take_back.jinja", context, form.status)


def _held(request: StaffRequest, organ: OrganRow) -> HeldLedger:
    file = request.FILES.get("file")
    if file is None:
        raise Invalid("先选文件，再按上传。", "file")
    told = {"organ_code": organ.code, "name": file.name or "", "data": file.read()}
    return actions.hold_ledger(**told, by=request.acting, at=request.at)


def _result(row: LedgerRow) -> str:
    return row_words(row.outcome, row.closed_on.year) if row.closed_on else "还没有答复"


def _same(form: Press) -> int | None:
    """Return the ledger that already holds the uploaded file."""
    kind, _, key = (form.failure.field if form.failure else "").partition(":")
    return int(key) if kind == "ledger" else None
