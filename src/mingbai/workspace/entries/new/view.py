"""A new draft: choose what it is, see what the law requires, begin with one press."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingbai.documents import actions as documents
from mingbai.entries import actions, queries
from mingbai.entries.queries import rules
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.items import statutory_item
from mingbai.statute.disclosure.ranges import RANGE_WORDS, Range
from mingbai.statute.disclosure.review import REVIEW_WORDS
from mingbai.workspace.entries.choice import choices_of
from mingbai.workspace.entries.items import villages
from mingbai.workspace.entries.new.form import NewForm
from mingbai.workspace.entries.new.start import Start, start
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new(request: StaffRequest) -> HttpResponse:
    """Begin a draft for `?duty=`, `?chain=&step=`, `?line=` or `?free=1`; with none of them, offer the catalogue."""
    organ = own_organ(request)
    given = (request.POST if request.method == "POST" else request.GET).dict()
    ground = start(organ, given, request.today)
    if ground is None:
        context = {"entry": None, "is_tied": False, "failure": None}
        return page(request, "work/entries/choose.jinja", context | choices_of(organ, request, reverse("work:entry-new")))
    begun = queries.begun(organ.id, ground.duty_id) if ground.duty_id else None
    if begun is not None:
        return redirect("work:entry", begun)
    proposed = ground.proposed(given.get("title", ""), request.today)
    range_ = proposed.range.value
    choices = villages(organ.id)
    initial = {"title": ground.title, "formed_on": ground.formed_on}
    form = NewForm(request.POST if request.method == "POST" else None, initial=initial, villages=choices, range_=range_)
    if form.is_valid():
        return _open(request, organ, ground, form, range_)
    return _begin(request, organ, ground, form, range_)


def _open(request: StaffRequest, organ: OrganRow, ground: Start, form: NewForm, range_: str) -> HttpResponse:
    said = form.cleaned_data
    with form.taking():
        again = documents.draft_again(duty_id=ground.duty_id, by=request.acting, at=request.at) if ground.duty_id else None
        opened = again or actions.open_draft(
            organ_code=organ.code,
            content=ground.content(said["title"], said["formed_on"], range_, said.get("village", "")),
            duty_id=ground.duty_id,
            chain_id=ground.chain_id,
            chain_step=ground.step,
            interprets_id=ground.interprets_id,
            final_of_id=ground.final_of_id,
            by=request.acting,
            at=request.at,
        )
    if form.is_taken:
        return redirect("work:entry", opened)
    return _begin(request, organ, ground, form, range_)


def _begin(request: StaffRequest, organ: OrganRow, ground: Start, form: NewForm, range_: str) -> HttpResponse:
    """Show what it is, what it must contain, until when, for whom and who reviews it; ask for title and date."""
    reviewers = "、".join(REVIEW_WORDS[stage] for stage in rules.chain(organ.id, ground.field))
    law = _law(organ, ground.code, request)
    reason = ground.proposed(str(form["title"].value() or ""), request.today).reason
    pairs = [
        ("事项", f"{ground.field}：{ground.name}" if ground.line else ground.name),
        ("条例", law),
        ("期限", ground.limit),
        ("给谁看", f"{RANGE_WORDS[Range(range_)]}。{reason}"),
        ("谁审查", f"{reviewers}，各由一个人做"),
        ("依据", ground.basis),
    ]
    problems = form.problems()
    context = {
        "ground": ground,
        "lacks_village": range_ == Range.VILLAGE and not villages(organ.id),
        "form": form,
        "problems": problems,
        "pairs": [pair for pair in pairs if pair[1]],
    }
    return page(request, "work/entries/new.jinja", context, form.status)


def _law(organ: OrganRow, code: str, request: StaffRequest) -> str:
    try:
        found = statutory_item(organ.level, code, request.today) if code else None
    except LookupError:
        return ""
    return f"{found.citation}：{found.text}" if found else ""
