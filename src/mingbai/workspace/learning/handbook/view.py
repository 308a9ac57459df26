"""A chapter of the handbook, and the handbook as one file, for the reader's own organ and of today."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from mingbai.core import apart
from mingbai.core.answers import file_answer
from mingbai.organs import queries as organs
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.learning.handbook.chapters import chapters_for, handbook_paper
from mingbai.workspace.learning.handbook.parts import HandbookReader


@require_safe
@staff
def chapter(request: StaffRequest, chapter: str) -> HttpResponse:
    """Show one chapter with the way to the one before and the one after."""
    found = [one for one in chapters_for(request.acting.organ_level) if one.page == "handbook-chapter"]
    place = next((number for number, one in enumerate(found) if one.key == chapter), None)
    if place is None:
        raise Http404
    context = {
        "chapter": found[place],
        "parts": found[place].parts(_reader(request)),
        "before": found[place - 1] if place else None,
        "after": found[place + 1] if place + 1 < len(found) else None,
    }
    return page(request, "work/learning/chapter.jinja", context)


@require_safe
@staff
def handbook_file(request: StaffRequest) -> HttpResponse:
    """Serve the handbook as PDF."""
    reader = _reader(request)
    name = f"{reader.organ.short_name or reader.organ.name}政务公开工作手册.pdf"
    return file_answer(apart.paper_file(handbook_paper(reader), "pdf"), "application/pdf", name, is_shown=True)


def _reader(request: StaffRequest) -> HandbookReader:
    return HandbookReader(organs.organ_by_id(request.acting.organ_id), request.today)
