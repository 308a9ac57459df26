"""The states of an annual report, who moves it, and what the trail calls the move (条例第49、50条)."""

from __future__ import annotations

from enum import StrEnum

from mingbai.statute.citation import regulations
from mingbai.statute.moves import Move, move_of
from mingbai.statute.posts import PUBLISHERS, WORKERS, PostKind
from mingbai.statute.verdict import Verdict, refused


class State(StrEnum):
    """Where a report stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    PUBLISHED = "published"


class Act(StrEnum):
    """What can be done with it."""

    SUBMIT = "submit"
    RETURN = "return"
    ACCEPT = "accept"
    PUBLISH = "publish"
    CORRECT = "correct"


STATE_WORDS = {
    State.DRAFT: "草稿",
    State.SUBMITTED: "已报送，等接收",
    State.RETURNED: "退回修改",
    State.ACCEPTED: "已接收，可以公布",
    State.PUBLISHED: "已公布",
}
ACT_WORDS = {Act.SUBMIT: "报送", Act.RETURN: "退回", Act.ACCEPT: "接收", Act.PUBLISH: "公布", Act.CORRECT: "更正"}
EDITABLE = frozenset({State.DRAFT, State.RETURNED})
ABOVE = (PostKind.COUNTY_OFFICER,)
# The county's own report has no organ above it here: its signing leader stands in.
AT_TOP = (PostKind.SIGNING_LEADER,)

TRANSITIONS: tuple[Move[State, Act], ...] = (
    Move(State.DRAFT, Act.SUBMIT, State.SUBMITTED, WORKERS, "report.submitted"),
    Move(State.RETURNED, Act.SUBMIT, State.SUBMITTED, WORKERS, "report.submitted"),
    Move(State.SUBMITTED, Act.RETURN, State.RETURNED, (), "report.returned", ABOVE, AT_TOP),
    Move(State.SUBMITTED, Act.ACCEPT, State.ACCEPTED, (), "report.accepted", ABOVE, AT_TOP),
    Move(State.ACCEPTED, Act.RETURN, State.RETURNED, (), "report.returned", ABOVE, AT_TOP),
    Move(State.ACCEPTED, Act.PUBLISH, State.PUBLISHED, PUBLISHERS, "report.published"),
    Move(State.PUBLISHED, Act.CORRECT, State.PUBLISHED, PUBLISHERS, "report.corrected"),
)


def transition(state: State, act: Act) -> Move[State, Act] | Verdict:
    """The move of this act from this state, or the refusal that says where the report stands."""
    found = move_of(TRANSITIONS, state, act)
    if found is not None:
        return found
    return refused(
        f"年报现在是“{STATE_WORDS[state]}”，不能{ACT_WORDS[act]}。", regulations("第50条"), code=f"report.{state}.{act}"
    )
