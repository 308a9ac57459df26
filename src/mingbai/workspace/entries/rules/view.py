"""The county office's settings, in three small forms: an organ's reviews, its index numbers, the words to look for."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from mingbai.accounts.policies import is_county_office
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm
from mingbai.entries import actions
from mingbai.entries.queries import rules as queries
from mingbai.entries.queries import words
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.review import REVIEW_WORDS
from mingbai.workspace.entries.rules.form import ReviewRuleForm, TemplateForm, WordForm
from mingbai.workspace.frame import StaffRequest, page, staff

WORD_KINDS = {"wrong": "错词", "sensitive": "敏感词", "secret_mark": "密级字样", "alike": "同义词"}
FORMS: dict[str, type[PlainForm]] = {"reviews": ReviewRuleForm, "template": TemplateForm, "word": WordForm}


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def rules(request: StaffRequest) -> HttpResponse:
    """Show and change the settings; `?organ=` chooses whose, the posted `form` says which of the three."""
    _officer(request)
    organ = organs.organ(request.POST.get("organ") or request.GET.get("organ", "") or request.acting.organ_code)
    shown = _forms(organ)
    name = request.POST.get("form", "")
    if request.method == "POST" and name in FORMS:
        form = shown[name] = FORMS[name](request.POST)
        if form.is_valid():
            with form.taking():
                SET[name](request, organ, form)
            if form.is_taken:
                messages.success(request, "已记下，从现在起算。")
                return redirect(f"{reverse('work:rules')}?{urlencode({'organ': organ.code})}#{name}")
    problems = tuple(one for key, form in shown.items() for one in form.problems(f"{key}_"))
    context = {
        "organ": organ,
        "also": request.POST.getlist("also"),
        "organs": [row for row in organs.tree() if row.is_open and not row.is_committee],
        "forms": shown,
        "chosen": set(shown["reviews"]["stages"].value() or ()),
        "problems": problems,
        "rules": [
            (field or "全部领域", "、".join(REVIEW_WORDS[stage] for stage in stages), reason, who)
            for field, stages, reason, who in queries.rules(organ.id)
        ],
        "chain": "、".join(REVIEW_WORDS[stage] for stage in queries.chain(organ.id, "")),
        "words": [(row, WORD_KINDS[row.kind]) for row in words.listed()],
    }
    return page(request, "work/entries/rules.jinja", context, max(form.status for form in shown.values()))


@require_POST
@staff
def remove_word(request: StaffRequest, word_id: int) -> HttpResponse:
    """Take a word off the list; a second press changes nothing."""
    _officer(request)
    actions.remove_word(word_id=word_id, by=request.acting, at=request.at)
    messages.success(request, "已从词表里去掉。")
    return redirect(f"{reverse('work:rules')}#word")


def _forms(organ: OrganRow) -> dict[str, PlainForm]:
    stages = [stage.value for stage in queries.chain(organ.id, "")]
    return {
        "reviews": ReviewRuleForm(initial={"stages": stages}),
        "template": TemplateForm(initial={"template": queries.template(organ.id)}),
        "word": WordForm(),
    }


def _officer(request: StaffRequest) -> None:
    if not is_county_office(request.acting):
        raise NotVisible("rules")


def _set_reviews(request: StaffRequest, organ: OrganRow, form: PlainForm) -> None:
    chosen = [organ.code, *request.POST.getlist("also")]
    actions.set_reviews(organ_codes=chosen, by=request.acting, at=request.at, **form.cleaned_data)


def _set_template(request: StaffRequest, organ: OrganRow, form: PlainForm) -> None:
    actions.set_template(organ_code=organ.code, by=request.acting, at=request.at, **form.cleaned_data)


def _add_word(request: StaffRequest, organ: OrganRow, form: PlainForm) -> None:
    actions.add_word(by=request.acting, at=request.at, **form.cleaned_data)


SET: dict[str, Callable[[StaffRequest, OrganRow, PlainForm], None]] = {
    "reviews": _set_reviews,
    "template": _set_template,
    "word": _add_word,
}
