"""Who may draft, review, publish and withdraw; who sees what of an entry before it is public."""

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
    "organ_to_register", "standing_step", "step", "visible_organ",
]  # fmt: skip


def check_work(by: Acting, organ: OrganRow) -> None:
    """Only clerks and section heads of the organ itself draft."""
    if not policies.may_work_for(by, organ):
        raise Refused(refused("起草、修改由本机关的经办或者科室负责人来做。", regulations("第4条"), "entry_not_own_work"))


def is_secrecy_reviewer(by: Acting) -> bool:
    """Whoever reviews secrecy, releases findings and evaluates what is not disclosed."""
    return by.kind == REVIEWER[Stage.SECRECY]


def may_release(by: Acting, organ: OrganRow) -> bool:
    """Whether this person lets findings of this organ's drafts through."""
    return is_secrecy_reviewer(by) and by.organ_id == organ.id


def check_secrecy(by: Acting, organ: OrganRow) -> None:
    """Only the organ's secrecy reviewer lets a finding through."""
    if not may_release(by, organ):
        raise Refused(refused("放行由本机关的保密审查员来做。", regulations("第17条"), "entry_not_secrecy"))


def check_county_office(by: Acting) -> None:
    """Only the county office sets rules for organs."""
    if not policies.is_county_office(by):
        raise Refused(refused("规则由县政务公开主管来定。", regulations("第3条"), "entry_not_county_office"))


def step(by: Acting, organ: OrganRow, stage: str, act: EntryAct, chain: Sequence[Stage] = REVIEWS) -> Move[Stage, EntryAct]:
    """The move of the draft, if its stage allows it and this person's post owns it."""
    return _owned(by, organ, transition(Stage(stage), act, chain))


def standing_step(by: Acting, organ: OrganRow, standing: str, act: EntryAct) -> Move[Standing, EntryAct]:
    """The move of the entry towards its readers, if it is allowed and this person's post owns it."""
    return _owned(by, organ, standing_transition(Standing(standing), act))


def acts(by: Acting, organ: OrganRow, stage: Stage, standing: Standing) -> frozenset[EntryAct]:
    """What this person may do with an entry now: with its draft, and with what is public of it."""
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
