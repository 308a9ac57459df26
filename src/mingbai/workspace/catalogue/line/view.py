"""One line of the catalogue with its editions."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.accounts import policies
from mingbai.catalogue import queries
from mingbai.catalogue.policies import may_keep_master
from mingbai.catalogue.values.due import limit_of
from mingbai.catalogue.values.lines import COLUMN_WORDS, CONFIDENCE_WORDS
from mingbai.entries import queries as entries
from mingbai.statute.disclosure.decisions import DECISION_WORDS
from mingbai.statute.disclosure.items import statutory_items
from mingbai.statute.disclosure.limit_text import words
from mingbai.statute.disclosure.precedence import successor
from mingbai.workspace.catalogue.shown import line_seen, lines
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.organs import readable_organ


@require_safe
@staff
def line(request: StaffRequest, line_id: int) -> HttpResponse:
    """Show every column of a line, what the organ decided about it, and its editions."""
    organ = readable_organ(request)
    row = line_seen(request, organ, line_id)
    texts = {one.code: one for one in statutory_items(organ.level, request.today)}
    keeps = may_keep_master(request.acting) and not row.is_own
    works = policies.may_work_for(request.acting, organ)
    context = {
        "organ": organ,
        "is_own_organ": organ.id == request.acting.organ_id,
        "row": row,
        "line": lines([row], entries.catalogue_counts(organ.id))[0],
        "articles": [f"条例{texts[code].citation.article}：{texts[code].text}" for code in row.statutory_codes if code in texts],
        "limit_words": words(limit_of(row, request.today, row.effective_unit).limit),
        "newer": successor(row.wording.basis, request.today),
        "editions": queries.editions(line_id),
        "confidence": CONFIDENCE_WORDS[row.wording.confidence],
        "columns": COLUMN_WORDS,
        "decision": DECISION_WORDS[row.wording.decision],
        "may_work": works,
        "may_adjust": works,
        "may_change": keeps or (works and row.is_own),
    }
    return page(request, "work/catalogue/line.jinja", context)
