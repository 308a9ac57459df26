"""Which acts a post may do on a report in a state: the owners of the transition table, and who stands where to the organ."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.accounts.facts import Acting
from mingbai.accounts.models import PostKind
from mingbai.organs.queries import OrganRow
from mingbai.statute.annual_report.states import TRANSITIONS, State

EDITABLE = frozenset({State.DRAFT.value, State.RETURNED.value})
OPEN = "open"
EDIT = "edit"


def holds(by: Acting, organ: OrganRow, owners: tuple[str, ...]) -> bool:
    """Whether this post is one of the owners of an act on this organ's report.

    Clerks, section heads and leaders act for their own organ; the county officer for organs under theirs, and for the
    county government itself, above which nobody on this platform stands.
    """
    if by.kind not in owners:
        return False
    if by.kind != PostKind.COUNTY_OFFICER:
        return by.organ_id == organ.id
    return policies.may_supervise(by, organ) or (organ.level == "county" and by.organ_id == organ.id)


def acts(by: Acting, organ: OrganRow, state: str | None) -> frozenset[str]:
    """What this person may do now: "open", "edit" and the acts of the transition table."""
    if state is None:
        return frozenset({OPEN}) if policies.may_work_for(by, organ) else frozenset()
    allowed = {step.act.value for step in TRANSITIONS if step.state.value == state and holds(by, organ, step.owners)}
    if state in EDITABLE and policies.may_work_for(by, organ):
        allowed.add(EDIT)
    return frozenset(allowed)
