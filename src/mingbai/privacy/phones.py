"""Mobile telephone numbers. Switchboards, hotlines and office numbers with an area code are not personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingbai.privacy.runs import Run, Window
from mingbai.privacy.spans import Certainty, DataKind, Span

FORM = re.compile(r"1[3-9][0-9]{9}")
COUNTRY = re.compile(r"(?:0?0?86)(1[3-9][0-9]{9})")
TRUNK = re.compile(r"0(1[3-9][0-9]{9})")
BRACKETED = re.compile(r"\(1[3-9][0-9]\) ?[0-9]{4}[ \-]?[0-9]{4}(?![0-9])")
LABEL = re.compile(r"电话|手机|联系|微信|号码|拨打|致电|tel|mobile|phone", re.IGNORECASE)
# Latin letters that people write directly before a telephone number.
PREFIX = re.compile(r"(?:[a-z]*tel|telephone|phone|mobile|mob|m|t|p|h|v|vx|wx|wechat|qq|no)", re.IGNORECASE)
# Numbers of things: the same digits with another meaning.
THING_BEFORE = re.compile(
    r"(?:编号|单号|流水号?|序号|文号|合同号|订单|票号|代码|注册号|账号|帐号|卡号|QQ|[¥￥]|金额|[预决]算数|总[数额值量]|产值|合计|第|面积|坐标)[:：为]?[A-Za-z]{0,6}-?$",
    re.IGNORECASE,
)
THING_AFTER = re.compile(r"^(?:元|万元|亿元|平方|亩|公里|吨|千瓦|人次|%)")
# The address of a web page contains such numbers too.
PAGE_BEFORE = re.compile(r"[?&][A-Za-z_]+=$|//[^\u4e00-\u9fff]*/$")
PAGE_AFTER = re.compile(r"^\.(?:s?html?|jsp|aspx?|php)\b", re.IGNORECASE)
# 14558560550.29 is an amount, 106.13834012345 a coordinate, 1.13895412345 the first item of a list.
DECIMALS = re.compile(r"\.[0-9]{1,2}(?![0-9])")
GROUPINGS = frozenset({(3, 4, 4), (3, 8), (7, 4)})
MOST_GROUPS, FEW_DIGITS = 3, 6


def find(run: Run) -> Iterator[Span]:
    """Find the mobile numbers in a run of digits."""
    if PAGE_BEFORE.search(run.before) or PAGE_AFTER.search(run.after):
        return
    for window in run.windows(
        (11, 13, 14, 15, 12), _begins_so, lambda window: _is_mobile(window, run) and not _is_thing(window, run)
    ):
        yield Span(DataKind.MOBILE_PHONE, window.start, window.end, Certainty.CERTAIN)


def find_bracketed(text: str) -> Iterator[Span]:
    """Find mobile numbers with brackets around the first three digits in a plain text."""
    for found in BRACKETED.finditer(text):
        yield Span(DataKind.MOBILE_PHONE, found.start(), found.end(), Certainty.CERTAIN)


def _begins_so(digits: str) -> bool:
    return digits[0] in "018" and ((digits[0] == "1" and digits[1] in "3456789") if len(digits) == 11 else "1" in digits[1:5])


def _is_mobile(window: Window, run: Run) -> bool:
    if len(window.digits) == 11:
        return bool(FORM.fullmatch(window.digits)) and _is_grouped(window, bool(LABEL.search(run.before)))
    if len(window.digits) == 12:
        return bool(TRUNK.fullmatch(window.digits)) and window.is_whole and bool(LABEL.search(run.before))
    return bool(COUNTRY.fullmatch(window.digits)) and not window.breaks_line and _is_abroad(window.groups)


def _is_abroad(groups: tuple[str, ...]) -> bool:
    """Return whether the country code stands alone or before the whole number: 86 138 9541 2345, 8613895412345."""
    sizes = tuple(len(group) for group in groups)
    return len(sizes) == 1 or (groups[0] in ("86", "086", "0086") and (sizes[1:] in GROUPINGS or len(sizes) == 2))


def _is_grouped(window: Window, labelled: bool) -> bool:
    """Return whether the digits are grouped as people write a telephone number, not like the figures of a table."""
    sizes = tuple(len(group) for group in window.groups)
    if len(sizes) == 1:
        return True
    if set(sizes) == {1}:
        return window.is_all and not window.breaks_line and (labelled or len(set(window.digits)) >= FEW_DIGITS)
    if labelled and len(sizes) <= MOST_GROUPS:
        return True
    if window.breaks_line and not window.is_all:
        return False
    return sizes in GROUPINGS or (window.is_all and (sizes == (3, 3, 5) or window.gaps == ("-",)))


def _is_thing(window: Window, run: Run) -> bool:
    last = window.end - run.start
    if DECIMALS.match(run.text, last) or THING_BEFORE.search(run.joined_before(window)):
        return True
    if last == len(run.text) and THING_AFTER.search(run.after):
        return True
    return run.is_fraction(window) or (window.is_first and bool(run.glued) and not PREFIX.fullmatch(run.glued))
