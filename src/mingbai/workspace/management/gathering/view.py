"""One meeting or training: what was planned, what came of it, its file, its questions for learners."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from mingbai.accounts.policies import may_work_for
from mingbai.core.answers import file_answer
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.forms import Press
from mingbai.entries.values.files import media_type
from mingbai.management import actions, policies
from mingbai.management.queries import gatherings
from mingbai.management.values import MEETING
from mingbai.statute.management.gatherings import DECISION_WORDS, GATHERING_WORDS, DecisionState, GatheringState
from mingbai.workspace.frame import StaffRequest, page, refusal, staff
from mingbai.workspace.management.overview.view import STATE_TAGS
from mingbai.workspace.management.step.kinds import overview_of

DECISION_TAGS = {DecisionState.OPEN: "half", DecisionState.DONE: "done", DecisionState.DROPPED: "none"}


@require_safe
@staff
def gathering(request: StaffRequest, gathering_id: int) -> HttpResponse:
    """Show one meeting or training; answers to its questions are on the page and asked of nobody."""
    row = gatherings.gathering(gathering_id)
    organ = policies.readable(request.acting, row.organ_id)
    context = {
        "row": row,
        "organ": organ,
        "back": overview_of(organ),
        "is_meeting": row.kind == MEETING,
        "is_held": row.state is GatheringState.HELD,
        "is_planned": row.state is GatheringState.PLANNED,
        "words": "台账里撤下了" if row.is_removed else GATHERING_WORDS[row.state],
        "tag_kind": "none" if row.is_removed else STATE_TAGS[row.state],
        "decisions": [(one, DECISION_WORDS[one.state], DECISION_TAGS[one.state]) for one in gatherings.decisions(row.id)],
        "questions": gatherings.questions(row.id),
        "may": may_work_for(request.acting, organ) and not row.is_removed,
    }
    return page(request, "work/management/gathering.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def file(request: StaffRequest, gathering_id: int) -> HttpResponse:
    """Keep a file with the meeting or training, or serve it as a download, so that it never runs in the browser."""
    row = gatherings.gathering(gathering_id)
    organ = policies.readable(request.acting, row.organ_id)
    if request.method != "POST":
        name, data = gatherings.gathering_file(gathering_id)
        return file_answer(data, media_type(name), name)
    if not may_work_for(request.acting, organ):
        raise NotVisible(str(gathering_id))
    form, given = Press(request.POST), request.FILES.get("file")
    with form.taking():
        if given is None:
            raise Invalid("先选一个文件。", "file")
        name, data = given.name or "", given.read()
        actions.keep_file(gathering_id=gathering_id, name=name, data=data, by=request.acting, at=request.at)
    if form.failure is not None:
        return refusal(request, form.failure.message, form.failure.source, form.status)
    messages.success(request, "文件已经放好。")
    return redirect("work:gathering", gathering_id)
