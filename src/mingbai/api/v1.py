"""The operations of the JSON API. Loaded with the first question, so that pages for people do not pay for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import NinjaAPI, Path, Query
from ninja.errors import ValidationError

from mingbai.annual_report import queries as reports
from mingbai.api import cursors, listing, schemas, searching, shapes
from mingbai.api.door import View
from mingbai.api.refusals import Refusal
from mingbai.api.shapes import json_answer
from mingbai.catalogue import queries as catalogue
from mingbai.core import clock
from mingbai.core.asked import FIRST_YEAR, LAST_YEAR
from mingbai.entries import queries as entries
from mingbai.entries.values.open_data import EntryKind, OpenPlace
from mingbai.organs import queries as organs
from mingbai.rendering.report import data as report_data
from mingbai.statute.disclosure.items import statutory_items
from mingbai.statute.disclosure.validity import Validity

ROOT = "/api/v1"
DESCRIPTION = "只有现在对所有人公开的信息。不用注册，请注明来源。"
HINTS = {
    "after": "照抄上一次回答里的 next。",
    "limit": "写1到100的整数。",
    "year": f"写{FIRST_YEAR}到{LAST_YEAR}的年份。",
    "kind": f"写 {'、'.join(EntryKind)}。",
    "validity": f"写 {'、'.join(Validity)}。",
    "sort": "写 newest 或者 best。",
    "subtree": "写 1 或者 0。",
    "q": "写要找的词，最多200个字。",
    "organ": "写机关的代码，见 /api/v1/organs 。",
}
Answers = dict[int, Any]
Key = Annotated[int, Path(ge=1, le=2**63 - 1)]
Slug = Annotated[str, Path(max_length=64, pattern="^[-a-zA-Z0-9_]+$")]
YearOfReport = Annotated[int, Path(ge=1, le=9999)]


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: its address, name and summary, the function that answers, the shapes of its answers."""

    path: str
    name: str
    summary: str
    view: View
    answers: Answers


def refuse(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    """Say which parameter is wrong and what it may be."""
    first = wrong.errors[0]
    name = str(first["loc"][-1])
    code = "bad_cursor" if name == "after" else "bad_parameter"
    return Refusal(400, code, f"{name} 不对：{HINTS.get(name, '写法见 /api/ 。')}").answer()


def pass_on(request: HttpRequest, problem: Exception) -> HttpResponse:
    """Leave every other failure to the door, which knows what it means."""
    raise problem


def _answers(shape: type[schemas.Shape], *failures: int) -> Answers:
    return {200: shape} | dict.fromkeys((*failures, 405, 429), schemas.ErrorShape)


def entries_list(request: HttpRequest, asked: Query[schemas.EntriesAsked]) -> HttpResponse:
    """List public entries, newest first, or best first for words."""
    if asked.q:
        said = searching.page(_wanted(asked), asked.q, asked.sort, asked.limit, asked.after, with_highlights=False)
    else:
        said = listing.page(_wanted(asked), asked.limit, asked.after)
    return json_answer(said)


def one_entry(request: HttpRequest, entry_id: Key) -> HttpResponse:
    """Return one entry whole."""
    return json_answer(shapes.whole(entries.whole_entry(entry_id)))


def search(request: HttpRequest, asked: Query[schemas.WordsAsked]) -> HttpResponse:
    """List the entries that have every word, with the places where the words stand."""
    said = searching.page(_wanted(asked), asked.q, asked.sort, asked.limit, asked.after, with_highlights=True)
    return json_answer({**said, "suggestion": None})


def organs_list(request: HttpRequest) -> HttpResponse:
    """List all organs."""
    rows = [shapes.organ(row) for row in organs.tree()]
    return json_answer(listing.listed(rows, None, len(rows), is_exact=True))


def one_organ(request: HttpRequest, code: Slug) -> HttpResponse:
    """Return one organ with its sections and counts."""
    row = listing.organ_of(code)
    counts = entries.statutory_item_counts(row.id)
    items = statutory_items(row.level, clock.today()) if not row.is_committee else ()
    said = {
        **shapes.organ(row),
        "sections": shapes.sections(row),
        "items": [{"code": item.code, "name": item.text, "count": counts.get(item.code, 0)} for item in items],
        "children": [{"code": child.code, "name": child.name} for child in organs.children(row.id)],
        "former_names": [former.name for former in organs.former_names(row.id)],
    }
    return json_answer(said)


def one_catalogue(request: HttpRequest, code: Slug) -> HttpResponse:
    """Return every line of an organ's catalogue, blanks included."""
    row = listing.organ_of(code)
    counts = entries.catalogue_counts(row.id)
    lines = [shapes.line(line, counts.get(line.id)) for line in catalogue.catalogue_table(row, clock.today())]
    said = listing.listed(lines, None, len(lines), is_exact=True)
    blank = sum(1 for line in lines if line["is_blank"])
    return json_answer({**said, "blank": blank, "without_line": sum(entries.without_line(row.id).values())})


def reports_list(request: HttpRequest, asked: Query[schemas.ReportsAsked]) -> HttpResponse:
    """List published annual reports, newest publication first."""
    organ_id = listing.organ_of(asked.organ).id if asked.organ else None
    place = cursors.place_of(asked.after) if asked.after else None
    after = (place.published_at, place.id) if place else None
    found = reports.published_page(organ_id, asked.year, after, asked.limit + 1)
    following = cursors.of_place(OpenPlace(*found[asked.limit - 1][0])) if len(found) > asked.limit else None
    rows = [shapes.report(row) for _, row in found[: asked.limit]]
    return json_answer(listing.listed(rows, following, reports.count_published(organ_id, asked.year), is_exact=True))


def one_report(request: HttpRequest, organ: Slug, year: YearOfReport) -> HttpResponse:
    """Return one published report as data."""
    return json_answer(report_data.render(reports.published(organ, year).document))


OPERATIONS = (
    Operation("/entries", "entries", "信息的列表", entries_list, _answers(schemas.EntriesShape, 400, 404)),
    Operation("/entries/{entry_id}", "entry", "一条信息", one_entry, _answers(schemas.WholeEntryShape, 404, 410)),
    Operation("/search", "search", "按词找信息", search, _answers(schemas.FoundEntriesShape, 400, 404)),
    Operation("/organs", "organs", "机关的列表", organs_list, _answers(schemas.OrgansShape)),
    Operation("/organs/{code}", "organ", "一个机关", one_organ, _answers(schemas.WholeOrganShape, 404)),
    Operation("/organs/{code}/catalogue", "catalogue", "一个机关的公开目录", one_catalogue, _answers(schemas.LinesShape, 404)),
    Operation("/reports", "reports", "年度报告的列表", reports_list, _answers(schemas.ReportsShape, 400, 404)),
    Operation("/reports/{organ}/{year}", "report", "一份年度报告的数据", one_report, _answers(schemas.ReportShape, 404)),
)


@cache
def interface() -> NinjaAPI:
    """Return the interface with its operations."""
    api = NinjaAPI(title="明白 开放数据接口", version="1", description=DESCRIPTION, openapi_url=None, docs_url=None)
    api.exception_handler(ValidationError)(refuse)
    api.exception_handler(Exception)(pass_on)
    for one in OPERATIONS:
        api.get(one.path, response=one.answers, operation_id=one.name, url_name=one.name, summary=one.summary)(one.view)
    return api


def description() -> dict[str, Any]:
    """Return the description of the interface (OpenAPI 3.1)."""
    return dict(interface().get_openapi_schema(path_prefix=ROOT))


def ask(operation: str, request: HttpRequest, parts: dict[str, Any]) -> HttpResponseBase:
    """Answer one question."""
    return _views()[operation](request, **parts)


@cache
def _views() -> dict[str, View]:
    found: list[Any] = interface().urls[0]
    return {pattern.name: pattern.callback for pattern in found}


def _wanted(asked: schemas.EntriesAsked) -> listing.Wanted:
    return listing.Wanted(
        organ=asked.organ,
        subtree=asked.subtree,
        field=asked.field,
        item=asked.item,
        year=asked.year or 0,
        kind=asked.kind,
        validity=asked.validity,
    )
