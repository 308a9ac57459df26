"""Who takes the steps of a slip, and whether the organ has somebody for each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.db.models import F

from mingbai.accounts.queries import holders_of
from mingbai.documents.models import DocumentAuthor, Opinion
from mingbai.documents.queries.listing import STEPS
from mingbai.documents.queries.work import earlier
from mingbai.documents.values.rows import DocumentRow, WorkDocument
from mingbai.entries.queries.reviewers import Awaited, Holders, lacking, waits_at, with_whom_to_ask
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.documents import AT_TOP, CHECKERS, CHECKS, STATE_WORDS, SlipState
from mingbai.statute.disclosure.review import unfilled
from mingbai.statute.posts import PostKind


def unmanned(organ: OrganRow, is_through_disclosure_office: bool, wrote: Collection[int], on: date) -> str:
    """Name the posts without which nobody could check or sign what these people wrote; "" when none is missing.

    The disclosure office's check is none of the steps that need a person each: see `work.earlier`.
    """
    found = holders_of(organ.id, on)
    posts = posts_of(organ)
    able = {state: [one.person_id for one in found if one.kind in kinds] for state, kinds in posts.items()}
    missing = unfilled(CHECKS[1:], able, wrote)
    if is_through_disclosure_office:
        missing = (*unfilled((SlipState.DISCLOSURE_CHECK,), able, wrote), *missing)
    if not missing:
        return ""
    steps = {_step(state): posts[state] for state in missing}
    return lacking(organ, steps, found, wrote, on=on, what="这份公文")


def posts_of(organ: OrganRow) -> Mapping[SlipState, tuple[PostKind, ...]]:
    """Return the posts of which one takes each step of the organ's slips."""
    return {state: (*CHECKERS[state], *(AT_TOP.get(state, ()) if organ.level == "county" else ())) for state in CHECKS}


def awaited_slips(organ: OrganRow, rows: Sequence[DocumentRow], found: Holders) -> Mapping[int, Awaited]:
    """Return for whom each of an organ's slips waits that is to be checked or signed, in two queries."""
    taken = {row.id: {row.drafted_by} for row in rows}
    wrote = DocumentAuthor.objects.filter(document_id__in=list(taken))
    done = Opinion.objects.filter(document_id__in=list(taken), document__round=F("round"), act__in=STEPS)
    done = done.exclude(state=SlipState.DISCLOSURE_CHECK.value)
    for some in (wrote, done):
        for key, person in some.values_list("document_id", "person_id"):
            taken[key].add(person)
    posts = posts_of(organ)
    return {row.id: waits_at(_step(row.state), posts[row.state], found, taken[row.id]) for row in rows}


def awaited_slip(slip: WorkDocument, on: date) -> Awaited | None:
    """Return for whom one slip waits; None when nothing of it is to be checked or signed."""
    if slip.state not in CHECKS:
        return None
    taken = slip.wrote | earlier(slip.round, slip.opinions)
    whose = waits_at(_step(slip.state), posts_of(slip.organ)[slip.state], holders_of(slip.organ.id, on), taken)
    return with_whom_to_ask(whose, slip.organ.id, on)


def _step(state: SlipState) -> str:
    return STATE_WORDS[state].removeprefix("等")
