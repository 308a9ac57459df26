"""Mobile telephone numbers. Switchboards, hotlines and numbers of offices with an area code are nobody's personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingbai.privacy.runs import Run, Window
from mingbai.privacy.spans import Certainty, Kind, Span

FORM = re.compile(r"1[3-9][0-9]{9}")
COUNTRY = re.compile(r"(?:0?0?86)(1[3-9][0-9]{9})")
# Amounts, areas, numbers of things: the same digits mean something else.
THING_BEFORE = re.compile(
    r"(?:编号|单号|流水号?|序号|文号|合同号|订单|票号|代码|注册号|账号|帐号|卡号|QQ|[¥￥]|金额|面积|坐标|[0-9][,，.])[:：为]?$",
    re.IGNORECASE,
)
THING_AFTER = re.compile(r"^(?:元|万元|亿元|平方|亩|公里|吨|千瓦|人次|[%％]|[,，][0-9]{3}|\.[0-9])")
# 14558560550.29 is an amount.
DECIMALS = re.compile(r"\.[0-9]{1,2}(?![0-9])")
GROUPINGS = frozenset({(11,), (3, 4, 4), (3, 8), (7, 4), (3, 3, 5)})


def find(run: Run) -> Iterator[Span]:
    """The mobile numbers in one run of digits."""
    if THING_BEFORE.search(run.before) or THING_AFTER.search(run.after):
        return
    for window in run.windows((11, 13, 14, 15)):
        if _is_mobile(window) and not DECIMALS.match(run.text, window.end - run.start):
            yield Span(Kind.MOBILE_PHONE, window.start, window.end, Certainty.CERTAIN)


def _is_mobile(window: Window) -> bool:
    sizes = tuple(len(group) for group in window.groups)
    if len(window.digits) == 11:
        return bool(FORM.fullmatch(window.digits)) and (sizes in GROUPINGS or set(sizes) == {1})
    return bool(COUNTRY.fullmatch(window.digits)) and len(window.groups[0]) in (2, 3, 4, *range(13, 16))
