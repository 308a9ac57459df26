"""Imported records without a line of the catalogue, with proposals, a page of them filed by one press."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from mingbai.catalogue import queries as catalogue
from mingbai.catalogue.values.guess import nearest
from mingbai.catalogue.values.lines import LineRow
from mingbai.core import asked
from mingbai.core.forms import Choice, Press
from mingbai.entries import actions, queries
from mingbai.entries.values.rows import EntryRow
from mingbai.workspace.entries.choice import FieldLink
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff


@dataclass(frozen=True, slots=True)
class UnfiledLine:
    """One record; `is_proposed` when a line of the catalogue is preselected for it."""

    row: EntryRow
    choices: tuple[Choice, ...]
    is_proposed: bool


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def unfiled(request: StaffRequest) -> HttpResponse:
    """File records: `?field=` is their own field, `?to=` the catalogue field whose lines are offered."""
    organ = own_organ(request)
    form = Press(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with form.taking():
            done = actions.file_under(organ_code=organ.code, chosen=_chosen(request.POST), by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, f"归好了 {done} 条。" if done else "没有选事项，什么也没有改。")
            return redirect(request.get_full_path())
    counts = queries.without_line(organ.id)
    named = request.GET.get("field")
    lines = catalogue.lines_for(organ, request.today)
    names = list(dict.fromkeys(row.field for row in lines))
    # Begin with the field that has most to file among those the catalogue knows.
    field = named if named is not None else max(counts, key=lambda name: (name in names, counts[name]), default="")
    to = request.GET.get("to") or (field if field in names else "")
    rows, more = queries.unfiled(organ_id=organ.id, field=field, after=request.GET.get("after", ""))
    offered = [row for row in lines if row.field == to]
    context = {
        "failure": form.failure,
        "fields": [FieldLink(name, n, _address(field=name), name == field) for name, n in counts.items()],
        "field": field,
        "to": to,
        "names": names,
        "lines": [_line(row, offered) for row in rows],
        "next": _address(field=field, to=to, after=more) if more else "",
        "first": _address(field=field, to=to) if request.GET.get("after") else "",
    }
    return page(request, "work/entries/unfiled.jinja", context, form.status)


def _line(row: EntryRow, offered: Sequence[LineRow]) -> UnfiledLine:
    best = nearest(row.title, offered)
    choices = [Choice("", "先不归", best is None)]
    choices += [Choice(str(line.id), line.title, line is best) for line in offered]
    return UnfiledLine(row, tuple(choices), best is not None)


def _chosen(post: Mapping[str, str]) -> dict[int, int]:
    """Return entry and line of every row for which a line was chosen."""
    found = {name[6:]: value for name, value in post.items() if name.startswith("entry-") and value}
    pairs = {asked.key(name): asked.key(value) for name, value in found.items()}
    return {entry: line for entry, line in pairs.items() if entry and line}


def _address(**query: str) -> str:
    kept = {name: value for name, value in query.items() if value or name == "field"}
    return f"{reverse('work:entries-unfiled')}?{urlencode(kept)}"
