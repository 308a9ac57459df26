"""The sources that several rules on applications cite, besides 条例."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from mingbai.statute.citation import Citation, Confidence
from mingbai.statute.numerals import written_out

REVIEW_LAW_SINCE = date(2024, 1, 1)
"""行政复议法 as revised in 2023: refusals go to review first."""
REVIEW_RULES_SINCE = date(2026, 7, 1)
"""行政复议法实施条例 as revised in 2026: partial refusals too."""
COURT_RULES_SINCE = date(2025, 6, 1)
"""法释〔2025〕8号: what courts do not take."""

REGULATIONS = "政府信息公开条例"


def review_rules(article: str) -> Citation:
    """Cite 行政复议法实施条例 as in force since 2026-07-01."""
    return Citation("行政复议法实施条例", article, "国务院令第836号")


def court_rules(article: str) -> Citation:
    """Cite the Supreme People's Court on disclosure cases, in force since 2025-06-01."""
    return Citation("最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释", article, "法释〔2025〕8号")


def litigation_law(article: str) -> Citation:
    """Cite 行政诉讼法 as amended in 2017."""
    return Citation("行政诉讼法", article, "2017年修正")


SERVICE = Citation("国务院办公厅政府信息与政务公开办公室关于政府信息公开处理决定送达问题的解释", "", "国办公开办函〔2016〕235号")
MODEL_OF_2020 = Citation("江苏省政府信息公开申请办理答复规范", "", "国办公开办函〔2020〕2号", Confidence.PARTLY)


def as_in_a_letter(law: str, citations: Iterable[Citation]) -> str:
    """Return articles of one law as a letter quotes them: 《中华人民共和国政府信息公开条例》第三十条、第三十六条第二项、第三项.

    An article is named once for what is quoted of it in a row.
    """
    places, last = list[str](), ""
    for one in citations:
        article, _, part = one.article.partition("条")
        places.append(part if part and article == last else one.article)
        last = article
    return f"《中华人民共和国{law}》" + re.sub(r"第(\d+)条", lambda found: f"第{written_out(int(found[1]))}条", "、".join(places))
