"""The posts in which people act for an organ, and the groups of posts that share a task.

Sources: 条例第4条第二款 (each organ has people for this work); 条例第17条 (designated people for secrecy review); GB/T
22239—2019 (administration and audit in different hands).
"""

from __future__ import annotations

from enum import StrEnum


class PostKind(StrEnum):
    """The seven posts; a system administrator manages accounts and cannot read content."""

    CLERK = "clerk"
    SECTION_HEAD = "section_head"
    SECRECY_REVIEWER = "secrecy_reviewer"
    SIGNING_LEADER = "signing_leader"
    COUNTY_OFFICER = "county_officer"
    AUDITOR = "auditor"
    SYSTEM_ADMINISTRATOR = "system_administrator"


POST_WORDS = {
    PostKind.CLERK: "经办",
    PostKind.SECTION_HEAD: "科室负责人",
    PostKind.SECRECY_REVIEWER: "保密审查员",
    PostKind.SIGNING_LEADER: "签发领导",
    PostKind.COUNTY_OFFICER: "县政务公开主管",
    PostKind.AUDITOR: "审计员",
    PostKind.SYSTEM_ADMINISTRATOR: "系统管理员",
}
# Not a post: the clock, which publishes planned entries and takes down those whose posting period is over.
SYSTEM = "system"
WORKERS = (PostKind.CLERK, PostKind.SECTION_HEAD)
PUBLISHERS = (*WORKERS, PostKind.SIGNING_LEADER)
# Their holders decide what becomes public, so it takes two people to fill such a post.
DECIDERS = (PostKind.SECTION_HEAD, PostKind.SECRECY_REVIEWER, PostKind.SIGNING_LEADER)
# Their holders open accounts and fill posts; whoever could create one alone could fill all the others through it.
APPOINTERS = (PostKind.COUNTY_OFFICER, PostKind.SYSTEM_ADMINISTRATOR)
# They see the work of the organs below their own.
SUPERVISORS = (PostKind.COUNTY_OFFICER, PostKind.AUDITOR)
