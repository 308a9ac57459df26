"""Looking something up on the spot: a field or a village is touched, never typed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from mingbai.organs import queries as organs
from mingbai.portal.frame import public
from mingbai.portal.screen.frame import TURNING, on_screen, shown, turned
from mingbai.screens import queries

A_PAGE = 5
LONGEST_FIELD = 40


@public(asks=("field", "village", *TURNING), depends=("below:{code}",))
def find(request: HttpRequest, code: str) -> HttpResponse:
    """Offer fields and villages, or list what is public under `?field=` or `?village=`."""
    organ, context = on_screen(code)
    field, village = request.GET.get("field", ""), request.GET.get("village", "")
    if len(field) > LONGEST_FIELD:
        raise Http404
    if not field and not village:
        context |= {"fields": queries.fields(organ), "villages": queries.villages(organ)}
        return shown(request, "find", context)
    rows = queries.listed(organ, field=field, village=village)
    context |= {"heading": organs.organ(village).short_name if village else field, "count": len(rows)}
    parts = [rows[start : start + A_PAGE] for start in range(0, len(rows), A_PAGE)]
    return shown(request, "list", context | turned(request, parts))
