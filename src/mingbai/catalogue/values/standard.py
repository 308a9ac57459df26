"""The standard catalogue as shipped: the ministries' 450 rows, what later laws add, and the items that each row serves."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

from mingbai.catalogue.values.lines import SEPARATOR, LineKey, Wording, checked
from mingbai.statute.disclosure.decisions import Decision
from mingbai.statute.disclosure.items import statutory_items

# The rows apply from the day the 2019 regulations came into force.
IN_FORCE_ON = date(2019, 5, 15)
TOWNSHIP_OWN = "乡镇法定公开（第21条）"
VILLAGE_AFFAIRS = "不属政府信息"
NUMERALS = "一二三四五六七八九"
_CODE = re.compile(r"(\d+)(?:\(([一二三四五六七八九十]+)\))?")


@dataclass(frozen=True, slots=True)
class StandardRow:
    """One row of the standard catalogue; codes and topics as in `CatalogueLine`."""

    key: LineKey
    wording: Wording
    statutory_codes: tuple[str, ...]
    topics: tuple[str, ...]
    for_county: bool
    for_township: bool
    is_village_affairs: bool
    since: date = IN_FORCE_ON


@cache
def standard_rows() -> tuple[StandardRow, ...]:
    """Return all rows of the ministries' standards in file order."""
    return tuple(_row(row) for row in _read("entries.csv"))


@cache
def added_rows() -> tuple[StandardRow, ...]:
    """Return the rows that laws after the standards demand, each with the day on which its law came into force."""
    return tuple(replace(_row(row), since=date.fromisoformat(row["since"])) for row in _read("additions.csv"))


def _read(name: str) -> csv.DictReader[str]:
    return csv.DictReader(files("mingbai.catalogue").joinpath("standard", name).read_text("utf-8").splitlines())


def codes(articles: str) -> tuple[str, ...]:
    """Return the codes that every organ shares: "20(十一)；21" gives ("20.11",). Article 21 is told by its topics."""
    found: list[str] = []
    for part in articles.split(SEPARATOR):
        match = _CODE.fullmatch(part.strip())
        if match and match[1] != "21":
            found.append(f"{match[1]}.{_number(match[2])}" if match[2] else match[1])
    return tuple(found)


def _row(row: Mapping[str, str]) -> StandardRow:
    key = LineKey(row["field"], row["line1"], row["line2"])
    articles = row["regulation_article"]
    return StandardRow(
        key=key,
        wording=checked(
            Wording(
                elements=split(row["elements"]),
                basis=row["basis"],
                time_limit=row["time_limit"],
                unit=row["time_unit_days"],
                subject=row["subject"],
                channels=split(row["channels"]),
                audience=row["audience"],
                mode=row["mode"],
                decision=Decision(row["decision"]),
                override=row["override"],
                source=row["source"],
                confidence=row["confidence"],
            )
        ),
        statutory_codes=codes(articles),
        topics=_topics(key) if "21" in articles.split(SEPARATOR) else (),
        for_county=row["county"] == "Y",
        for_township=row["township"] == "Y",
        is_village_affairs=articles.startswith(VILLAGE_AFFAIRS),
    )


def split(cell: str) -> tuple[str, ...]:
    """Split a cell of the file into its parts."""
    return tuple(part.strip() for part in cell.split(SEPARATOR) if part.strip())


def _topics(key: LineKey) -> tuple[str, ...]:
    if key.field == TOWNSHIP_OWN and key.line2 in {one.text for one in statutory_items("township", IN_FORCE_ON)}:
        return (key.line2,)
    table = _topic_table()
    found = table.get((key.field, key.line1)) or table.get((key.field, "*"))
    return (found,) if found else ()


@cache
def _topic_table() -> Mapping[tuple[str, str], str]:
    data = tomllib.loads(files("mingbai.catalogue").joinpath("standard", "topics.toml").read_text("utf-8"))
    return {(row["field"], row["line1"]): row["topic"] for row in data["topics"]}


def _number(numeral: str) -> int:
    """Return the value of a Chinese numeral up to nineteen."""
    tens, _, ones = numeral.rpartition("十")
    return (10 if "十" in numeral else 0) + (NUMERALS.index(ones) + 1 if ones else 0) + len(tens)
