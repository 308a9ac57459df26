"""Meetings and matters (办会、办事): the plan of a meeting states for each topic whether it is open, and how.

Source: 国办发〔2016〕80号, first part (将"五公开"要求落实到会议办理程序).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mingbai.statute.disclosure.attributes import ATTRIBUTES, Attribute, Proposal, proposal
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused


class MatterKind(StrEnum):
    """A meeting, or a matter handled outside of one."""

    MEETING = "meeting"
    MATTER = "matter"


MATTER_WORDS = {MatterKind.MEETING: "办会", MatterKind.MATTER: "办事"}


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: what it is, whether it is open; `way` says how an open one is published, `reason` and `ground` why not."""

    what: str
    attribute: Attribute | None
    way: str = ""
    reason: str = ""
    ground: str = ""


@rule(ATTRIBUTES, name="会议方案要提出是否公开和公开方式")
def topic(found: Topic) -> Verdict:
    """Each topic states whether it is open: an open one how, any other why not, a closed one on which ground."""
    if len(found.what.strip()) < 2:
        return refused("写明是什么议题、什么事项。", ATTRIBUTES, "topic.what")
    if found.attribute is None:
        return refused(f"“{found.what}”还没有定是否公开。", ATTRIBUTES, "topic.attribute")
    if not (verdict := proposal(Proposal(found.attribute, found.reason, found.ground))):
        return verdict
    if found.attribute is Attribute.OPEN and not found.way.strip():
        return refused(f"“{found.what}”主动公开，写明用什么方式公开，例如网站发布、邀请群众代表列席。", ATTRIBUTES, "topic.way")
    return ALLOWED
