"""New lines and new editions: the county office edits the county's catalogue, an organ its own lines."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingbai.accounts import policies
from mingbai.catalogue import actions, queries
from mingbai.catalogue.policies import may_keep_master
from mingbai.catalogue.values.lines import MODES, LineRow
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.items import statutory_items
from mingbai.workspace.catalogue.edit.form import LineForm, RetireForm, initial_of
from mingbai.workspace.catalogue.shown import line_seen
from mingbai.workspace.frame import StaffRequest, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new(request: StaffRequest) -> HttpResponse:
    """Add a line to the county's catalogue, or to the organ's own."""
    organ = _editor(request)
    initial = {"field": request.GET.get("field", ""), "in_force_on": request.today, "mode": MODES[0], "subject": organ.name}
    form = _form(request, organ, is_new=True, initial=initial)
    if form.is_valid():
        code = form.cleaned_data["statutory_code"]
        with form.taking():
            made = actions.add_line(
                organ_code=organ.code,
                key=form.key(),
                wording=form.wording(),
                levels=form.chosen_levels(),
                statutory_codes=(code,) if code else (),
                in_force_on=form.cleaned_data["in_force_on"],
                by=request.acting,
                at=request.at,
            )
        if form.is_taken:
            messages.success(request, f"已加进目录：{form.key().title}。")
            return redirect("work:catalogue-line", made)
    back = reverse("work:catalogue")
    return _page(request, form, {"row": None, "back": back, "is_county": organ.level == "county"})


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def change(request: StaffRequest, line_id: int) -> HttpResponse:
    """Write the next edition of a line."""
    organ = _editor(request)
    row = _last(request, organ, line_id)
    edition = queries.editions(line_id)[0]
    form = _form(
        request, organ, is_new=False, initial={**initial_of(row), "in_force_on": max(request.today, edition.in_force_on)}
    )
    if form.is_valid():
        seen = request.POST.get("edition", "")
        with form.taking():
            actions.change_line(
                line_id=line_id,
                edition_id=asked.key(seen),
                wording=form.wording(row.wording),
                levels=form.chosen_levels() if not row.is_own else None,
                in_force_on=form.cleaned_data["in_force_on"],
                by=request.acting,
                at=request.at,
            )
        if form.is_taken:
            messages.success(request, f"已改好：{row.title}。原来的一版还在，查得到。")
            return redirect("work:catalogue-line", line_id)
    back = reverse("work:catalogue-line", args=[line_id])
    return _page(request, form, {"row": row, "edition": edition, "back": back, "is_county": not row.is_own})


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def retire(request: StaffRequest, line_id: int) -> HttpResponse:
    """Retire a line from a given day, with the reason."""
    row = _last(request, _editor(request), line_id)
    form = RetireForm(request.POST if request.method == "POST" else None, initial={"ends_on": request.today})
    if form.is_valid():
        said = form.cleaned_data
        with form.taking():
            actions.retire_line(line_id=line_id, ends_on=said["ends_on"], reason=said["reason"], by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, f"已停用：{row.title}。公开过的信息还在；要重新施行，改这一项。")
            return redirect("work:catalogue-line", line_id)
    problems = form.problems()
    whose = "本机关" if row.is_own else "全县"
    says = f"从那天起，{whose}的目录里没有这一项。只有一个单位没有这项业务的，不要点这里，由那个单位写明不适用。"
    words = {"what": "停用", "says": says, "press": "停用这一项", "kind": "danger"}
    context = {"form": form, "problems": problems, "row": row, **words}
    return page(request, "work/catalogue/ending.jinja", context, form.status)


def _editor(request: StaffRequest) -> OrganRow:
    """Return the organ whose catalogue this person edits; NotVisible for anybody else."""
    organ = organs.organ(request.acting.organ_code)
    if may_keep_master(request.acting) or (organ.level != "county" and policies.may_work_for(request.acting, organ)):
        return organ
    raise NotVisible(organ.code)


def _last(request: StaffRequest, organ: OrganRow, line_id: int) -> LineRow:
    """Return the line in its last edition; NotVisible when another organ owns it."""
    row = line_seen(request, organ, line_id)
    if row.owner_id != organ.id:
        raise NotVisible(str(line_id))
    return queries.last_edition(line_id, request.today)


def _form(request: StaffRequest, organ: OrganRow, *, is_new: bool, initial: dict[str, object]) -> LineForm:
    codes = [(one.code, f"条例{one.citation.article}：{one.text}") for one in statutory_items(organ.level, request.today)]
    data = request.POST if request.method == "POST" else None
    return LineForm(data, initial=initial, is_county=organ.level == "county", codes=codes, is_new=is_new)


def _page(request: StaffRequest, form: LineForm, context: dict[str, object]) -> HttpResponse:
    problems = form.problems()
    return page(request, "work/catalogue/edit.jinja", {**context, "form": form, "problems": problems}, form.status)
