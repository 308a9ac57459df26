"""The guide to an organ's information."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.core import clock
from mingbai.entries import queries as entries
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.portal.frame import public
from mingbai.portal.section import section
from mingbai.statute.disclosure.guide import answers, application_contents, fees, remedies, ways
from mingbai.statute.disclosure.items import GUIDE, statutory_items


@public(depends=("report:{code}",))
def guide(request: HttpRequest, code: str) -> HttpResponse:
    """Show the guide that the regulation requires (条例第12条), built from what is known about the organ."""
    organ, context = section(code, "guide")
    today = clock.today()
    above, office = _above(organ)
    context |= {
        "items": statutory_items(organ.level, today),
        "own": entries.statutory_item_counts(organ.id).get(GUIDE, 0),
        "contents": application_contents(),
        "ways": ways(),
        "answers": answers(),
        "fees": fees(today),
        "remedies": remedies(organ.name, above, office, today),
    }
    return render(request, "portal/guide.jinja", context)


def _above(organ: OrganRow) -> tuple[str, str]:
    """Return the government that reconsiders the organ's acts and the authority for disclosure; the county's are not here."""
    if organ.parent_id is None:
        return "上一级人民政府", "上一级政府信息公开工作主管部门"
    county = organs.organ_by_id(organ.parent_id)
    return county.name, county.office or f"{county.name}办公室"
