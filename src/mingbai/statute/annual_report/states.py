"""The states of an annual report, who moves it, and the audit event of each move (条例第49、50条)."""

from __future__ import annotations

from enum import StrEnum

from mingbai.statute.citation import regulations
from mingbai.statute.moves import Move, move_of
from mingbai.statute.posts import PUBLISHERS, WORKERS, PostKind
from mingbai.statute.verdict import Verdict, refused


class ReportState(StrEnum):
    """Where a report stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    PUBLISHED = "published"


class ReportAct(StrEnum):
    """What can be done with a report."""

    SUBMIT = "submit"
    RETURN = "return"
    ACCEPT = "accept"
    PUBLISH = "publish"
    CORRECT = "correct"


STATE_WORDS = {
    ReportState.DRAFT: "草稿",
    ReportState.SUBMITTED: "已报送，等接收",
    ReportState.RETURNED: "退回修改",
    ReportState.ACCEPTED: "已接收，可以公布",
    ReportState.PUBLISHED: "已公布",
}
ACT_WORDS = {
    ReportAct.SUBMIT: "报送",
    ReportAct.RETURN: "退回",
    ReportAct.ACCEPT: "接收",
    ReportAct.PUBLISH: "公布",
    ReportAct.CORRECT: "更正",
}
EDITABLE = frozenset({ReportState.DRAFT, ReportState.RETURNED})
ABOVE = (PostKind.COUNTY_OFFICER,)
# The county's own report has no organ above it here, so its signing leader stands in.
AT_TOP = (PostKind.SIGNING_LEADER,)

TRANSITIONS: tuple[Move[ReportState, ReportAct], ...] = (
    Move(ReportState.DRAFT, ReportAct.SUBMIT, ReportState.SUBMITTED, WORKERS, "report.submitted"),
    Move(ReportState.RETURNED, ReportAct.SUBMIT, ReportState.SUBMITTED, WORKERS, "report.submitted"),
    Move(ReportState.SUBMITTED, ReportAct.RETURN, ReportState.RETURNED, (), "report.returned", ABOVE, AT_TOP),
    Move(ReportState.SUBMITTED, ReportAct.ACCEPT, ReportState.ACCEPTED, (), "report.accepted", ABOVE, AT_TOP),
    Move(ReportState.ACCEPTED, ReportAct.RETURN, ReportState.RETURNED, (), "report.returned", ABOVE, AT_TOP),
    Move(ReportState.ACCEPTED, ReportAct.PUBLISH, ReportState.PUBLISHED, PUBLISHERS, "report.published"),
    Move(ReportState.PUBLISHED, ReportAct.CORRECT, ReportState.PUBLISHED, PUBLISHERS, "report.corrected"),
)


def transition(state: ReportState, act: ReportAct) -> Move[ReportState, ReportAct] | Verdict:
    """Return the move of this act from this state, or a refusal that says where the report stands."""
    found = move_of(TRANSITIONS, state, act)
    if found is not None:
        return found
    return refused(
        f"年报现在是“{STATE_WORDS[state]}”，不能{ACT_WORDS[act]}。", regulations("第50条"), code=f"report.{state}.{act}"
    )
