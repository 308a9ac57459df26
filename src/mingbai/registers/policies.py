"""Who may write into the registers of an organ."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible, Refused
from mingbai.organs import queries
from mingbai.organs.queries import OrganRow
from mingbai.statute.citation import regulations
from mingbai.statute.verdict import refused


def organ_to_register(by: Acting, organ_code: str) -> OrganRow:
    """Return the organ for its clerks and section heads; raise Refused for mere readers, NotVisible for all others."""
    organ = queries.organ(organ_code)
    if not policies.may_read_organ(by, organ):
        raise NotVisible(organ_code)
    if not policies.may_work_for(by, organ):
        raise Refused(refused("登记由本机关的经办或者科室负责人来做。", regulations("第4条"), "register_not_own_work"))
    return organ
