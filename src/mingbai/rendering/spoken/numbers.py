"""Numbers as announcers say them: dates, amounts, times, telephones, decimals, in one pass over a text.

Years and numbers that only name something are said digit by digit, telephones with 幺 for one, a two that counts as 两.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿")
_LARGEST = 10**12
_NUMBER = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TO = r"\s*[-–—－~～至到]+\s*"
# Before these, a two that counts is 两.
_MEASURES = "个户人次条件项亩元块斤吨米间套家名位天年月日周小时分公里千克辆台头只口张份批处所座场行"
_CALLED = re.compile(r"(?:电话|热线|手机|拨打|致电|打)\s*[:：]?\s*$")
_WIDE = str.maketrans("０１２３４５６７８９．％／－", "0123456789.%/-")


def cardinal(number: int) -> str:
    """Return a whole number below a trillion in words: 12 is 十二, 2000 is 两千, 1005 is 一千零五; ValueError for any other."""
    if not 0 <= number < _LARGEST:
        raise ValueError(f"no spoken number: {number}")
    words, gap = "", False
    for place in reversed(range(len(_GROUPS))):
        group = number // 10_000**place % 10_000
        if not group:
            gap = bool(words)
            continue
        if words and (gap or group < 1000):
            words += _DIGITS[0]
        words += ("两" if group == 2 and place else _below_ten_thousand(group)) + _GROUPS[place]
        gap = False
    if words.startswith("一十"):
        words = words[1:]
    return words or _DIGITS[0]


def _below_ten_thousand(number: int) -> str:
    words, gap = "", False
    for place in reversed(range(len(_UNITS))):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(words)
            continue
        said = "两" if digit == 2 and place == 3 else _DIGITS[digit]
        words += (_DIGITS[0] if gap else "") + said + _UNITS[place]
        gap = False
    return words


def one_by_one(digits: str, *, zero: str = "零", one: str = "一") -> str:
    """Return digits said one by one; `one` is 幺 in telephones, `zero` 〇 in years. What is no digit stays."""
    said = {**{str(value): sign for value, sign in enumerate(_DIGITS)}, "0": zero, "1": one}
    return "".join(said.get(digit, digit) for digit in digits)


def decimal(written: str) -> str:
    """Return a number with or without commas and decimals in words: 8.60 is 八点六零. One too large is said digit by digit."""
    whole, _, rest = written.replace(",", "").replace("，", "").partition(".")
    said = cardinal(int(whole)) if int(whole) < _LARGEST else one_by_one(whole)
    return said + (f"点{one_by_one(rest)}" if rest else "")


def amount(written: str) -> str:
    """Return an amount in yuan: 1,254.30 is 一千二百五十四元三角, 0.05 is 五分; more than two decimals stay a decimal number."""
    whole, _, rest = written.replace(",", "").replace("，", "").partition(".")
    rest = rest.rstrip("0") if len(rest) > 2 else rest
    if len(rest) > 2:
        return f"{decimal(f'{whole}.{rest}')}元"
    tenths, hundredths = (int(digit) for digit in rest.ljust(2, "0"))
    words = "" if not int(whole) and (tenths or hundredths) else f"{_counted(whole, '元')}元"
    if tenths:
        words += f"{_counted(str(tenths), '角')}角"
    elif hundredths and words:
        words += _DIGITS[0]
    return words + (f"{cardinal(hundredths)}分" if hundredths else "")


def telephone(written: str) -> str:
    """Return a telephone digit by digit, with pauses: 零九五四，七零幺二七八三."""
    digits = re.sub(r"[^\d\-]", "", written)
    parts = [digits[:3], digits[3:7], digits[7:]] if re.fullmatch(r"1\d{10}", digits) else digits.split("-")
    return "，".join(one_by_one(part, one="幺") for part in parts if part)


def _counted(written: str, measure: str) -> str:
    """Return a number before a measure: two is 两 there, but not inside a longer number."""
    return "两" if written == "2" and measure and measure in f"{_MEASURES}角" else decimal(written)


def _year(found: re.Match[str]) -> str:
    return one_by_one(found["year"], zero="〇") + "年"


def _years(found: re.Match[str]) -> str:
    return f"{one_by_one(found['from_year'], zero='〇')}到{one_by_one(found['to_year'], zero='〇')}年"


def _day(found: re.Match[str]) -> str:
    year, month, on = re.findall(r"\d+", found["day"])
    return f"{one_by_one(year, zero='〇')}年{cardinal(int(month))}月{cardinal(int(on))}日"


def _month_day(found: re.Match[str]) -> str:
    # The second of a month is 二日, the month itself 二月.
    return f"{cardinal(int(found['month']))}{found['of_month']}"


def _time(found: re.Match[str]) -> str:
    hour, minute = found["time"].split(":")
    rest = f"{'零' if minute[0] == '0' else ''}{cardinal(int(minute))}分" if int(minute) else ""
    return f"{_counted(str(int(hour)), '个')}点{rest}"


def _percent(found: re.Match[str]) -> str:
    return f"百分之{decimal(found['percent'])}"


def _money(found: re.Match[str]) -> str:
    return amount(found["yuan"] or found["sign"])


def _document(found: re.Match[str]) -> str:
    return f"{one_by_one(found['of_year'], zero='〇')}年{cardinal(int(found['number']))}号"


def _phone(found: re.Match[str]) -> str:
    return telephone(found["phone"])


def _range(found: re.Match[str]) -> str:
    return f"{decimal(found['least'])}到{decimal(found['most'])}"


def _plain(found: re.Match[str]) -> str:
    before, written, measure = found.string[: found.start()], found["plain"], found["measure"]
    if _CALLED.search(before) and "." not in written and "," not in written and not measure:
        return telephone(written)
    if before.endswith("第"):
        return decimal(written) + measure
    if re.fullmatch(r"0\d+", written):
        return one_by_one(written) + measure
    return _counted(written, measure) + measure


_SAID: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"(?P<day>\d{4}(?:年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2}(?!\d)|/\d{1,2}/\d{1,2}(?!\d)|\.\d{1,2}\.\d{1,2}(?![\d.])))", _day),
    (rf"(?P<from_year>(?:19|20)\d\d)年?{_TO}(?P<to_year>(?:19|20)\d\d)年", _years),
    (r"(?P<year>(?:19|20)\d\d)年", _year),
    (r"(?P<month>\d{1,2})(?P<of_month>月(?!以|内|份?之)|日)", _month_day),
    (r"(?P<time>\d{1,2}:\d\d)(?!\d)", _time),
    (r"(?P<phone>(?<!\d)(?:0\d{2,3}-\d{7,8}|1[3-9]\d{9})(?!\d))", _phone),
    (r"[〔\[（](?P<of_year>(?:19|20)\d\d)[〕\]）]第?(?P<number>\d{1,5})号", _document),
    (rf"(?P<percent>{_NUMBER})[%％]", _percent),
    (rf"(?P<yuan>{_NUMBER})(?=元)元|[¥￥](?P<sign>{_NUMBER})", _money),
    (rf"(?P<least>{_NUMBER}){_TO}(?P<most>{_NUMBER})(?![\d:])", _range),
    (rf"(?P<plain>{_NUMBER})(?P<measure>[{_MEASURES}]?)", _plain),
)
_ANY = re.compile("|".join(f"(?P<rule{place}>{pattern})" for place, (pattern, _) in enumerate(_SAID)))
_WIDE_COLON = re.compile(r"(?<=\d)：(?=\d)")
_BETWEEN = re.compile(rf"(?<=[点分日月年元]){_TO}(?=[零一二三四五六七八九十两])")


def spoken(text: str) -> str:
    """Return a text with every number as it is said; words stay as they are."""
    said = _ANY.sub(_replaced, _WIDE_COLON.sub(":", text.translate(_WIDE)))
    return _BETWEEN.sub("到", said)


def _replaced(found: re.Match[str]) -> str:
    return next(say for place, (_, say) in enumerate(_SAID) if found[f"rule{place}"] is not None)(found)
