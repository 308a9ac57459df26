"""The pages of the county office: coverage of all organs, import of the printed table, another law in many rows."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingbai.accounts import policies
from mingbai.catalogue import actions, queries
from mingbai.catalogue.policies import may_keep_master
from mingbai.catalogue.values.importing import Plan
from mingbai.catalogue.values.items import COLUMN_WORDS, ItemRow
from mingbai.core.errors import NotVisible
from mingbai.entries import queries as entries
from mingbai.organs import queries as organs
from mingbai.workspace.acts import Failure, attempt
from mingbai.workspace.catalogue.forms import BasisForm, StartForm
from mingbai.workspace.frame import StaffRequest, page, staff

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Held:
    """A table in preview."""

    sha256: str
    plan: Plan


@require_safe
@staff
def county(request: StaffRequest) -> HttpResponse:
    """How far every organ under the county has come."""
    if not policies.supervises(request.acting):
        raise NotVisible("catalogue-county")
    under = organs.supervised(request.acting.organ_id)
    keys = [organ.id for organ in under]
    published, others = entries.catalogue_counts_of(keys), entries.counts_without_item(keys)
    rows = queries.coverage_of_county(request.acting.organ_id, request.today, published, others)
    context = {"rows": rows, "may_keep": may_keep_master(request.acting)}
    return page(request, "work/catalogue/county.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def import_table(request: StaffRequest) -> HttpResponse:
    """Upload the printed table and see what it would change; nothing is written yet."""
    _keeper(request)
    failure: Failure | None = None
    held: list[Held] = []
    if request.method == "POST":
        file = request.FILES.get("file")
        if file is None:
            failure = Failure("先选文件，再按核对。", field="file")
        else:
            data = file.read()
            failure = attempt(lambda: held.append(Held(*actions.hold_import(data=data, by=request.acting, at=request.at))))
    context = {
        "failure": failure,
        "held": held[0] if held else None,
        "columns": COLUMN_WORDS,
        "today": request.today,
        "shown": SHOWN,
    }
    return page(request, "work/catalogue/import.jinja", context, 422 if failure else 200)


@require_POST
@staff
def confirm(request: StaffRequest) -> HttpResponse:
    """Write what the preview showed."""
    _keeper(request)
    form = StartForm(request.POST)
    if not form.is_valid():
        messages.warning(request, "施行日期写成年-月-日。重新传一遍，再写日期。")
        return redirect("work:catalogue-import")
    expected = request.POST.get("expected", "")
    done: list[int] = []

    def act() -> None:
        done.append(
            actions.import_items(
                sha256=request.POST.get("sha256", ""),
                expected=int(expected) if expected.isdecimal() else 0,
                in_force_on=form.cleaned_data["in_force_on"],
                by=request.acting,
                at=request.at,
            )
        )

    failure = attempt(act)
    if failure is None:
        messages.success(request, f"导入了 {done[0]} 项。原来的版本都在，查得到。")
        return redirect("work:catalogue")
    messages.warning(request, failure.message)
    return redirect("work:catalogue-import")


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def basis(request: StaffRequest) -> HttpResponse:
    """Find the rows that stand on a law, see them, and replace it in those that are ticked."""
    _keeper(request)
    form = BasisForm(request.POST if request.method == "POST" else None, initial={"in_force_on": request.today})
    rows: tuple[ItemRow, ...] = ()
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        rows = queries.resting_on(request.acting.organ_id, said["old"], request.today)
        if not rows:
            form.add_error("old", "目录里没有哪一项的依据是这样写的。照目录里的写法写，连书名号。")
        elif "replace" in request.POST:
            ids = [int(one) for one in request.POST.getlist("item_ids") if one.isdecimal()]
            failure = attempt(lambda: actions.replace_basis(**said, item_ids=ids, by=request.acting, at=request.at))
            if failure is None:
                messages.success(request, f"{len(set(ids))} 项换了依据，从那天起施行。原来的版本都在，查得到。")
                return redirect("work:catalogue")
            form.add_error(failure.field if failure.field in form.fields else None, failure.message)
    problems = form.problems() if form.errors else ()
    context = {"form": form, "problems": problems, "rows": rows}
    return page(request, "work/catalogue/basis.jinja", context, 422 if problems else 200)


def _keeper(request: StaffRequest) -> None:
    """The county office; for others the pages do not exist."""
    if not may_keep_master(request.acting):
        raise NotVisible("catalogue")
