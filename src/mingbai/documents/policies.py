"""Who may draft, check, sign and read documents, and who keeps the register of normative ones."""

from __future__ import annotations

from mingbai.accounts import policies
from mingbai.accounts.policies import visible_organ
from mingbai.accounts.values import Acting
from mingbai.core.errors import Refused
from mingbai.organs.queries import OrganRow
from mingbai.registers.policies import organ_to_register
from mingbai.statute.citation import regulations
from mingbai.statute.disclosure.documents import ACT_WORDS, EDITABLE, STATE_WORDS, SlipAct, SlipState, transition
from mingbai.statute.moves import Move
from mingbai.statute.verdict import Verdict, refused

__all__ = ["check_edit", "check_work", "organ_to_register", "step", "visible_organ"]
SOURCE = regulations("第4条")


def check_work(by: Acting, organ: OrganRow) -> None:
    """Raise Refused unless this person is a clerk or section head of the organ itself; only they draft."""
    if not policies.may_work_for(by, organ):
        raise Refused(refused("拟稿由本机关的经办或者科室负责人来做。", SOURCE, "document_not_own_work"))


def check_edit(by: Acting, organ: OrganRow, state: str) -> None:
    """Raise Refused for anyone who does not draft for the organ, and for everyone while the slip is not editable."""
    check_work(by, organ)
    if SlipState(state) not in EDITABLE:
        words = STATE_WORDS[SlipState(state)]
        raise Refused(refused(f"这份公文现在是“{words}”，不能改。还没签发的，先撤回修改。", SOURCE, "document_not_editable"))


def step(
    by: Acting, organ: OrganRow, state: str, act: SlipAct, is_through_disclosure_office: bool = False
) -> Move[SlipState, SlipAct]:
    """Return the move; raise Refused when the state forbids the act or this person's post does not own it."""
    found = transition(SlipState(state), act, is_through_disclosure_office)
    if isinstance(found, Verdict):
        raise Refused(found)
    if not policies.owns(by, organ, found):
        raise Refused(refused(f"{ACT_WORDS[act]}这一步由{found.whose}来做。", SOURCE, f"document_owner.{act}"))
    return found
