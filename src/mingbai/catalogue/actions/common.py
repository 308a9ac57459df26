"""Who may act on duties and chains."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible, Refused
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.citation import regulations
from mingbai.statute.verdict import refused

NOT_YOURS = refused("公开任务由本机关的经办或者科室负责人来办。", regulations("第4条"), "duty_not_own_work")


def worked_organ(by: Acting, organ_code: str) -> OrganRow:
    """Return the organ if this person works for it; raise Refused if they may only read it, NotVisible otherwise."""
    return _checked(by, organs.organ(organ_code))


def may_work(by: Acting, organ_id: int) -> OrganRow:
    """Return the same as `worked_organ`, by the organ's key."""
    return _checked(by, organs.organ_by_id(organ_id))


def _checked(by: Acting, organ: OrganRow) -> OrganRow:
    if not policies.may_read_organ(by, organ):
        raise NotVisible(organ.code)
    if not policies.may_work_for(by, organ):
        raise Refused(NOT_YOURS)
    return organ
