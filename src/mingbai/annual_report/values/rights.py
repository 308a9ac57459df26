"""Which acts a post may do on a report in a state: the owners of the transition table, and who stands where to the organ."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.organs.queries import OrganRow
from mingbai.statute.annual_report.states import EDITABLE, TRANSITIONS, Act, Transition

SUPERVISING = frozenset({Act.ACCEPT, Act.RETURN})
OPEN = "open"
EDIT = "edit"


def holds(by: Acting, organ: OrganRow, step: Transition) -> bool:
    """Whether this post owns a step on this organ's report.

    The organ's own people prepare and publish. Whoever is above the organ accepts and returns: the county officer;
    nobody here is above the county government, so its own signing leader stands in.
    """
    if by.kind not in step.owners:
        return False
    if step.act not in SUPERVISING:
        return by.organ_id == organ.id
    if organ.level == "county":
        return policies.may_sign_for(by, organ)
    return policies.may_supervise(by, organ)


def acts(by: Acting, organ: OrganRow, state: str | None) -> frozenset[str]:
    """What this person may do now: "open", "edit" and the acts of the transition table."""
    if state is None:
        return frozenset({OPEN}) if policies.may_work_for(by, organ) else frozenset()
    allowed = {step.act.value for step in TRANSITIONS if step.state.value == state and holds(by, organ, step)}
    if state in EDITABLE and policies.may_work_for(by, organ):
        allowed.add(EDIT)
    return frozenset(allowed)
