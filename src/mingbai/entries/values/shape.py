"""Whether content has the form of an entry; the check and the reviewers judge what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mingbai.catalogue.values.lines import EVERYBODY, SPECIAL
from mingbai.core.errors import Invalid
from mingbai.entries.values.content import BODY_LONGEST, SUMMARY_LONGEST, TITLE_LONGEST, EntryContent
from mingbai.reading.readable import clean
from mingbai.statute.disclosure.comments import CommentNotice
from mingbai.statute.disclosure.items import GUIDE, RULES

# 条例第20条 has 15 items, 第21条 8; 第12条 is the guide; "rules" are the organ's own working rules (制度).
ITEMS = frozenset({*(f"20.{n}" for n in range(1, 16)), *(f"21.{n}" for n in range(1, 9)), GUIDE, RULES})
AUDIENCE_LONGEST = 100
COMMENT_LIMITS = {
    "short_reason": ("缩短期限的原因", 300),
    "address": ("提意见的通信地址", 200),
    "telephone": ("提意见的电话", 100),
    "email": ("提意见的邮箱", 100),
    "explanation": ("起草说明", 20_000),
}
RANGES = frozenset({"open", "village", "onsite"})


def tidy(content: EntryContent) -> EntryContent:
    """Return the content with words trimmed and the body cleaned; Invalid names the field that is too long or unknown."""
    title, summary = " ".join(content.title.split()), " ".join(content.summary.split())
    if not title or len(title) > TITLE_LONGEST:
        raise Invalid(f"写标题，最多{TITLE_LONGEST}个字。", "title")
    if len(summary) > SUMMARY_LONGEST:
        raise Invalid(f"一句话说清楚最多{SUMMARY_LONGEST}个字，现在有{len(summary)}个。", "summary")
    if len(content.body) > BODY_LONGEST:
        raise Invalid("正文太长，把长表格放进附件。", "body")
    if content.statutory_item and content.statutory_item not in ITEMS:
        raise Invalid(f"没有“{content.statutory_item}”这一项，写条例的条和项，例如 20.9。", "statutory_item")
    audience = content.audience.strip()
    if audience and audience != EVERYBODY and not audience.startswith(SPECIAL):
        raise Invalid(f"公开对象写{EVERYBODY}，或者“{SPECIAL}（是哪些人）”。", "audience")
    if len(audience) > AUDIENCE_LONGEST:
        raise Invalid(f"公开对象最多{AUDIENCE_LONGEST}个字。", "audience")
    if content.range not in RANGES:
        raise Invalid("给谁看：选全社会、只在本村（社区），或者只供现场查阅。", "range")
    village = content.village if content.range == "village" else ""
    if content.range == "village" and not village:
        raise Invalid("选是哪个村、社区的。", "village")
    return replace(
        content,
        title=title,
        summary=summary,
        audience=audience,
        body=clean(content.body),
        village=village,
        comment=_tidy(content.comment),
    )


def _tidy(said: CommentNotice | None) -> CommentNotice | None:
    """Return what a draft for comment says with its words trimmed; None where it says nothing."""
    if said is None:
        return None
    found = replace(said, **{name: getattr(said, name).strip() for name in COMMENT_LIMITS})
    for name, (what, longest) in COMMENT_LIMITS.items():
        if len(getattr(found, name)) > longest:
            raise Invalid(f"{what}最多写{longest}个字，现在有{len(getattr(found, name))}个。", name)
    return found if found != CommentNotice() else None


def complete(content: EntryContent, today: date) -> None:
    """Raise Invalid naming what a draft lacks before it can be submitted."""
    if not content.statutory_item and content.line_id is None:
        raise Invalid("选公开事项：目录里的一项，或者条例的条和项。", "statutory_item")
    if content.formed_on is None:
        raise Invalid("写形成日期：公文写签发日期，名册和数据写做好的日期。", "formed_on")
    if content.formed_on > today:
        raise Invalid("形成日期晚于今天，请核对。", "formed_on")
    if content.valid_until is not None and content.valid_until < content.formed_on:
        raise Invalid("失效日期早于形成日期，请核对。", "valid_until")
    if not content.body.strip() and not any(one.is_done for one in content.elements):
        raise Invalid("正文还是空的。写几句话，或者从docx导入；只有附件的，也要写明附件是什么。", "body")
