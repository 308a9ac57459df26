"""The government gazette (政府公报): in which part of an issue a document stands.

Source: 党政机关公文处理工作条例第8条 (the kinds of official documents), in the order in which they bind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from mingbai.statute.citation import Citation, Confidence, regulations
from mingbai.statute.index import rule

KINDS_OF_DOCUMENTS = Citation("党政机关公文处理工作条例", "第8条", "中办发〔2012〕14号", Confidence.PARTLY)
SECTIONS = (
    ("命令、决定", ("命令", "令", "决定", "决议")),
    ("意见、办法", ("意见", "办法", "规定", "细则", "规则", "方案", "规划")),
    ("公告、通告", ("公告", "通告", "公报")),
    ("通知", ("通知",)),
    ("通报、批复、函", ("通报", "批复", "函", "纪要", "报告", "请示", "议案")),
)
OTHERS = "其他"
_REMARK = re.compile(r"[（(][^（）()]*[）)]$")


@dataclass(frozen=True, slots=True)
class GazettePlace:
    """The place of a document in an issue: the order of its part, and the part's name."""

    order: int
    section: str


@rule(KINDS_OF_DOCUMENTS, regulations("第23条"), name="政府公报按文种编排")
def place_of(title: str) -> GazettePlace:
    """Return the part of the issue for a document, by the kind of document that its title ends with."""
    words = _REMARK.sub("", title.strip()).rstrip("》")
    for order, (name, endings) in enumerate(SECTIONS):
        if words.endswith(endings):
            return GazettePlace(order, name)
    return GazettePlace(len(SECTIONS), OTHERS)


def section_names(titles: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the parts that these documents need, in their order."""
    return tuple(dict.fromkeys(place.section for place in sorted(map(place_of, titles), key=lambda place: place.order)))
