"""Words and tags that the pages of open days share."""

from __future__ import annotations

from mingbai.statute.disclosure.review import STAGE_WORDS, Stage
from mingbai.statute.outreach.open_days import DayState

TAGS = {DayState.PLANNED: "half", DayState.HELD: "done", DayState.CALLED_OFF: "stop"}


def standing(stage: str, is_public: bool) -> str:
    """Return how far the entry of an announcement or an account has come; empty where none was written."""
    if is_public:
        return "已公开"
    if not stage or stage == Stage.DISCARDED:
        return ""
    return STAGE_WORDS[Stage(stage)] if stage != Stage.NONE else "已撤下"
