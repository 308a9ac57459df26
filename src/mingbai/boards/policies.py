"""Who keeps a board: the clerks and section heads of its organ, and those of the township for the boards of its villages."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible, Refused
from mingbai.organs import queries
from mingbai.organs.queries import OrganRow
from mingbai.statute.citation import regulations
from mingbai.statute.posts import WORKERS
from mingbai.statute.verdict import refused

NOT_YOURS = refused(
    "公开栏由本单位的经办或者科室负责人来管；村、社区的，所在乡镇的也可以。", regulations("第23条"), "board_not_yours"
)


def may_keep(by: Acting, organ: OrganRow) -> bool:
    """Return whether this person keeps the boards of the organ."""
    of_parent = organ.is_committee and organ.parent_id == by.organ_id and by.kind in WORKERS
    return organ.is_open and (policies.may_work_for(by, organ) or of_parent)


def may_read(by: Acting, organ: OrganRow) -> bool:
    """Return whether this person sees the boards of the organ: whoever reads its work, and the township of a village."""
    of_parent = organ.is_committee and organ.parent_id == by.organ_id and policies.may_read_content(by)
    return policies.may_read_organ(by, organ) or of_parent


def organ_to_read(by: Acting, organ_id: int) -> OrganRow:
    """Return an organ whose boards this person sees; raise NotVisible for any other."""
    organ = queries.organ_by_id(organ_id)
    if not may_read(by, organ):
        raise NotVisible(organ.code)
    return organ


def organ_to_keep(by: Acting, organ_id: int) -> OrganRow:
    """Return an organ whose boards this person keeps; raise Refused for those who only see them."""
    organ = organ_to_read(by, organ_id)
    if not may_keep(by, organ):
        raise Refused(NOT_YOURS)
    return organ
