"""The pages that teach the public; every day and remedy in them is a rule of statute/."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.calendars import queries as calendars
from mingbai.core import apart, clock
from mingbai.core.answers import file_answer
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.outreach.queries import rounds
from mingbai.portal.apply.example import filled
from mingbai.portal.frame import public
from mingbai.portal.levels import grouped
from mingbai.statute.cases.clock import timeline
from mingbai.statute.cases.consultation import ANSWER_WORKDAYS
from mingbai.statute.cases.correction import NOTICE_WORKDAYS
from mingbai.statute.cases.extension import MOST_WORKDAYS
from mingbai.statute.cases.facts import CaseFacts
from mingbai.statute.cases.receipt import ReceiptChannel
from mingbai.statute.cases.reckoning import REPLY_WORKDAYS
from mingbai.statute.disclosure.committees import takes_applications
from mingbai.statute.disclosure.guide import answers, application_contents, fees, remedies, ways
from mingbai.statute.workdays.calendar import YearNotAnnounced

COLUMN = "怎么问政府要信息"
DAYS = {"reply": REPLY_WORKDAYS, "extension": MOST_WORKDAYS, "correction": NOTICE_WORKDAYS, "third_party": ANSWER_WORKDAYS}


@public(depends=())
def learn(request: HttpRequest) -> HttpResponse:
    """Say what may be asked, how, what happens next, what it costs, and what to do when refused."""
    today, county = clock.today(), _county()
    context = {
        "county": county,
        "today": today,
        "due": _due(today),
        "days": DAYS,
        "contents": application_contents(),
        "ways": ways(),
        "answers": answers(),
        "fees": fees(today),
        "remedies": remedies("", county.name, county.office or f"{county.name}办公室", today) if county else (),
        "groups": grouped(tuple(row for row in organs.tree() if row.is_open and takes_applications(row.level))),
        "column_name": COLUMN,
        "column_type": COLUMN,
    }
    return render(request, "portal/learn.jinja", context)


@public(depends=())
def example(request: HttpRequest) -> HttpResponse:
    """Show a filled application, step by step."""
    county = _county()
    if county is None:
        raise Http404
    return render(
        request, "portal/learn_example.jinja", {"steps": filled(county.code), "column_name": COLUMN, "column_type": COLUMN}
    )


@public(depends=())
def leaflet(request: HttpRequest, code: str) -> HttpResponse:
    """Serve an organ's leaflet, to be printed on one sheet of A4 and folded."""
    organ = organs.organ(code)
    made = rounds.leaflet(organ, clock.today())
    data = apart.paper_file(made, "pdf")
    return file_answer(data, "application/pdf", f"{organ.short_name}政府信息公开折页.pdf", is_shown=True)


def _county() -> OrganRow | None:
    tree = organs.tree()
    return tree[0] if tree else None


def _due(today: date) -> date | None:
    """Return until when an application made at the counter today is answered; None in a year without a calendar."""
    try:
        return timeline(CaseFacts(ReceiptChannel.WINDOW, today), calendars.local()).reply_due_on
    except YearNotAnnounced:
        return None
