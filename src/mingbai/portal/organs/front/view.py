"""The first page of an organ's section: the latest, who is on duty, contacts, the four parts of the law."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from mingbai.catalogue import queries as catalogue
from mingbai.core import clock
from mingbai.entries import queries as entries
from mingbai.entries.queries.emergencies import emergencies_in_force
from mingbai.organs.queries import OrganRow
from mingbai.portal.frame import public
from mingbai.portal.organs.front.parts import parts
from mingbai.portal.organs.front.services import services
from mingbai.portal.section import section
from mingbai.portal.village.chosen import COOKIE, entry_line, kept, shown, village_of
from mingbai.rota import queries as rota
from mingbai.statute.disclosure.committees import affairs

NEWEST = 8


@public(
    asks=("field", "state"),
    depends=("entries:{code}", "chains:{code}", "rota:{code}", "days:{code}", "group:{code}", "report:{code}"),
    cookies=(COOKIE,),
)
def front(request: HttpRequest, code: str) -> HttpResponse:
    """Show what is new, whom to reach, and the way to the four parts; of a committee its affairs."""
    if request.GET:
        # The table of the catalogue stood at this address.
        return HttpResponsePermanentRedirect(f"{reverse('portal:content', args=[code])}?{request.GET.urlencode()}")
    organ, context = section(code, "")
    return _of_committee(request, organ, context) if organ.is_committee else _of_organ(request, organ, context)


def _of_organ(request: HttpRequest, organ: OrganRow, context: dict[str, Any]) -> HttpResponse:
    village, today = village_of(request), clock.today()
    is_own = village is not None and village.parent_id == organ.id
    context |= {
        "alarms": emergencies_in_force(today, organ.id),
        "newest": [entry_line(row) for row in entries.newest_of(organ.id, NEWEST)],
        "village": shown(village, today) if village and is_own else None,
        "people": rota.board(organ.id, today),
        "services": services(organ),
        "of_law": parts(organ, context["published"], today),
    }
    return kept(request, village, render(request, "portal/front.jinja", context))


def _of_committee(request: HttpRequest, organ: OrganRow, context: dict[str, Any]) -> HttpResponse:
    today = clock.today()
    village = village_of(request)
    context |= {
        "part": "organ",
        "of_village": shown(organ, today),
        "is_chosen": village is not None and village.id == organ.id,
        "affairs": affairs(organ.level, today),
        "lines": catalogue.catalogue_table(organ, today),
        "services": services(organ),
    }
    return kept(request, village, render(request, "portal/affairs.jinja", context))
