"""Whether an organ has somebody for each step that a slip has to take."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from mingbai.accounts.queries import holders
from mingbai.entries.queries.reviewers import lacking
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.documents import AT_TOP, CHECKERS, CHECKS, STATE_WORDS, SlipState
from mingbai.statute.disclosure.review import unfilled
from mingbai.statute.posts import PostKind


def unmanned(organ: OrganRow, is_through_disclosure_office: bool, wrote: Collection[int], on: date) -> str:
    """Name the posts without which nobody could check or sign what these people wrote; "" when none is missing.

    The disclosure office's check is none of the steps that need a person each: see `work.earlier`.
    """
    found = holders([organ.id], on).get(organ.id, ())
    posts = posts_of(organ)
    able = {state: [one.person_id for one in found if one.kind in kinds] for state, kinds in posts.items()}
    missing = unfilled(CHECKS[1:], able, wrote)
    if is_through_disclosure_office:
        missing = (*unfilled((SlipState.DISCLOSURE_CHECK,), able, wrote), *missing)
    if not missing:
        return ""
    steps = {STATE_WORDS[state].removeprefix("等"): posts[state] for state in missing}
    return lacking(organ, steps, found, wrote, on=on, what="这份公文")


def posts_of(organ: OrganRow) -> Mapping[SlipState, tuple[PostKind, ...]]:
    """Return the posts of which one takes each step of the organ's slips."""
    return {state: (*CHECKERS[state], *(AT_TOP.get(state, ()) if organ.level == "county" else ())) for state in CHECKS}
