"""What was given to an applicant and should be published for all (条例第44条)."""

from __future__ import annotations

from mingbai.statute.cases.clearance import needs_clearance
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.citation import regulations
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

SAME_INFORMATION, SUGGESTED = regulations("第44条第一款"), regulations("第44条第二款")
SEVERAL = 2


@rule(SAME_INFORMATION, SUGGESTED, name="依申请公开转为主动公开")
def may_propose(outcome: Outcome, applicants: int, *, is_suggested: bool) -> Verdict:
    """Information that was given, whole or in part, is proposed once several applicants asked for it or one suggested it."""
    if not needs_clearance(outcome):
        return refused("没有提供的，或者已经主动公开的，不用转为主动公开。", SAME_INFORMATION, "proposal.not_given")
    if applicants < SEVERAL and not is_suggested:
        return refused("多个申请人申请相同信息，或者申请人建议的，才转为主动公开。", SAME_INFORMATION, "proposal.one")
    return ALLOWED
