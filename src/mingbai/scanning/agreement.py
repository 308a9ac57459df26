"""Whether text, elements and attachments of an entry say the same: amounts, counts, villages, periods."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

from mingbai.privacy.columns import Column, column
from mingbai.reading.passages import FileTable
from mingbai.scanning.claims import ClaimedFigure, Measure, claims, months, number, periods, quarter_months, spans

_TOTALS = ("合计", "总计", "小计", "共计", "总和")
_NOT_SUMMED = ("标准", "面积", "亩", "单价", "人均", "月", "每")
_LEAST_ROWS = 2
_OTHER_PLACE = re.compile(r"镇|乡(?!村)|^组别?$")
_MOST_VILLAGES = 20
_ENDINGS = ("村民委员会", "居民委员会", "村委会", "居委会", "行政村", "社区", "村")


class Differs(StrEnum):
    """What two places say differently."""

    AMOUNT = "amount"
    COUNT = "count"
    VILLAGE = "village"
    PERIOD = "period"


Measures = tuple[Measure, ...]
_MONEY: Measures = (Measure.AMOUNT,)
_PEOPLE: Measures = (Measure.HOUSEHOLDS, Measure.PERSONS)
# Texts are compared measure by measure; the rows of a list may be either households or persons.
_COMPARED: Mapping[Measures, Differs] = {
    _MONEY: Differs.AMOUNT,
    (Measure.HOUSEHOLDS,): Differs.COUNT,
    (Measure.PERSONS,): Differs.COUNT,
}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One contradiction: two places and what each says."""

    kind: Differs
    where1: str
    value1: str
    where2: str
    value2: str


@dataclass(frozen=True, slots=True)
class Said:
    """A text and its place as people call it; every figure of an element that asks for one is the whole."""

    where: str
    text: str
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class SheetTotals:
    """What a table of an attachment adds up to: sums in yuan, numbers of rows, names by column of villages."""

    where: str
    sums: tuple[Decimal, ...]
    counts: tuple[Decimal, ...]
    villages: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    inside: tuple[Contradiction, ...]


def sheet(where: str, table: FileTable) -> SheetTotals:
    """Add up a table; the result is small, whatever its length."""
    rows, totals = _split(table)
    return SheetTotals(
        where=where,
        sums=tuple(_sums(table, rows)),
        counts=tuple(_counts(table, rows)),
        villages=tuple(_villages_in(table, rows)),
        inside=tuple(_inside(where, table, rows, totals)),
    )


def differences(
    said: Sequence[Said], sheets: Sequence[SheetTotals], *, village: str = "", villages: Collection[str] = ()
) -> tuple[Contradiction, ...]:
    """Return what contradicts what, one finding for a pair of places and a measure.

    Only figures that claim to be the whole are compared; 12.6万元 agrees with 126,048元, 约 with a tenth more or less.
    `village` is the chosen one, `villages` the names of all: without a chosen one, villages are not compared.
    """
    places = _places(said)
    found = [
        *_texts(places),
        *_sheets(places, sheets),
        *(inner for one in sheets for inner in one.inside),
        *_periods(said, sheets),
    ]
    if village:
        found += [*_villages_of_sheets(sheets, village), *_villages_named(said, village, villages)]
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class _Figures:
    """Figures of one measure: the words of the first, and their values with how exact they are, by value and without repetition.

    Long texts hold thousands of them: they are looked up by value and never compared each with each.
    """

    words: str
    exact: tuple[tuple[Decimal, Decimal], ...]

    def meets(self, other: _Figures) -> bool:
        """Whether one of these figures can be one of the others, written more or less exactly."""
        return self._covers(other) or other._covers(self)

    def has(self, totals: Sequence[Decimal]) -> bool:
        """Whether one of these figures, as exactly as it is written, is one of the totals or all of them together."""
        return self._covers(_Figures("", tuple(sorted((one, Decimal(0)) for one in (*totals, sum(totals, Decimal(0)))))))

    def _covers(self, other: _Figures) -> bool:
        for value, within in self.exact:
            place = bisect_left(other.exact, (value - within,))
            if place < len(other.exact) and other.exact[place][0] <= value + within:
                return True
        return False


@dataclass(frozen=True, slots=True)
class _PlaceFigures:
    """The figures of one place by what they count: all of them, and those that claim to be the whole."""

    where: str
    all: Mapping[Measures, _Figures]
    wholes: Mapping[Measures, _Figures]


def _places(said: Sequence[Said]) -> list[_PlaceFigures]:
    return [
        _PlaceFigures(one.where, _figures(found), _figures([claim for claim in found if claim.is_whole or one.is_figure]))
        for one in said
        if (found := list(claims(one.text)))
    ]


def _figures(found: Sequence[ClaimedFigure]) -> dict[Measures, _Figures]:
    return {
        measures: _Figures(some[0].words, tuple(sorted({(one.value, one.within) for one in some})))
        for measures in (*_COMPARED, _PEOPLE)
        if (some := [one for one in found if one.measure in measures])
    }


def _texts(places: Sequence[_PlaceFigures]) -> Iterator[Contradiction]:
    """Compare the totals of the texts with each other; any figure of the other place may be the one that is meant."""
    for one, other in combinations(places, 2):
        for measures, kind in _COMPARED.items():
            first, second = one.wholes.get(measures), other.wholes.get(measures)
            if first and second and not first.meets(other.all[measures]) and not second.meets(one.all[measures]):
                yield Contradiction(kind, one.where, first.words, other.where, second.words)


def _sheets(places: Sequence[_PlaceFigures], sheets: Sequence[SheetTotals]) -> Iterator[Contradiction]:
    """Compare the totals of the texts with sums and numbers of rows."""
    sums = [(one.where, total) for one in sheets for total in one.sums]
    counts = [(one.where, total) for one in sheets for total in one.counts]
    for place in places:
        amounts, numbers = place.wholes.get(_MONEY), place.wholes.get(_PEOPLE)
        if amounts and sums and not place.all[_MONEY].has([total for _, total in sums]):
            yield Contradiction(Differs.AMOUNT, place.where, amounts.words, sums[0][0], f"合计{_shown(sums[0][1])}元")
        if numbers and counts and not place.all[_PEOPLE].has([total for _, total in counts]):
            yield Contradiction(Differs.COUNT, place.where, numbers.words, counts[0][0], f"{_shown(counts[0][1])}行")


def _inside(
    where: str, table: FileTable, rows: Sequence[tuple[str, ...]], totals: Sequence[tuple[str, ...]]
) -> Iterator[Contradiction]:
    """Compare a line of totals with the sum of the rows."""
    for index in _summed(table):
        stated = [value for row in totals if (value := _cell(row, index)) is not None]
        total = sum((value for row in rows if (value := _cell(row, index)) is not None), Decimal(0))
        if len(rows) >= _LEAST_ROWS and stated and total not in stated:
            named = f"{where}“{table.header[index]}”"
            yield Contradiction(Differs.AMOUNT, f"{named}的合计", _shown(stated[-1]), f"{named}各行相加", _shown(total))


def _summed(table: FileTable) -> list[int]:
    """Return the columns of money whose rows add up to something."""
    return [
        index
        for index, title in enumerate(table.header)
        if column(title) is Column.AMOUNT and not any(word in title for word in _NOT_SUMMED)
    ]


def _sums(table: FileTable, rows: Sequence[tuple[str, ...]]) -> Iterator[Decimal]:
    for index in _summed(table):
        values = [value for row in rows if (value := _cell(row, index)) is not None]
        if values:
            yield sum(values, Decimal(0)) * (10_000 if "万元" in table.header[index] else 1)


def _counts(table: FileTable, rows: Sequence[tuple[str, ...]]) -> Iterator[Decimal]:
    """Yield the number of rows of a list of persons, and the sum of its column of 人口."""
    if not rows or not any(column(title) is Column.NAME for title in table.header):
        return
    yield Decimal(len(rows))
    for index, title in enumerate(table.header):
        if "人口" in title or "人数" in title or "户数" in title:
            yield sum((value for row in rows if (value := _cell(row, index)) is not None), Decimal(0))


def _villages_in(table: FileTable, rows: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, tuple[tuple[str, int], ...]]]:
    for index, title in enumerate(table.header):
        if column(title) is Column.VILLAGE and not _OTHER_PLACE.search(title):
            named = Counter(cell for row in rows if index < len(row) and (cell := row[index].strip()))
            yield title, tuple(named.most_common(_MOST_VILLAGES))


def _split(table: FileTable) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Return the rows of data, which fill half of the columns, and the rows of totals."""
    rows: list[tuple[str, ...]] = []
    totals: list[tuple[str, ...]] = []
    for row in table.rows:
        filled = [cell for cell in row if cell.strip()]
        if any("".join(cell.split()).startswith(_TOTALS) for cell in filled[:3]):
            totals.append(row)
        elif len(filled) * 2 > len(table.header):
            rows.append(row)
    return rows, totals


def _cell(row: Sequence[str], index: int) -> Decimal | None:
    said = row[index].strip().removesuffix("元").lstrip("￥¥") if index < len(row) else ""
    return number(said) if said[:1].isdecimal() else None


def _shown(value: Decimal) -> str:
    return f"{value:,.2f}".removesuffix(".00")


def _villages_of_sheets(sheets: Sequence[SheetTotals], village: str) -> Iterator[Contradiction]:
    """Find rows of another village than the chosen one."""
    chosen = _bare(village)
    for one in sheets:
        for title, named in one.villages:
            others = [(name, rows) for name, rows in named if chosen not in name]
            if others:
                shown = "、".join(f"{name}{rows}行" for name, rows in others[:3])
                yield Contradiction(Differs.VILLAGE, "选的村、社区", village, f"{one.where}“{title}”", shown)


def _villages_named(said: Sequence[Said], village: str, villages: Collection[str]) -> Iterator[Contradiction]:
    """Find texts that name other villages and not the chosen one."""
    chosen = _bare(village)
    others = {name for name in villages if _bare(name) != chosen and len(_bare(name)) > 1}
    for one in said:
        named = sorted(name for name in others if _named(name) in one.text)
        if named and chosen not in one.text:
            yield Contradiction(Differs.VILLAGE, "选的村、社区", village, one.where, "、".join(named[:3]))


def _named(name: str) -> str:
    """Return how a text names a village: 姚河村, and not 姚河 alone, which may be a river."""
    bare = _bare(name)
    return f"{bare}社区" if "社区" in name or "居" in name else f"{bare}村"


def _bare(name: str) -> str:
    """Strip a village's name of what everyone leaves out: 阳坪村村民委员会 becomes 阳坪."""
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            name = name.removesuffix(ending)
    return name


def _periods(said: Sequence[Said], sheets: Sequence[SheetTotals]) -> Iterator[Contradiction]:
    """Compare quarters, months and ranges of days."""
    texts = [*((one.where, one.text) for one in said), *((one.where, one.where) for one in sheets)]
    yield from _apart([(where, periods(text)) for where, text in texts])
    yield from _apart([(one.where, spans(one.text)) for one in said])
    quarters = next(((one.where, found) for one in said if len(found := periods(one.text)) == 1), None)
    if quarters is None:
        return
    where, (quarter,) = quarters[0], tuple(quarters[1])
    for one in said:
        named = months(one.text)
        if named and quarter_months(quarter) not in named and all(first != last for first, last in named):
            shown = "、".join(f"{first}月至{last}月" for first, last in sorted(named))
            yield Contradiction(Differs.PERIOD, where, quarter, one.where, shown)


def _apart(named: Sequence[tuple[str, Collection[str]]]) -> Iterator[Contradiction]:
    for (where1, first), (where2, second) in combinations([one for one in named if one[1]], 2):
        if not set(first) & set(second):
            yield Contradiction(Differs.PERIOD, where1, "、".join(sorted(first)), where2, "、".join(sorted(second)))
