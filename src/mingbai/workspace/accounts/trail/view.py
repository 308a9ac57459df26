"""The audit trail, for the auditor; everybody else gets a 404."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from mingbai.accounts import policies
from mingbai.cases.queries.listing import removed_subjects
from mingbai.core import anchoring, verification
from mingbai.core import trail as trails
from mingbai.core.words import stamp
from mingbai.organs import queries as organs
from mingbai.workspace import frame
from mingbai.workspace.accounts.trail.words import event_words, fact_value, fact_words
from mingbai.workspace.frame import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
@frame.signed_in
def trail(request: StaffRequest) -> HttpResponse:
    """Show who did what when, newest first; POST checks trail, tables and files."""
    if not policies.may_read_trail(request.acting):
        raise Http404
    scope = policies.trail_scope(request.acting)
    organ = request.GET.get("organ", "")
    read = scope if not organ else frozenset({organ}) & (scope if scope is not None else {organ})
    subject = request.GET.get("subject", "")[:120]
    before, after = request.GET.get("before", ""), request.GET.get("after", "")
    is_removed = request.GET.get("removed") == "1"
    subjects = removed_subjects(read) if is_removed else [subject] if subject else None
    listed = trails.page(organs=read, subjects=subjects, before=before, after=after)
    tree = organs.tree()
    names = {row.code: row.short_name for row in tree}
    found = anchoring.check_day(at=request.at, names=names) if request.method == "POST" else None
    context = {
        "entries": [
            (entry, verification.name_of(entry.chain, names), stamp(entry.at, to_the_second=True), event_words(entry.event))
            for entry in listed.entries
        ],
        "fact_words": fact_words,
        "fact_value": fact_value,
        "older": listed.older,
        "newer": listed.newer,
        "organ": organ,
        "subject": subject,
        "is_removed": is_removed,
        "organs": [(row.code, row.name) for row in tree if scope is None or row.code in scope],
        "found": found,
        "last": anchoring.last_check(),
        "anchors": str(anchoring.anchors()),
    }
    return frame.page(request, "work/accounts/trail.jinja", context)
