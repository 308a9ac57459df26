"""The list of an organ's messages: the open ones by their last day, and those that are over."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from mingbai.accounts import policies as accounts
from mingbai.calendars import queries as calendars
from mingbai.core.errors import NotVisible
from mingbai.mailbox import policies
from mingbai.mailbox.queries import listing as queries
from mingbai.statute.disclosure.committees import takes_applications
from mingbai.statute.mailbox.states import KIND_WORDS, STATE_WORDS, MessageKind
from mingbai.workspace.deadline import deadline
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.messages.words import TAGS
from mingbai.workspace.organs import readable_organ

LISTS = (("open", "还没有办完"), ("ended", "办完的"))


@require_safe
@staff
def listing(request: StaffRequest) -> HttpResponse:
    """List the messages of an organ; a unit that takes none sees those that it was asked to answer."""
    organ = readable_organ(request)
    chosen = {name: request.GET.get(name, "") for name in ("list", "kind")}
    after = request.GET.get("after", "")
    if not takes_applications(organ.level):
        if not accounts.may_work_for(request.acting, organ):
            raise NotVisible(organ.code)
        rows, following = queries.assigned(by=request.acting, on=request.today), ""
    else:
        of_list = queries.ended_messages if chosen["list"] == "ended" else queries.open_messages
        rows, following = of_list(by=request.acting, organ_code=organ.code, on=request.today, kind=chosen["kind"], after=after)

    def address(**changed: str) -> str:
        query = {"organ": organ.code, **chosen, **changed}
        return f"{reverse('work:messages')}?{urlencode({name: value for name, value in query.items() if value})}"

    context = {
        "organ": organ,
        "takes": takes_applications(organ.level),
        "may_open": policies.reads(request.acting, organ.id) or not takes_applications(organ.level),
        "rows": [(row, deadline(row.remind_on, request.today, calendars.national())) for row in rows],
        "lists": [(address(list=key), words, key == (chosen["list"] or "open")) for key, words in LISTS],
        "kinds": [
            (address(kind=key), words, key == chosen["kind"])
            for key, words in (("", "全部"), *((one.value, KIND_WORDS[one]) for one in MessageKind))
        ],
        "state_words": STATE_WORDS,
        "kind_words": KIND_WORDS,
        "tags": TAGS,
        "first": address() if after else "",
        "next": address(after=following) if following else "",
    }
    return page(request, "work/messages/list.jinja", context)
