"""One event: what was said, the hours left, what is so, the answers, what changed."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.organs import queries as organs
from mingbai.public_opinion import policies, queries
from mingbai.public_opinion.values import AnswerRow
from mingbai.statute.disclosure.review import STAGE_WORDS, Stage
from mingbai.statute.public_opinion.answering import KIND_WORDS, STATE_WORDS, OpinionAct, may_close
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.public_opinion.hours import TAGS, hours_of

LINKED = (
    ("check", OpinionAct.CHECK, "记下核实的情况"),
    ("confer", OpinionAct.CONFER, "记下新闻发布会"),
    ("mend", OpinionAct.MEND, "记下整改"),
    ("rate", OpinionAct.RATE, "改种类"),
    ("set-aside", OpinionAct.SET_ASIDE, "不回应"),
)


@require_safe
@staff
def opinion(request: StaffRequest, event_id: int) -> HttpResponse:
    """Show everything about an event and what comes next."""
    row = queries.opinion(request.acting, event_id)
    organ = organs.organ_by_id(row.organ_id)
    acts = policies.opinion_acts(request.acting, organ, row.state)
    answers = queries.answers(event_id)
    context = {
        "row": row,
        "organ": organ,
        "state": (STATE_WORDS[row.state], TAGS[row.state]),
        "kind": KIND_WORDS[row.kind],
        "hours": hours_of(row, request.at),
        "acts": acts,
        "others": [(name, words) for name, act, words in LINKED if act in acts and not (name == "confer" and row.conference_at)],
        "findings": queries.findings(event_id),
        "answers": [(one, _standing(one)) for one in answers],
        "in_hand": any(not one.published_at and one.stage != Stage.DISCARDED for one in answers),
        "may_close": may_close(row.facts),
    }
    return page(request, "work/public_opinion/event.jinja", context)


def _standing(one: AnswerRow) -> str:
    if one.is_public:
        return "已公开"
    return STAGE_WORDS[Stage(one.stage)] if one.stage != Stage.NONE else "已撤下"
