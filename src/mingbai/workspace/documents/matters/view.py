"""Meetings and matters (办会、办事), newest first."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from mingbai.accounts import policies
from mingbai.documents import queries
from mingbai.statute.disclosure.attributes import ATTRIBUTE_WORDS
from mingbai.statute.disclosure.meetings import MATTER_WORDS
from mingbai.workspace.documents.words import ground_words
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.organs import readable_organ


@require_safe
@staff
def listing(request: StaffRequest) -> HttpResponse:
    """List the meetings and matters of an organ, newest first."""
    organ = readable_organ(request)
    after = request.GET.get("after", "")
    listed = queries.matters(by=request.acting, organ_code=organ.code, after=after)
    here = reverse("work:matters")
    context = {
        "organ": organ,
        "may_work": policies.may_work_for(request.acting, organ),
        "rows": [(row, [(one, ground_words(one.ground)) for one in row.topics]) for row in listed.rows],
        "kinds": MATTER_WORDS,
        "attributes": ATTRIBUTE_WORDS,
        "first": f"{here}?{urlencode({'organ': organ.code})}" if after else "",
        "next": f"{here}?{urlencode({'organ': organ.code, 'after': listed.next})}" if listed.next else "",
    }
    return page(request, "work/documents/matters.jinja", context)
