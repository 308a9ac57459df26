"""One row of a table of publications, and what is wrong with it in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from mingbai.core.errors import Invalid
from mingbai.core.words import CHINA
from mingbai.entries.values.shape import ITEMS

TITLE, ITEM, FIELD, SUMMARY = "标题", "条例条项", "领域", "内容概述"
FORMED, PUBLISHED, CHANNEL, PROOF, LINE = "形成日期", "公开时间", "渠道", "网址或凭证", "目录事项"
COLUMNS = (TITLE, ITEM, FIELD, SUMMARY, FORMED, PUBLISHED, CHANNEL, PROOF, LINE)
# Whatever stands in them may be shown to the public.
TEXTS = (TITLE, FIELD, SUMMARY, PROOF)
MOST_ERRORS = 200
FIRST_ROW = 2  # of the sheet, below its header
NEEDED = (TITLE, ITEM, FORMED, PUBLISHED, CHANNEL)
SERIAL_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a workbook's day number has no zone
DAY_TEXT = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?(?:\.\d+)?")
NUMBER = re.compile(r"\d{4,6}(?:\.\d+)?")
TITLE_LONGEST, SUMMARY_LONGEST, FIELD_LONGEST, PROOF_LONGEST = 300, 400, 40, 300


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """One publication: what it was, when it was published, on which channels (keys)."""

    title: str
    statutory_item: str
    field: str
    summary: str
    formed_on: date
    published_at: datetime
    channels: tuple[str, ...]
    proof: str
    line_id: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the cells may name: channels (label and key to key) and lines of the organ's catalogue.

    `lines` maps a field ("" for any) and a line's name to the keys and fields of the lines so named.
    """

    channels: Mapping[str, str]
    lines: Mapping[tuple[str, str], tuple[tuple[int, str], ...]]


def cells(header: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    """Return a row's cells by the names of COLUMNS; unknown columns are left out."""
    return {name.strip(): text.strip() for name, text in zip(header, row, strict=False) if name.strip() in COLUMNS}


def missing_columns(header: Sequence[str]) -> tuple[str, ...]:
    """Return the required columns that the table lacks."""
    found = {name.strip() for name in header}
    return tuple(name for name in NEEDED if name not in found)


def parse(plain: Mapping[str, str], known: Known, now: datetime) -> ImportedRow:
    """Return a row as values; raise Invalid with the first thing that is wrong."""
    title = " ".join(plain.get(TITLE, "").split())
    if not title or len(title) > TITLE_LONGEST:
        raise Invalid(f"“{TITLE}”要填，最多{TITLE_LONGEST}个字。", TITLE)
    item = plain.get(ITEM, "")
    if item not in ITEMS:
        raise Invalid(f"“{ITEM}”写条例的条和项，例如 20.11 或者 21.8；制度写 rules，指南写 12。现在是“{item}”。", ITEM)
    formed = moment(plain.get(FORMED, ""), FORMED)
    published = moment(plain.get(PUBLISHED, ""), PUBLISHED)
    if published > now:
        raise Invalid(f"“{PUBLISHED}”晚于现在。", PUBLISHED)
    if formed.date() > published.date():
        raise Invalid(f"“{FORMED}”晚于“{PUBLISHED}”。", FORMED)
    line, field = _line(plain.get(LINE, ""), _short(plain, FIELD, FIELD_LONGEST), known)
    return ImportedRow(
        title=title,
        statutory_item=item,
        field=field,
        summary=_short(plain, SUMMARY, SUMMARY_LONGEST),
        formed_on=formed.date(),
        published_at=published,
        channels=_channels(plain.get(CHANNEL, ""), known.channels),
        proof=_short(plain, PROOF, PROOF_LONGEST),
        line_id=line,
    )


def _short(plain: Mapping[str, str], name: str, longest: int) -> str:
    text = plain.get(name, "")
    if len(text) > longest:
        raise Invalid(f"“{name}”最多{longest}个字，现在有{len(text)}个。", name)
    return text


def known_lines(named: Iterable[tuple[int, str, str, str]]) -> dict[tuple[str, str], tuple[tuple[int, str], ...]]:
    """Build the `lines` of Known from key, field, second-level name and full title of each line."""
    found: dict[tuple[str, str], tuple[tuple[int, str], ...]] = {}
    for key, field, line2, title in named:
        for place in {(field, line2), (field, title), ("", line2), ("", title)}:
            found[place] = (*found.get(place, ()), (key, field))
    return found


def _line(text: str, field: str, known: Known) -> tuple[int | None, str]:
    """Return the line's key and field; without a line, the field that the table gives."""
    if not text:
        return None, field
    found = known.lines.get((field, text), ()) or known.lines.get((field, text.replace("·", " · ").replace("  ", " ")), ())
    if len(found) == 1:
        return found[0]
    where = f"“{field}”里" if field else "目录里"
    if found:
        raise Invalid(f"{where}叫“{text}”的不止一项，写全两级，例如“临时救助 · 审核审批信息”。", LINE)
    raise Invalid(f"{where}没有“{text}”这一项。写目录里的二级事项，或者空着，导入以后再归。", LINE)


def _channels(text: str, known: Mapping[str, str]) -> tuple[str, ...]:
    names = [name for one in re.split("[；;、，,]", text) if (name := one.strip())]
    if not names:
        raise Invalid(f"“{CHANNEL}”要填，几个渠道用分号隔开。", CHANNEL)
    for name in names:
        if name not in known:
            raise Invalid(f"没有“{name}”这个渠道。可以填：{'、'.join(dict.fromkeys(known))}。", CHANNEL)
    return tuple(dict.fromkeys(known[name] for name in names))


def moment(text: str, name: str) -> datetime:
    """Parse 2020-11-06, 2020年11月6日 9:30, 2020/11/6, or a workbook's day number; raise Invalid for anything else."""
    try:
        if NUMBER.fullmatch(text):
            return (SERIAL_ZERO + timedelta(days=float(text))).replace(tzinfo=CHINA)
        if found := DAY_TEXT.fullmatch(text):
            year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
            return datetime.combine(date(year, month, day), time(hour, minute, second), CHINA)
    except (ValueError, OverflowError):
        pass
    raise Invalid(f"“{name}”写成 2020-11-06 或者 2020-11-06 09:30。现在是“{text}”。", name)
