"""Whether what a reply gives may leave the organ: the secrecy review before the signature (条例第17条)."""

from __future__ import annotations

from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.citation import Citation, regulations
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

REVIEWED = regulations("第17条")
SECRECY_LAW = Citation("保守国家秘密法", "第35条", "2024年修订")
GIVING = frozenset({Outcome.GRANTED, Outcome.PARTIAL})
"""Where it is public already, the reply only says where."""


@rule(REVIEWED, SECRECY_LAW, name="提供信息以前要保密审查")
def needs_clearance(outcome: Outcome) -> bool:
    """Return whether a reply gives information, in whole or in part: then it is reviewed before it is signed."""
    return outcome in GIVING


@rule(REVIEWED, name="可以做保密审查")
def may_clear(outcome: Outcome, *, is_cleared: bool) -> Verdict:
    """The review is for a reply that gives something, once each time it is handed in."""
    if not needs_clearance(outcome):
        return refused("这种答复不提供信息，不用保密审查。", REVIEWED, "clearance.nothing_given")
    if is_cleared:
        return refused("这份答复已经做过保密审查。", REVIEWED, "clearance.twice")
    return ALLOWED


@rule(REVIEWED, SECRECY_LAW, name="没有保密审查不能签发")
def may_be_signed(outcome: Outcome, *, is_cleared: bool) -> Verdict:
    """A reply that gives something is signed only with the opinion of the secrecy review."""
    if needs_clearance(outcome) and not is_cleared:
        return refused("这份答复要提供信息，先由保密审查员审查，写明意见，再签发。", REVIEWED, "clearance.missing")
    return ALLOWED
