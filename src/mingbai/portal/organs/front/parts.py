"""The four parts that the law gives an organ's section, each with what is in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from mingbai.entries import queries as entries
from mingbai.organs.queries import OrganRow
from mingbai.portal.section import PublishedInYear
from mingbai.statute.disclosure.items import RULES, statutory_items


@dataclass(frozen=True, slots=True)
class PartOfLaw:
    """One part: where it is, what it holds in one line, and whether there is anything."""

    label: str
    href: str
    said: str
    is_there: bool = True


def parts(organ: OrganRow, published: PublishedInYear | None, today: date) -> tuple[PartOfLaw, ...]:
    """Return the parts in the order of the law; the figures are those of the pages behind them."""
    counts = entries.statutory_item_counts(organ.id)
    items = statutory_items(organ.level, today)
    there = sum(1 for item in items if counts.get(item.code))
    rules = counts.get(RULES, 0)
    here = {name: reverse(f"portal:{name}", args=[organ.code]) for name in ("guide", "rules", "content", "organ-reports")}
    return (
        PartOfLaw("政府信息公开指南", here["guide"], "有哪些信息，怎么找，怎么申请，找谁"),
        PartOfLaw("政府信息公开制度", here["rules"], f"{rules:,} 条" if rules else "空白", bool(rules)),
        PartOfLaw(
            "法定主动公开内容",
            here["content"],
            f"条例列的 {len(items)} 项，{there} 项有内容，{len(items) - there} 项空白",
            bool(there),
        ),
        PartOfLaw(
            "政府信息公开年报",
            here["organ-reports"],
            f"最近一份是{published.year}年的" if published else "空白",
            published is not None,
        ),
    )
