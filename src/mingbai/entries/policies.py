"""Who may draft, review, publish and withdraw an entry."""

from __future__ import annotations

from collections.abc import Sequence

from mingbai.accounts import policies
from mingbai.accounts.policies import visible_organ
from mingbai.accounts.values import Acting
from mingbai.core.errors import Refused
from mingbai.organs.queries import OrganRow
from mingbai.registers.policies import organ_to_register
from mingbai.statute.citation import regulations
from mingbai.statute.disclosure.review import (
    ACT_WORDS,
    REVIEWER,
    REVIEWS,
    STANDING_TRANSITIONS,
    TRANSITIONS,
    EntryAct,
    Stage,
    Standing,
    standing_transition,
    transition,
)
from mingbai.statute.moves import Move, S
from mingbai.statute.verdict import Verdict, refused

__all__ = [
    "acts", "check_county_office", "check_secrecy", "check_work", "is_secrecy_reviewer", "may_release",
    "organ_to_register", "organ_to_review", "standing_step", "step", "visible_organ",
]  # fmt: skip


def check_work(by: Acting, organ: OrganRow) -> None:
    """Raise Refused unless this person is a clerk or section head of the organ itself; only they draft."""
    if not policies.may_work_for(by, organ):
        raise Refused(refused("起草、修改由本机关的经办或者科室负责人来做。", regulations("第4条"), "entry_not_own_work"))


def is_secrecy_reviewer(by: Acting) -> bool:
    """Return whether this person reviews secrecy, which includes releasing findings and re-evaluating closed entries."""
    return by.kind == REVIEWER[Stage.SECRECY]


def may_release(by: Acting, organ: OrganRow) -> bool:
    """Return whether this person may release findings of this organ's drafts."""
    return is_secrecy_reviewer(by) and by.organ_id == organ.id


def check_secrecy(by: Acting, organ: OrganRow) -> None:
    """Raise Refused unless this person is the organ's secrecy reviewer; only they release findings."""
    if not may_release(by, organ):
        raise Refused(refused("放行由本机关的保密审查员来做。", regulations("第17条"), "entry_not_secrecy"))


def organ_to_review(by: Acting, organ_code: str) -> OrganRow:
    """The organ whose imported records this person, its secrecy reviewer, lets through."""
    organ = visible_organ(by, organ_code)
    check_secrecy(by, organ)
    return organ


def check_county_office(by: Acting) -> None:
    """Raise Refused unless this person is in the county office; only it sets rules for organs."""
    if not policies.is_county_office(by):
        raise Refused(refused("规则由县政务公开主管来定。", regulations("第3条"), "entry_not_county_office"))


def step(by: Acting, organ: OrganRow, stage: str, act: EntryAct, chain: Sequence[Stage] = REVIEWS) -> Move[Stage, EntryAct]:
    """Return the draft's move; raise Refused when its stage forbids the act or this person's post does not own it."""
    return _owned(by, organ, transition(Stage(stage), act, chain))


def standing_step(by: Acting, organ: OrganRow, standing: str, act: EntryAct) -> Move[Standing, EntryAct]:
    """Return the entry's move towards its readers; raise Refused when it is forbidden or this person's post does not own it."""
    return _owned(by, organ, standing_transition(Standing(standing), act))


def acts(by: Acting, organ: OrganRow, stage: Stage, standing: Standing) -> frozenset[EntryAct]:
    """Return what this person may do now, with the entry's draft and with what is public of it."""
    found = policies.acts_of(by, organ, stage, TRANSITIONS)
    if standing is not Standing.PUBLISHED:
        found -= {EntryAct.AMEND}
    return found | (policies.acts_of(by, organ, standing, STANDING_TRANSITIONS) & {EntryAct.WITHDRAW})


def _owned(by: Acting, organ: OrganRow, found: Move[S, EntryAct] | Verdict) -> Move[S, EntryAct]:
    if isinstance(found, Verdict):
        raise Refused(found)
    if not policies.owns(by, organ, found):
        words = f"{ACT_WORDS[found.act]}由本机关的{found.whose}来做。"
        raise Refused(refused(words, regulations("第4条"), f"entry_owner.{found.act}"))
    return found
