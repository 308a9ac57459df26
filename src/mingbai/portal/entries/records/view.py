"""The records behind a figure: deliveries by channel and year, entries by statutory item, paged by key."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from mingbai.catalogue import queries as catalogue
from mingbai.channels import queries as channels
from mingbai.core import asked, clock, reads
from mingbai.entries.queries.records import Place
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.portal.entries.listing import ASKS, listing
from mingbai.portal.frame import public
from mingbai.portal.section import PublishedInYear, last_published, of_organ, since
from mingbai.statute.disclosure.items import GUIDE, RULES, statutory_item

FIRST_YEAR, LAST_YEAR = 1949, 2200
ITEMS_OF_SECTION = {GUIDE: "政府信息公开指南", RULES: "政府信息公开制度"}
OF_ENTRIES = {"deliveries": None, "reported": None}


@public(asks=("item", "line", "channel", "entry", *ASKS), depends=("report:{code}",))
def records(request: HttpRequest, code: str) -> HttpResponse:
    """List entries for `?item=` (regulation) or `?line=` (catalogue), deliveries for `?year=` and `?channel=`."""
    if request.GET.get("entry"):
        return _moved(request, code)
    organ = organs.organ(code)
    if request.GET.get("line"):
        context = _by_line(organ, request.GET["line"], request)
    elif request.GET.get("item"):
        context = _by_statutory_item(organ, request.GET["item"], request)
    else:
        context = _by_channel(organ, last_published(organ), request)
    context |= of_organ(organ)
    return render(request, "portal/records.jinja", context)


def _moved(request: HttpRequest, code: str) -> HttpResponse:
    """Redirect old links: `?line=` was published as `?entry=` before catalogue lines were renamed."""
    kept = {key: request.GET[key] for key in ("after",) if key in request.GET}
    address = f"{reverse('portal:records', args=[code])}?{urlencode({'line': request.GET['entry'], **kept})}"
    return HttpResponsePermanentRedirect(address)


def _by_statutory_item(organ: OrganRow, code: str, request: HttpRequest) -> dict[str, object]:
    reads.depends_on(f"item:{organ.code}:{code}")
    found = statutory_item(organ.level, code, clock.today())
    if found is None and code not in ITEMS_OF_SECTION:
        raise Http404
    return {
        "heading": found.text if found else ITEMS_OF_SECTION[code],
        "source": str(found.citation) if found else "",
        **listing(Place("statutory_item", code, organ.id), _path(organ), request, item=code),
        **OF_ENTRIES,
    }


def _by_line(organ: OrganRow, key: str, request: HttpRequest) -> dict[str, object]:
    number = asked.key(key)
    reads.depends_on(f"line:{organ.code}:{number}")
    line = catalogue.line_for(organ.code, number, clock.today()) if number else None
    if line is None:
        raise Http404
    return {
        "heading": f"{line.line1}：{line.line2}",
        "source": f"{line.field}标准目录",
        **listing(Place("line_id", line.id, organ.id), _path(organ), request, line=key),
        **OF_ENTRIES,
    }


def _by_channel(organ: OrganRow, published: PublishedInYear | None, request: HttpRequest) -> dict[str, object]:
    # What was taken down counts, but shows neither title nor address.
    reads.depends_on(f"deliveries:{organ.code}", f"entries:{organ.code}")
    year = _year(request.GET.get("year", ""), published)
    channel, after = request.GET.get("channel", ""), request.GET.get("after", "")
    first_on, last_on = since(year)
    counts = channels.counts(organ.id, first_on, last_on)
    one = next((row for row in counts.channels if row.key == channel), None)
    if channel and one is None:
        raise Http404
    rows, more = channels.public_page(organ_id=organ.id, first_on=first_on, last_on=last_on, channel=channel, after=after)
    query = {"year": str(year)} | ({"channel": channel} if channel else {})
    total = one.count if one else counts.total
    reported = _reported(published, year, channel)
    return {
        "heading": f"{year}年{one.label if one else '各渠道'}公开的信息",
        "source": "按发布渠道逐条计数",
        "total": total,
        "is_exact": True,
        "deliveries": rows,
        "first": f"{_path(organ)}?{urlencode(query)}" if after else "",
        "next": f"{_path(organ)}?{urlencode({**query, 'after': more})}" if more else "",
        "reported": reported if reported != total else None,
    }


def _year(text: str, published: PublishedInYear | None) -> int:
    """Return the year asked for, else that of the last report, else the current one."""
    if not text:
        return published.year if published else clock.today().year
    year = asked.number(text, FIRST_YEAR, LAST_YEAR)
    if year is None:
        raise Http404
    return year


def _reported(published: PublishedInYear | None, year: int, channel: str) -> int | None:
    """Return what that year's published report says about these records; None without one."""
    if published is None or published.year != year:
        return None
    if not channel:
        return published.total
    return next((row.count for row in published.channels if row.key == channel), None)


def _path(organ: OrganRow) -> str:
    return reverse("portal:records", args=[organ.code])
