"""Who handles applications, who reads what of them, and which act is whose."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.accounts.policies import visible_organ
from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible, Refused, require
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.registers.policies import organ_to_register
from mingbai.statute.cases.notice_order import NOTICE_ACT_WORDS, NoticeAct, NoticeState, notice_move
from mingbai.statute.cases.practice import CaseSettings
from mingbai.statute.cases.states import ACT_WORDS, CaseAct, CaseState, transition
from mingbai.statute.citation import regulations
from mingbai.statute.disclosure.committees import takes_applications
from mingbai.statute.moves import Move
from mingbai.statute.posts import SYSTEM, WORKERS, PostKind
from mingbai.statute.verdict import Verdict, refused

__all__ = [
    "check_work",
    "handled_organ",
    "handles",
    "if_handled",
    "organ_to_receive",
    "organ_to_register",
    "own_organ_id",
    "step",
    "visible_organ",
]
HANDLERS = (*WORKERS, PostKind.SECRECY_REVIEWER, PostKind.SIGNING_LEADER)
"""The posts of the organ itself that open a case with the applicant's particulars."""
SOURCE = regulations("第4条")


def handles(by: Acting, organ: OrganRow) -> bool:
    """Return whether this person opens the cases of the organ; whoever supervises it sees numbers and dates alone."""
    return by.organ_id == organ.id and by.kind in HANDLERS


def own_organ_id(by: Acting) -> int:
    """Return the key of this person's organ, if the post opens its cases; raise NotVisible otherwise."""
    if by.kind not in HANDLERS:
        raise NotVisible(by.organ_code)
    return by.organ_id


def handled_organ(by: Acting, organ_id: int) -> OrganRow:
    """Return the organ whose cases this person opens, as the clock does; raise NotVisible for anyone else, as if it had none."""
    return if_handled(by, organs.organ_by_id(organ_id))


def if_handled(by: Acting, organ: OrganRow) -> OrganRow:
    """Return an organ that was read already, if this person or the clock opens its cases; raise NotVisible otherwise."""
    if not handles(by, organ) and not (by.kind == SYSTEM and by.organ_id == organ.id):
        raise NotVisible(organ.code)
    return organ


def check_work(by: Acting, organ: OrganRow) -> None:
    """Raise Refused unless this person is a clerk or section head of the organ itself."""
    if not policies.may_work_for(by, organ):
        raise Refused(refused("申请由本机关的经办或者科室负责人登记、办理。", SOURCE, "case.not_own_work"))


def organ_to_receive(by: Acting, organ_code: str) -> OrganRow:
    """Return an organ that takes applications, for its clerks and section heads, and for the portal's form (the system)."""
    organ = organs.organ(organ_code) if by.kind == SYSTEM and by.organ_code == organ_code else visible_organ(by, organ_code)
    if by.kind != SYSTEM:
        check_work(by, organ)
    require(takes_applications(organ.level))
    return organ


def organ_open_to_all(organ_code: str) -> OrganRow:
    """Return an organ that takes applications, for the portal; raise Refused for a committee, NotVisible for a closed organ."""
    organ = organs.organ(organ_code)
    if not organ.is_open:
        raise NotVisible(organ_code)
    require(takes_applications(organ.level))
    return organ


def step(by: Acting, organ: OrganRow, state: str, act: CaseAct, practice: CaseSettings) -> Move[CaseState, CaseAct]:
    """Return the move as the county's practice has it; raise Refused when state or post do not allow it."""
    found = transition(CaseState(state), act, practice)
    if isinstance(found, Verdict):
        raise Refused(found)
    if not policies.owns(by, organ, found):
        raise Refused(refused(f"{ACT_WORDS[act]}这一步由{found.whose}来做。", SOURCE, f"case.owner.{act}"))
    return found


def notice_step(
    by: Acting, organ: OrganRow, code: str, *, at: str, act: NoticeAct, practice: CaseSettings
) -> Move[NoticeState, NoticeAct]:
    """Return the move of a procedural letter; raise Refused when its state or this post does not allow it."""
    found = notice_move(code, NoticeState(at), act, practice)
    if isinstance(found, Verdict):
        raise Refused(found)
    if not policies.owns(by, organ, found):
        raise Refused(refused(f"{NOTICE_ACT_WORDS[act]}这一步由{found.whose}来做。", SOURCE, f"notice.owner.{act}"))
    return found
