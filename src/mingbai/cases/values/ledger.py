"""One row of a ledger from before the platform, and what is wrong with it in words that repeat nothing of what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from typing import Any

from mingbai.cases.values.register import FIRST_YEAR, row_words
from mingbai.channels.values.table import moment
from mingbai.core.errors import Invalid
from mingbai.statute.annual_report.forms import APPLICANTS, form_for, result_rows
from mingbai.statute.cases.ledger import counted_years, is_carried_over, may_have_been_received
from mingbai.statute.cases.receipt import CHANNEL_WORDS, ReceiptChannel

NUMBER, RECEIVED, WAY, KIND, NAME = "编号", "收到日期", "方式", "申请人类别", "申请人"
SOUGHT, REPLIED, RESULT, EXTENDED, CARRIED = "公开内容", "答复日期", "答复结果", "是否延期", "结转"
COLUMNS = (NUMBER, RECEIVED, WAY, KIND, NAME, SOUGHT, REPLIED, RESULT, EXTENDED, CARRIED)
NEEDED = (NUMBER, RECEIVED, WAY, KIND, NAME, SOUGHT, REPLIED, RESULT)
LONGEST = {NUMBER: 60, NAME: 80, SOUGHT: 4000}
FIRST_ROW = 2  # of the sheet, below its header
MOST_ROWS = 20_000
MOST_WRONG = 200
KINDS = {words: key for key, words in APPLICANTS}
YES_OR_NO = {"是": True, "否": False, "": None}
WAYS = {
    **{words: channel for channel, words in CHANNEL_WORDS.items()},
    "当面": ReceiptChannel.WINDOW,
    "口头": ReceiptChannel.ORAL,
    "邮寄": ReceiptChannel.REGISTERED_POST,
    "网上": ReceiptChannel.WEB,
    "传真": ReceiptChannel.FAX,
}
"""The ways an application came, by the words for them; 平常信函 is one of the first."""
PLACE_IN_TABLE = re.compile(r"^(?:（[一二三四五六]）|[0-9]+[.．、])")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row of the sheet: what table 3 counts of it, and the words that are sealed."""

    row: int
    number: str
    applicant_kind: str
    received_on: date
    outcome: str
    closed_on: date | None
    name: str
    sought: str


@dataclass(frozen=True, slots=True)
class WrongCell:
    """What keeps a ledger out: the row's number in the sheet, the column, the sentence."""

    row: int
    column: str
    sentence: str


@cache
def results(year: int) -> Mapping[str, str]:
    """Return the result rows of table 3 of the year's form, by every way to write one: as printed, short, without its place."""
    of = form_for(max(year, FIRST_YEAR))
    found: dict[str, str] = {}
    for key in result_rows(of):
        full, short = of.cells[f"3.{key}.total"].label.removesuffix("，总计"), row_words(key, year)
        tail = re.split(r"[0-9][.]", full)[-1]
        for words in (full, short, tail, PLACE_IN_TABLE.sub("", full)):
            found.setdefault(words, key)
    return found


def result_words(year: int) -> tuple[str, ...]:
    """Return the result rows of the year's form in short, in the order of the table."""
    return tuple(row_words(key, year) for key in result_rows(form_for(max(year, FIRST_YEAR))))


def as_text(rows: Sequence[LedgerRow]) -> str:
    """Return rows as one text, to be sealed."""
    return json.dumps([asdict(one) for one in rows], ensure_ascii=False, default=date.isoformat)


def rows_of(text: str) -> tuple[LedgerRow, ...]:
    """Return the rows of an opened text; none of an empty one."""
    return tuple(_row(one) for one in json.loads(text or "[]"))


def _row(kept: dict[str, Any]) -> LedgerRow:
    received, closed = kept["received_on"], kept["closed_on"]
    days = {"received_on": date.fromisoformat(received), "closed_on": date.fromisoformat(closed) if closed else None}
    return LedgerRow(**{**kept, **days})


def cells(header: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    """Return a row's cells by the names of COLUMNS; unknown columns are left out."""
    return {name.strip(): text.strip() for name, text in zip(header, row, strict=False) if name.strip() in COLUMNS}


def missing_columns(header: Sequence[str]) -> tuple[str, ...]:
    """Return the required columns that the table lacks."""
    found = {name.strip() for name in header}
    return tuple(name for name in NEEDED if name not in found)


def read_row(row: int, said: Mapping[str, str], locked: frozenset[int], today: date) -> LedgerRow | tuple[WrongCell, ...]:
    """Return a row as values, or everything that is wrong with it; `locked` are the years whose report is published."""
    wrong = [WrongCell(row, column, sentence) for column, sentence in _wrong_words(said)]
    days: dict[str, date | None] = {}
    for column in (RECEIVED, REPLIED):
        try:
            days[column] = _day(said.get(column, ""), column, today)
        except Invalid as failure:
            wrong.append(WrongCell(row, column, str(failure)))
    received, replied = days.get(RECEIVED), days.get(REPLIED)
    if received is not None and REPLIED in days:
        wrong += [WrongCell(row, column, sentence) for column, sentence in _wrong_days(said, received, replied, today)]
        years = set(counted_years(received, replied, today)) & locked
        if years:
            wrong.append(WrongCell(row, RECEIVED, f"{min(years)}年度报告已经公布，这一件会改变其中的数。"))
    if wrong or received is None:
        return tuple(wrong)
    return LedgerRow(
        row=row,
        number=said[NUMBER],
        applicant_kind=KINDS[said[KIND]],
        received_on=received,
        outcome=results(replied.year)[said[RESULT]] if replied else "",
        closed_on=replied,
        name=said[NAME],
        sought=f"{said[SOUGHT]}\n（台账：{said[WAY]}{'，延期' if said.get(EXTENDED) == '是' else ''}）",
    )


def _wrong_words(said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for column, longest in LONGEST.items():
        if not said.get(column):
            yield column, "要填。" if column != NAME else "要填；没有写明的，填“未写明”。"
        elif len(said[column]) > longest:
            yield column, f"最多{longest}个字。"
    if said.get(WAY, "") not in WAYS:
        yield WAY, f"填其中一种：{'、'.join(WAYS)}。"
    if said.get(KIND, "") not in KINDS:
        yield KIND, f"填表三的一栏：{'、'.join(KINDS)}。"
    for column in (EXTENDED, CARRIED):
        if said.get(column, "") not in YES_OR_NO:
            yield column, "填“是”或者“否”，也可以空着。"


def _wrong_days(said: Mapping[str, str], received: date, replied: date | None, today: date) -> Iterator[tuple[str, str]]:
    verdict, result = may_have_been_received(received), said.get(RESULT, "")
    if not verdict:
        yield RECEIVED, verdict.reason
    if replied is not None and replied < received:
        yield REPLIED, "不能早于收到日期。"
    if replied is not None and result not in results(replied.year):
        yield RESULT, f"填{replied.year}年表三的一行，例如“{result_words(replied.year)[0]}”。"
    if replied is None and result:
        yield REPLIED, "填了答复结果，也要填答复日期。"
    carried = YES_OR_NO.get(said.get(CARRIED, ""))
    if carried is not None and carried is not is_carried_over(received, replied, today):
        yield CARRIED, "收到和答复在同一年，不是结转。" if carried else "收到的那一年没有答复，是结转。"
    if replied == received and said.get(EXTENDED) == "是":
        yield EXTENDED, "收到当天就答复的，没有延期。"


def _day(text: str, column: str, today: date) -> date | None:
    if not text and column == REPLIED:
        return None
    try:
        found = moment(text, column).date()
    except Invalid:
        raise Invalid("写成 2019-11-06 这样。", column) from None
    if found > today:
        raise Invalid("不能晚于今天。", column)
    return found
