"""What kind of administrative decision a catalogue line holds; permits and penalties have a limit of their own.

Source: 国办发〔2018〕118号, which names 行政许可 and 行政处罚 and leaves 行政强制 to 条例第26条.
"""

from __future__ import annotations

from enum import StrEnum


class Decision(StrEnum):
    """The mark on a catalogue line: nothing but decisions of a kind, some among other contents, or none."""

    NONE = ""
    PERMIT = "permit"
    SOME_PERMITS = "some_permits"
    PENALTY = "penalty"
    SOME_PENALTIES = "some_penalties"
    COERCION = "coercion"

    @property
    def is_whole(self) -> bool:
        """Whether everything published under the line is such a decision."""
        return self in (Decision.PERMIT, Decision.PENALTY)

    @property
    def kind(self) -> str:
        """The kind of decision, whether or not the line holds anything else: permit, penalty, coercion or ""."""
        return {Decision.SOME_PERMITS: "permit", Decision.SOME_PENALTIES: "penalty"}.get(self, self.value)


DECISION_WORDS = {
    Decision.NONE: "不是，也没有",
    Decision.PERMIT: "都是行政许可决定",
    Decision.SOME_PERMITS: "其中有行政许可决定",
    Decision.PENALTY: "都是行政处罚决定",
    Decision.SOME_PENALTIES: "其中有行政处罚决定",
    Decision.COERCION: "行政强制",
}


def decision_in(title: str) -> Decision:
    """Suggest the mark for a line of which only the title is known; a title never says that the line holds nothing else."""
    if any(word in title for word in ("行政处罚", "处罚决定")):
        return Decision.SOME_PENALTIES
    return Decision.SOME_PERMITS if any(word in title for word in ("行政许可", "许可决定")) else Decision.NONE
