"""Words for the clerk's pages: stages as tags, column treatments, reasons of snapshots."""

from __future__ import annotations

from mingbai.statute.disclosure.review import STAGE_WORDS, Stage, Standing

STAGE_TAGS = {Stage.RETURNED: "stop", Stage.DRAFT: "half", Stage.APPROVED: "done", Stage.REFERRED: "held"}
STANDING_TAGS = {Standing.PUBLISHED: "done", Standing.WITHDRAWN: "none", Standing.EXPIRED: "none"}
TREATMENTS = {
    "keep": "保留",
    "first_character": "只留首字",
    "remove_column": "删去这一列",
    "first6_last1": "只留前6位后1位",
    "first3_last2": "只留前3位后2位",
    "last4": "只留后4位",
    "village_only": "只留到村",
    "all": "全部隐去",
}
REASONS = {
    "opened": "开始起草",
    "saved": "保存",
    "submitted": "送审",
    "discarded": "作废",
    "overtaken": "被别人的一稿代替以前",
}


def treatment(value: str) -> str:
    """Return the words for a column's treatment."""
    return TREATMENTS.get(value, value)


def stage_tag(stage: Stage) -> tuple[str, str]:
    """Return the word and the kind of tag for a stage."""
    return STAGE_WORDS[stage], STAGE_TAGS.get(stage, "")
