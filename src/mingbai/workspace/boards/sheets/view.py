"""The sheets of an entry: choose paper and board, see what does not stand on them, print."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from mingbai.boards import queries
from mingbai.boards.queries import SheetOf
from mingbai.core import apart, asked
from mingbai.core.answers import file_answer
from mingbai.rendering.board.fit import fit
from mingbai.rendering.board.value import BoardPaper, BoardSheet
from mingbai.workspace.frame import StaffRequest, page, staff


@require_safe
@staff
def sheets(request: StaffRequest, entry_id: int) -> HttpResponse:
    """Offer the sheets of an entry for `?paper=` and `?board=`, hung on `?on=`, without the files `?without=`."""
    found = _found(request, entry_id)
    entry = found.entry
    set_as = fit(found.sheet)
    offered = [one for one in queries.boards_in(request.acting.organ_id) if entry.village in ("", one.organ_code)]
    query = {"paper": found.sheet.paper.name, "on": found.sheet.posted_on.isoformat()}
    query |= {"board": str(found.board.id)} if found.board else {}
    named = [("without", str(one.id)) for one in found.left_out] or [("without", "0")]
    context = {
        "entry": entry,
        "sheet": found.sheet,
        "board": found.board,
        "boards": offered,
        "papers": [paper.name for paper in BoardPaper],
        "fit": set_as,
        "metres": f"{set_as.metres:.1f}".rstrip("0").rstrip("."),
        "files": [(one, one in found.left_out) for one in entry.files],
        "pdf": f"{reverse('work:entry-sheets-pdf', args=[entry_id])}?{urlencode([*query.items(), *named])}",
        "hang": f"{reverse('work:board-hang', args=[found.board.id])}?entry={entry_id}" if found.board else "",
    }
    return page(request, "work/boards/sheets.jinja", context)


@require_safe
@staff
def pdf(request: StaffRequest, entry_id: int) -> HttpResponse:
    """Serve the sheets as PDF, drawn from what is public now."""
    found = _found(request, entry_id)
    name = f"board-{entry_id}-{found.sheet.paper.name}.pdf"
    return file_answer(apart.paper_file(found.sheet, "pdf"), "application/pdf", name, is_shown=True)


def sheet_count(sheet: BoardSheet) -> int:
    """Return on how many sheets it stands."""
    return apart.page_count(apart.paper_file(sheet, "pdf"))


def _found(request: StaffRequest, entry_id: int) -> SheetOf:
    given = request.GET
    paper = BoardPaper.__members__.get(given.get("paper", ""), BoardPaper.A3)
    return queries.sheet_of(
        request.acting,
        entry_id,
        board_id=asked.key(given.get("board", "")),
        paper=paper,
        on=asked.day(given.get("on", "")) or request.today,
        without=asked.keys(given.getlist("without")) if "without" in given else None,
    )
