"""How text divides on a page of 28-character lines: second-level headings, titles in balanced lines, the signature."""

from __future__ import annotations

import re
from itertools import pairwise

LINE = 28  # characters to a line
NO_DAY = "　　年　　月　　日"
"""A date for the pen."""
TITLE_LINE = 20  # characters of a title in 2号 to a line
_SECOND_LEVEL = re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)][^。]{1,40}。?")
_NEVER_FIRST = frozenset("，。、；：？！）》〉」』”’〕】·的了和与及或等之")
_NEVER_LAST = frozenset("（《〈「『“‘〔【")
# Words that the titles of these papers are made of; a line does not end inside one.
_WHOLE = re.compile(
    "人民政府|办公室|政府信息|公开|申请|答复|告知|通知|征求|意见|第三方|补正|延期|收费|回执|登记|说明|理由|不予|部分|处理|提供|存在"
    "|关于|有关|名称|明细|总价|单价|工程|实施|批准|村民|委员|服务|方案|规划|内容|更正|项目|中标|单位|合同|农田|建设|土地"
    "|征收|补偿|标准|资金|情况|文件|决定|材料|档案|记录|自治区|委员会|管理局|服务中心"
    r"|〔\d+〕\d*号?|[0-9A-Za-z][0-9A-Za-z.%/-]*[年月日号元]?"
)
_ODD_BREAK, _INSIDE_WORD, _INSIDE_NAME, _BEFORE_ABOUT = 1000.0, 60.0, 8.0, -6.0


def second_level(paragraph: str) -> tuple[str, str]:
    """Split off what is set in 楷体 at the start of a paragraph (（一）加大主动公开力度。); ("", all) when there is none."""
    found = _SECOND_LEVEL.match(paragraph)
    if not found or not (found.group().endswith("。") or found.end() == len(paragraph)):
        return "", paragraph
    return found.group(), paragraph[found.end() :]


def unsealed_indents(name: str, day: str = "") -> tuple[float, float]:
    """Return how many characters name and date are from the left edge of a 28-character line (GB/T 9704—2012, 7.3.5.2).

    The name ends two before the right edge and the date begins two to the right of the name; a date that would pass that edge
    ends there instead, and the name moves left with it.
    """
    start = LINE - 2 - max(width(name), width(day) + 2)
    return start, start + 2


def sealed_indents(name: str, day: str) -> tuple[float, float]:
    """Return how many characters name and date end before the right edge, with the seal over both (7.3.5.1).

    The date ends four before the edge and the name is centred over it; a name too long for that ends at the edge and takes
    the date with it to the left.
    """
    name_width, day_width = min(width(name), LINE), width(day)
    centre = max(4 + day_width / 2, name_width / 2)
    return centre - name_width / 2, centre - day_width / 2


def width(words: str) -> float:
    """Return the width in characters: Latin letters and digits are halves, plus the quarter set between digits and characters."""
    gaps = sum((left < "\u2000") != (right < "\u2000") for left, right in pairwise(words))
    return sum(0.5 if letter < "\u2000" else 1.0 for letter in words) + gaps / 4


def balanced(title: str, first: str = "") -> tuple[str, ...]:
    """Break a title into as few lines as it needs, even in length, with no word or book title cut (7.3.1).

    `first` (the organ's name) stands on a line of its own when the title begins with it and needs a second line. A title that
    has line breaks already keeps them.
    """
    if "\n" in title or width(title) <= TITLE_LINE:
        return tuple(title.split("\n"))
    if first and title.startswith(first) and width(first) <= TITLE_LINE and title != first:
        return (first, *balanced(title.removeprefix(first)))
    count = -int(-width(title) // TITLE_LINE)
    return _divided(title, count) or _divided(title, count + 1) or (title,)


def _divided(title: str, count: int) -> tuple[str, ...]:
    """Return the division into `count` lines with the lowest cost; empty when no line would fit."""
    aim, costs = width(title) / count, _break_costs(title)
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for number in range(count):
        found: dict[int, tuple[float, tuple[str, ...]]] = {}
        for start, (cost, lines) in best.items():
            for end in range(start + 1, len(title) + 1):
                long = width(title[start:end])
                if long > TITLE_LINE:
                    break
                if (end == len(title)) != (number == count - 1):
                    continue
                total = cost + (long - aim) ** 2 + (costs[end] if end < len(title) else 0)
                if end not in found or total < found[end][0]:
                    found[end] = (total, (*lines, title[start:end]))
        best = found
    return best[len(title)][1] if len(title) in best else ()


def _break_costs(title: str) -> list[float]:
    """Return what a break before each character costs."""
    costs = [0.0] * len(title)
    for place in range(1, len(title)):
        if title[place] in _NEVER_FIRST or title[place - 1] in _NEVER_LAST:
            costs[place] += _ODD_BREAK
        if title[:place].count("《") > title[:place].count("》"):
            costs[place] += _INSIDE_NAME
        if title.startswith("关于", place):
            costs[place] += _BEFORE_ABOUT
    for word in _WHOLE.finditer(title):
        for place in range(word.start() + 1, word.end()):
            costs[place] += _INSIDE_WORD
    return costs
