"""Whether an organ has somebody for each step that a slip has to take."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from mingbai.accounts.queries import holders
from mingbai.entries.queries.reviewers import lacking
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.documents import AT_TOP, CHECKERS, CHECKS, STATE_WORDS, SlipState
from mingbai.statute.disclosure.review import unfilled
from mingbai.statute.posts import POST_WORDS


def unmanned(organ: OrganRow, is_through_disclosure_office: bool, wrote: Collection[int], on: date) -> str:
    """Name the posts without which nobody could check or sign what these people wrote; "" when none is missing.

    The disclosure office's check is none of the steps that need a person each: see `work.earlier`.
    """
    found = holders([organ.id], on).get(organ.id, ())
    posts = {state: (*CHECKERS[state], *(AT_TOP.get(state, ()) if organ.level == "county" else ())) for state in CHECKS}
    able = {state: [one.person_id for one in found if one.kind in kinds] for state, kinds in posts.items()}
    missing = unfilled(CHECKS[1:], able, wrote)
    if is_through_disclosure_office:
        missing = (*unfilled((SlipState.DISCLOSURE_CHECK,), able, wrote), *missing)
    if not missing:
        return ""
    said = {
        f"{'或者'.join(POST_WORDS[kind] for kind in posts[state])}（{STATE_WORDS[state].removeprefix('等')}）": posts[state]
        for state in missing
    }
    kinds = {kind for state in missing for kind in posts[state]}
    return lacking(organ, said, [one for one in found if one.kind in kinds and one.person_id in wrote], on, "这份公文")
