"""Answer one of the five questions, or answer it anew."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingbai.cases.actions.path import answer_question
from mingbai.cases.queries import desk as desks
from mingbai.cases.queries import work as queries
from mingbai.cases.queries.lessons import lessons_at
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.statute.cases.path import FOURTH, PathAnswer, PathEnd, questions
from mingbai.statute.posts import WORKERS
from mingbai.workspace.cases.path.form import PathAnswerForm
from mingbai.workspace.cases.path.shown import choosable
from mingbai.workspace.cases.words import heading
from mingbai.workspace.frame import StaffRequest, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def question(request: StaffRequest, case_id: int, number: int) -> HttpResponse:
    """Show a question with the answers that are lawful now, and record the one chosen with its reason."""
    if request.acting.kind not in WORKERS or not 1 <= number <= len(questions()):
        raise NotVisible(f"{case_id} {number}")
    answers = desks.answers_to(by=request.acting, case_id=case_id, number=number, on=request.today)
    form = PathAnswerForm(request.POST, answers=answers) if request.method == "POST" else None
    if form is not None and form.is_valid():
        revision = asked.number(request.POST.get("revision", ""), 1, asked.MOST_REVISIONS)
        ends: list[PathEnd] = []
        with form.taking():
            ends.append(
                answer_question(
                    case_id=case_id, number=number, revision=revision, by=request.acting, at=request.at, **form.cleaned_data
                )
            )
        if form.is_taken:
            messages.success(request, _said(ends[0], number))
            return redirect(f"{reverse('work:case', args=[case_id])}#path")
    return _page(request, case_id, number, answers, form)


def _page(
    request: StaffRequest, case_id: int, number: int, answers: tuple[PathAnswer, ...], form: PathAnswerForm | None
) -> HttpResponse:
    found = queries.work_case(by=request.acting, case_id=case_id, on=request.today)
    one = questions()[number - 1]
    if form is None:
        said = next((row for row in found.path if row.question == one.key), None)
        form = PathAnswerForm(answers=answers, initial={"answer": said.answer, "reason": said.reason} if said else {})
    chosen = str(form["answer"].value() or "")
    context = {
        "case": found,
        "heading": heading(found.row),
        "one": one,
        "lessons": lessons_at(by=request.acting, organ_id=found.organ.id, step=one.key),
        "form": form,
        "answers": choosable(answers, chosen),
        "opinions": desks.opinions_for(by=request.acting, case_id=case_id, on=request.today) if number == FOURTH else (),
        "reason": form.views()[1],
        "problems": form.problems() if form.is_bound else (),
    }
    return page(request, "work/cases/question.jinja", context, form.status)


def _said(end: PathEnd, number: int) -> str:
    if end.is_fit:
        return "五问答完了，可以拟答复书、送审。"
    if end.question == number:
        return "已记下。办完这一步要做的事，再回答这一问。"
    return f"已记下，接着答第{end.question}问。"
