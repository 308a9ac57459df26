"""Whether an organ has somebody for each step that a reply has to take."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from mingbai.accounts.queries import holders
from mingbai.cases.queries.clock import practice
from mingbai.entries.queries.reviewers import lacking
from mingbai.organs.queries import OrganRow
from mingbai.statute.cases.clearance import needs_clearance
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.states import ACT_WORDS, CaseAct
from mingbai.statute.disclosure.review import unfilled
from mingbai.statute.posts import PostKind


def reply_unmanned(organ: OrganRow, outcome: Outcome, wrote: Collection[int], on: date) -> str:
    """Name the posts without which nobody could check or sign what these people wrote; "" when none is missing."""
    found = holders([organ.id], on).get(organ.id, ())
    posts = reply_posts(outcome)
    able = {act: [one.person_id for one in found if one.kind in kinds] for act, kinds in posts.items()}
    missing = unfilled(tuple(posts), able, wrote)
    if not missing:
        return ""
    return lacking(organ, {ACT_WORDS[act]: posts[act] for act in missing}, found, wrote, on=on, what="这份答复")


def reply_posts(outcome: Outcome) -> Mapping[CaseAct, tuple[PostKind, ...]]:
    """Return the posts of which one takes each step; a secrecy reviewer who checks a reply clears it at once."""
    checks = practice().legal_check_by
    clears = needs_clearance(outcome) and checks != PostKind.SECRECY_REVIEWER
    return {
        CaseAct.CHECK: (checks,),
        **({CaseAct.CLEAR: (PostKind.SECRECY_REVIEWER,)} if clears else {}),
        CaseAct.SIGN: (PostKind.SIGNING_LEADER,),
    }
