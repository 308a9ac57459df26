"""What a text claims in figures: amounts of money, households, persons, periods; written in any of the usual ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from mingbai.statute.numerals import number_of

HUNDRED_MILLION = 100_000_000
_FULL = str.maketrans("０１２３４５６７８９．，〇两", "0123456789.,零二")
# A number is taken whole, and also where no unit follows it (`what` is then None): nobody starts again at its second digit.
_NUMBER = r"[0-9][0-9,]*+(?:\.[0-9]++)?+|[零一二三四五六七八九十百千]++(?:[万亿][零一二三四五六七八九十百千]*+)*+"
_AMOUNT = re.compile(
    rf"(?:(?P<about>约|近|共?达|超过?|逾)\s*)?(?P<number>{_NUMBER})"
    r"(?:\s*(?P<more>余|多)?(?P<unit>万|亿|千)?(?P<more2>余|多)?(?P<what>元)(?![/每]))?"
)
_COUNT = re.compile(
    rf"(?:(?P<about>约|近|超过?|逾)\s*)?(?P<number>{_NUMBER})"
    r"(?:\s*(?P<more>余|多)?(?P<unit>万)?(?P<what>户|人次|人|名)(?!均|每|以上|以下|民|大|口|员|们))?"
)
# Words by which a sentence says that a figure is the whole.
_WHOLE = re.compile(
    r"(?:共计|总共|合计|总计|累计|总额|总金额|总数|全部|共|资金|金额|发放|支付|救助了?|惠及|涉及|受益|享受|总户数|总人数|户数|人数)[^，。；;、\n0-9零一二三四五六七八九十百千]{0,12}$"
)
_EACH = re.compile(r"(?:每|人均|户均|均|标准|分别|其中|上限|最高|最低|比上年|增加|减少|不超过|以内)[^，。；;\n]{0,10}$")
_QUARTER = re.compile(r"(?P<year>[0-9]{4})年(?:度)?(?:第)?(?P<part>[一二三四1-4])季度")
_MONTHS = re.compile(r"(?:(?P<year>[0-9]{4})年)?(?P<first>[0-9]{1,2})月(?:份)?(?:至|到|-|—|~)(?P<last>[0-9]{1,2})月")
_RANGE = re.compile(
    r"(?P<y1>[0-9]{4})年(?P<m1>[0-9]{1,2})月(?P<d1>[0-9]{1,2})日(?:至|到|-|—|~)(?:(?P<y2>[0-9]{4})年)?(?:(?P<m2>[0-9]{1,2})月)?(?P<d2>[0-9]{1,2})日"
)
_LOOK = 16
_ROUGH = Decimal("0.1")


class Measure(StrEnum):
    """What a figure counts."""

    AMOUNT = "amount"
    HOUSEHOLDS = "households"
    PERSONS = "persons"


@dataclass(frozen=True, slots=True)
class ClaimedFigure:
    """One figure in a text: its value in yuan or pieces, how exact it is written, its words, and whether it is the whole."""

    measure: Measure
    value: Decimal
    within: Decimal
    words: str
    is_whole: bool


def plain(text: str) -> str:
    """Return a text with figures and commas in their plain forms."""
    return text.translate(_FULL)


def number(said: str) -> Decimal | None:
    """Return a number given in figures or in Chinese numerals; None when it is neither."""
    said = plain(said).replace(",", "")
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", said):
        return Decimal(said)
    above, hundred_million, below = said.rpartition("亿")
    try:
        return Decimal((number_of(above) * HUNDRED_MILLION if hundred_million else 0) + number_of(below))
    except ValueError:
        return None


def claims(text: str) -> Iterator[ClaimedFigure]:
    """Yield the figures of a text, money first; a standard for each, a part or a comparison is not the whole."""
    said = plain(text)
    for found in _AMOUNT.finditer(said):
        if (claim := _claim(Measure.AMOUNT, found, said)) is not None:
            yield claim
    for found in _COUNT.finditer(said):
        measure = Measure.HOUSEHOLDS if found["what"] == "户" else Measure.PERSONS
        if (claim := _claim(measure, found, said)) is not None:
            yield claim


def _claim(measure: Measure, found: re.Match[str], said: str) -> ClaimedFigure | None:
    if found["what"] is None or said.startswith(("/", "每"), found.end()):
        return None
    value = number(found["number"])
    if value is None:
        return None
    before = said[max(0, found.start() - _LOOK) : found.start()].rstrip()
    unit = {"万": 10_000, "亿": 100_000_000, "千": 1000}.get(found["unit"] or "", 1)
    _, _, decimals = found["number"].partition(".")
    within = Decimal(unit).scaleb(-len(decimals)) / 2 if unit > 1 else Decimal(0)
    if found["about"] or found["more"] or found.groupdict().get("more2"):
        within = max(within, value * unit * _ROUGH)
    return ClaimedFigure(
        measure, value * unit, within, found.group().strip(), bool(_WHOLE.search(before)) and not _EACH.search(before)
    )


def periods(text: str) -> frozenset[str]:
    """Return the quarters that a text names, as 2020年第四季度."""
    return frozenset(f"{one['year']}年第{_quarter(one['part'])}季度" for one in _QUARTER.finditer(plain(text)))


def months(text: str) -> frozenset[tuple[int, int]]:
    """Return the ranges of months that a text names."""
    return frozenset((int(one["first"]), int(one["last"])) for one in _MONTHS.finditer(plain(text)))


def quarter_months(period: str) -> tuple[int, int]:
    """Return the first and last month of a quarter as `periods` names it."""
    part = "一二三四".index(period[-3]) + 1
    return part * 3 - 2, part * 3


def spans(text: str) -> frozenset[str]:
    """Return the ranges of days that a text names, in one form."""
    return frozenset(
        f"{one['y1']}年{int(one['m1'])}月{int(one['d1'])}日至"
        f"{one['y2'] or one['y1']}年{int(one['m2'] or one['m1'])}月{int(one['d2'])}日"
        for one in _RANGE.finditer(plain(text))
    )


def _quarter(part: str) -> str:
    return part if part in "一二三四" else "一二三四"[int(part) - 1]
