"""Read a printed time limit into the notation of limits; "" where it cannot be read for certain."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from mingbai.catalogue.values.standard import standard_rows

_LENGTH = re.compile(r"(?<![\d月])([1-9]\d{0,2})个?(工作日|自然日|日|天)(?!前)")
# Calendar dates and days before an event: a person has to say which event is meant.
_OPEN = re.compile(r"\d月|月\d|[日天]前|提前|之前")
_POSTED = re.compile(r"(公示|公告|公布|张贴|征求意见)|(不|得)少于")
_CYCLES = {"每月": "every:1mo", "每季度": "every:3mo", "每半年": "every:6mo"}
_CASES = ("许可", "处罚")


def read_limit(text: str) -> str:
    """Return the notation of a printed limit: "10个工作日内，公示7个工作日" is "10wd+period:7wd".

    A wording of the standard catalogue gets the limit it has there. One unreadable part makes the whole "".
    """
    plain = "".join(text.split())
    known = _known().get(plain)
    if known is not None:
        return known
    if _OPEN.search(plain):
        return ""
    found: list[str] = []
    for clause in re.split(r"[，；。;,]", plain):
        lengths = _LENGTH.findall(clause)
        if len(lengths) > 1:
            return ""
        term = _length(clause, *lengths[0], is_later=bool(found)) if lengths else _plain(clause)
        if term and term not in found:
            found.append(term)
    return "+".join(found)


def _length(clause: str, count: str, unit: str, *, is_later: bool) -> str:
    length = f"{count}{'wd' if unit == '工作日' else 'd'}"
    before = clause[: clause.index(count)]
    if before == "每":
        return f"every:{length}"
    if _POSTED.search(before) and "之日起" not in before:
        return f"period:{length}"
    return f"{length}:许可处罚" if is_later and any(word in clause for word in _CASES) else length


def _plain(clause: str) -> str:
    for word, unit in _CYCLES.items():
        if word in clause:
            return unit
    if any(word in clause for word in ("实时", "即时", "当天", "当日")):
        return "0"
    return "event:及时" if clause.startswith("及时") else ""


@cache
def _known() -> Mapping[str, str]:
    """Return the standard catalogue's limits by wording, where all rows with a wording agree."""
    units: dict[str, set[str]] = {}
    for row in standard_rows():
        # In an overridden row a newer law departs from the printed limit, so its words do not stand for its limit.
        if row.wording.time_limit and not row.wording.override:
            units.setdefault("".join(row.wording.time_limit.split()), set()).add(row.wording.unit)
    return {text: next(iter(found)) for text, found in units.items() if len(found) == 1}
