"""One message: the words, the clock, the answer beside the question, the history, and what can be done now."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.calendars import queries as calendars
from mingbai.core.components import LogLine
from mingbai.mailbox.queries.work import work_message
from mingbai.mailbox.values import MessageStepRow
from mingbai.statute.mailbox.answers import SHOWING_ACT_WORDS, SHOWING_WORDS
from mingbai.statute.mailbox.clock import SOURCES
from mingbai.statute.mailbox.states import ACT_WORDS, KIND_WORDS, OPEN, STATE_WORDS, MessageAct
from mingbai.workspace.deadline import deadline
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.messages.words import TAGS, heading, showing_acts

ORDER = (
    MessageAct.TAKE_UP, MessageAct.CONFIRM, MessageAct.HAND_IN, MessageAct.DRAFT, MessageAct.RETURN, MessageAct.ASSIGN,
    MessageAct.EXTEND, MessageAct.MOVE, MessageAct.REDIRECT, MessageAct.SET_ASIDE,
)  # fmt: skip


@require_safe
@staff
def message(request: StaffRequest, message_id: int) -> HttpResponse:
    """Show a message to whoever opens it, or to the unit that was asked to answer."""
    found = work_message(by=request.acting, message_id=message_id)
    acts = [one for one in ORDER if one in found.acts and not (one is MessageAct.CONFIRM and found.is_own_draft)]
    context = {
        "found": found,
        "heading": heading(found.row),
        "tag": deadline(found.row.remind_on, request.today, calendars.national()),
        "is_open": found.row.state in OPEN,
        "state_words": STATE_WORDS,
        "kind_words": KIND_WORDS,
        "act_words": ACT_WORDS,
        "showing_words": SHOWING_WORDS,
        "showing_act_words": SHOWING_ACT_WORDS,
        "showing": showing_acts(request.acting, found),
        "tags": TAGS,
        "source": SOURCES[found.row.kind],
        "acts": acts,
        "log_rows": [_line(one) for one in found.steps],
    }
    return page(request, "work/messages/message.jinja", context)


def _line(one: MessageStepRow) -> LogLine:
    note = f"：{one.note}" if one.note else ""
    return LogLine(one.at, f"{one.signed} {ACT_WORDS[one.act]}{note}")
