"""The pages about open data for people, and the description for machines."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.api import shapes
from mingbai.api.bulk import FORMS
from mingbai.api.door import open_data
from mingbai.api.tables import COLUMNS
from mingbai.core import clock
from mingbai.entries import queries as entries
from mingbai.entries.values.open_data import EntryKind
from mingbai.organs import queries as organs
from mingbai.statute.disclosure.validity import VALIDITY_WORDS

COLUMN = "数据开放"
KIND_WORDS = {
    EntryKind.DRAFT_FOR_COMMENT: "征求意见稿",
    EntryKind.INTERPRETATION: "解读",
    EntryKind.DOCUMENT: "有文号的文件",
    EntryKind.INFORMATION: "其他信息",
}


@open_data(depends=(), is_limited=False)
def readable(request: HttpRequest) -> HttpResponse:
    """Explain the interface in plain words, with examples."""
    county = next(iter(organs.tree()), None)
    code = next((row.code for row in organs.tree() if row.level == "township"), county.code if county else "all")
    context = {
        "code": code,
        "year": clock.today().year - 1,
        "root": shapes.address("/"),
        "kinds": [(kind.value, words) for kind, words in KIND_WORDS.items()],
        "validities": [(one.value, words) for one, words in VALIDITY_WORDS.items()],
        "column_name": COLUMN,
        "column_type": COLUMN,
    }
    return render(request, "api/readable.jinja", context)


@open_data(depends=("entries",), is_limited=False)
def data(request: HttpRequest) -> HttpResponse:
    """List the bulk files, with the data dictionary."""
    tree = organs.tree()
    found = entries.open_years([row.id for row in tree])
    spans = [(row, tuple(range(found[row.id][1], found[row.id][0] - 1, -1))) for row in tree if row.id in found]
    every = tuple(sorted({year for _, span in spans for year in span}, reverse=True))
    context = {"every": every, "spans": spans, "columns": COLUMNS, "forms": FORMS, "column_name": COLUMN, "column_type": COLUMN}
    return render(request, "api/data.jinja", context)


@open_data(depends=(), is_limited=False)
def description(request: HttpRequest) -> HttpResponse:
    """Describe the interface for machines (OpenAPI 3.1)."""
    from mingbai.api import v1  # ninja and pydantic load with the first question

    return shapes.json_answer(v1.description())
