"""The issues of the own organ, and where each stands."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.gazettes import policies, queries
from mingbai.gazettes.values import IssueRow
from mingbai.organs import queries as organs
from mingbai.statute.disclosure.review import STAGE_WORDS, STANDING_WORDS, Stage, Standing
from mingbai.workspace.frame import StaffRequest, page, staff


@require_safe
@staff
def gazettes(request: StaffRequest) -> HttpResponse:
    """List the issues, the latest first."""
    organ = organs.organ_by_id(request.acting.organ_id)
    rows = [(row, state_words(row)) for row in queries.issues(organ.id)]
    return page(request, "work/gazettes/list.jinja", {"rows": rows, "may_make": policies.may_make(request.acting, organ)})


def state_words(row: IssueRow) -> str:
    """Return where an issue stands: being chosen, in review, or public."""
    if row.is_open or row.standing is None or row.stage is None:
        return "正在选"
    if row.standing == Standing.UNPUBLISHED:
        return f"已定稿，{STAGE_WORDS[Stage(row.stage)]}"
    return STANDING_WORDS[Standing(row.standing)]
