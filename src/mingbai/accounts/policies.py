"""Who may, by post: read an organ's work, work for it, keep accounts, read the trail."""

from __future__ import annotations

from mingbai.accounts.facts import Acting
from mingbai.accounts.models import PostKind
from mingbai.organs import queries
from mingbai.organs.queries import OrganRow

WORKERS = frozenset({PostKind.CLERK.value, PostKind.SECTION_HEAD.value})
SUPERVISORS = frozenset({PostKind.COUNTY_OFFICER.value, PostKind.AUDITOR.value})


def may_read_content(by: Acting) -> bool:
    """Every post but the system administrator reads content."""
    return by.kind != PostKind.SYSTEM_ADMINISTRATOR


def may_read_organ(by: Acting, organ: OrganRow) -> bool:
    """Own organ; a county officer and an auditor also the organs that theirs supervises; the system administrator none."""
    if not may_read_content(by):
        return False
    if organ.id == by.organ_id:
        return True
    return by.kind in SUPERVISORS and is_above(by, organ)


def is_above(by: Acting, organ: OrganRow) -> bool:
    """Whether the person's organ supervises this one, directly or through others."""
    return organ.parent_id == by.organ_id or (organ.parent_id is not None and by.organ_id in queries.ancestors(organ.id))


def may_work_for(by: Acting, organ: OrganRow) -> bool:
    """Clerks and section heads of the organ itself."""
    return by.kind in WORKERS and organ.id == by.organ_id


def may_sign_for(by: Acting, organ: OrganRow) -> bool:
    """The signing leader of the organ itself."""
    return by.kind == PostKind.SIGNING_LEADER and organ.id == by.organ_id


def may_supervise(by: Acting, organ: OrganRow) -> bool:
    """The county officer of an organ above this one."""
    return by.kind == PostKind.COUNTY_OFFICER and is_above(by, organ)


def may_manage_accounts(by: Acting) -> bool:
    """Only the system administrator, of every organ."""
    return by.kind == PostKind.SYSTEM_ADMINISTRATOR


def may_read_trail(by: Acting) -> bool:
    """Only the auditor."""
    return by.kind == PostKind.AUDITOR


def may_keep_calendars(by: Acting) -> bool:
    """Only the county office keeps the calendar."""
    return by.kind == PostKind.COUNTY_OFFICER and by.organ_level == "county"
