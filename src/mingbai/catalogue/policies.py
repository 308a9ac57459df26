"""Who may change the catalogue: the county office the county's, every other organ its own lines and adjustments."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible, Refused
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.citation import practice, regulations
from mingbai.statute.posts import SYSTEM, PostKind
from mingbai.statute.verdict import refused

NOT_YOURS = refused("本机关的公开事项由本机关的经办或者科室负责人来改。", regulations("第4条"), "catalogue_not_own_work")
NOT_THE_COUNTY = refused(
    "全县的标准目录由县政务公开主管来改。本机关可以写明哪项不适用、缩短期限、增加自己的事项。",
    practice("基层政务公开标准目录由县级政府统一编制"),
    "catalogue_of_county",
)


def may_keep_master(by: Acting) -> bool:
    """Return whether this is the county officer, or the system that installs the standard catalogue."""
    return by.organ_level == "county" and by.kind in {PostKind.COUNTY_OFFICER, SYSTEM}


def may_adjust(by: Acting, organ: OrganRow) -> bool:
    """Return whether this person works for the organ itself."""
    return policies.may_work_for(by, organ)


def county_to_keep(by: Acting) -> OrganRow:
    """Return the county whose catalogue this person keeps; raise Refused for everyone else."""
    if not may_keep_master(by):
        raise Refused(NOT_THE_COUNTY)
    return organs.organ_by_id(by.organ_id)


def organ_to_adjust(by: Acting, organ_code: str) -> OrganRow:
    """Return the organ if this person works for it; raise Refused if they may only read it, NotVisible otherwise."""
    organ = organs.organ(organ_code)
    if not policies.may_read_organ(by, organ):
        raise NotVisible(organ_code)
    if not may_adjust(by, organ):
        raise Refused(NOT_YOURS)
    return organ


def owner_to_add(by: Acting, organ_code: str) -> OrganRow:
    """Return the organ to which this person may add lines: the county for its officer, any other organ for its own people."""
    return county_to_keep(by) if organ_code == by.organ_code and may_keep_master(by) else _below(by, organ_code)


def may_change(by: Acting, owner: OrganRow) -> None:
    """Raise Refused unless this person keeps the owner's lines."""
    if owner.level == "county":
        county_to_keep(by)
    else:
        organ_to_adjust(by, owner.code)


def _below(by: Acting, organ_code: str) -> OrganRow:
    organ = organ_to_adjust(by, organ_code)
    if organ.level == "county":
        raise Refused(NOT_THE_COUNTY)
    return organ
