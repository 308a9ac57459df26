"""Who sets up units, who reminds them, and who answers."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible, Refused
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.citation import regulations
from mingbai.statute.verdict import refused

NOT_YOURS = refused(
    "本单位的由本单位的经办或者科室负责人来改，全县的由县政务公开主管来改。", regulations("第4条"), "unit_not_yours"
)
NOT_THE_COUNTY = refused("登记、改名、撤销、恢复单位由县政务公开主管来做。", regulations("第4条"), "unit_of_county")


def may_supervise(by: Acting, organ: OrganRow) -> bool:
    """Return whether this is the county office, for its own government and everything below it."""
    return policies.is_county_office(by) and (organ.id == by.organ_id or policies.is_above(by, organ))


def may_set_up(by: Acting, organ: OrganRow) -> bool:
    """Return whether this person keeps the organ's contacts and villages: its own clerks and heads, those of the township
    for its villages, and the county office for all.
    """
    of_parent = organ.is_committee and organ.parent_id == by.organ_id and policies.may_work_for(by, _own(by))
    return organ.is_open and (policies.may_work_for(by, organ) or of_parent or may_supervise(by, organ))


def unit_to_read(by: Acting, code: str) -> OrganRow:
    """Return a unit to whoever reads its work or keeps its set-up; raise NotVisible for everyone else."""
    organ = organs.organ(code)
    if not (policies.may_read_organ(by, organ) or may_set_up(by, organ)):
        raise NotVisible(code)
    return organ


def unit_to_set_up(by: Acting, code: str) -> OrganRow:
    """Return a unit that this person sets up; raise Refused for those who only read it."""
    organ = unit_to_read(by, code)
    if not may_set_up(by, organ):
        raise Refused(NOT_YOURS)
    return organ


def may_rename(by: Acting, organ: OrganRow) -> bool:
    """Return whether this person renames or closes the unit: its village for a township, everything for the county office."""
    if not organ.is_open:
        return False
    return may_supervise(by, organ) or (organ.is_committee and by.organ_id != organ.id and may_set_up(by, organ))


def unit_to_rename(by: Acting, code: str) -> OrganRow:
    """Return a unit that this person renames or closes; raise Refused for those who only read it."""
    organ = unit_to_read(by, code)
    if not may_rename(by, organ):
        raise Refused(NOT_THE_COUNTY)
    return organ


def unit_to_reopen(by: Acting, code: str) -> OrganRow:
    """Return a unit that the county office lets work again; raise Refused for those who only read it."""
    organ = unit_to_read(by, code)
    if not may_supervise(by, organ):
        raise Refused(NOT_THE_COUNTY)
    return organ


def parent_to_add_to(by: Acting, code: str) -> OrganRow:
    """Return the organ under which this person adds units: the township for villages, the county for all others."""
    organ = unit_to_set_up(by, code)
    if organ.level == "county" and not may_supervise(by, organ):
        raise Refused(NOT_THE_COUNTY)
    return organ


def county_office(by: Acting) -> None:
    """Raise NotVisible unless this is the county office, which alone supervises."""
    if not policies.is_county_office(by):
        raise NotVisible("supervision")


def unit_to_answer_for(by: Acting, organ_id: int) -> OrganRow:
    """Return the unit whose reminders this person answers: its own clerks and heads."""
    organ = organs.organ_by_id(organ_id)
    if not policies.may_read_organ(by, organ):
        raise NotVisible(organ.code)
    if not policies.may_work_for(by, organ):
        raise Refused(refused("催办由被催单位的经办或者科室负责人来答复。", regulations("第46条"), "reminder_not_yours"))
    return organ


def _own(by: Acting) -> OrganRow:
    return organs.organ_by_id(by.organ_id)
