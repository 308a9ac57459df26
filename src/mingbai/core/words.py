"""What people write, trimmed and checked for length; days and moments as people read them, in China's time."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from mingbai.core.errors import Invalid
from mingbai.statute.dates import long_day

CHINA = ZoneInfo("Asia/Shanghai")
WEEKDAYS = "一二三四五六日"


def squeezed(text: str) -> str:
    """Collapse white space to single spaces and trim the ends."""
    return " ".join(text.split())


def trimmed_lines(text: str) -> str:
    """Trim the ends of a text and of each of its lines."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def one_line(text: str, what: str, field: str, longest: int, *, required: bool = True) -> str:
    """Return one line of a record, squeezed; raise Invalid when it is empty or too long."""
    kept = squeezed(text)
    if required and not kept:
        raise Invalid(f"写明{what}。", field)
    if len(kept) > longest:
        raise Invalid(f"{what}最多写{longest}个字，现在有{len(kept)}个。", field)
    return kept


def measured(text: str, field: str, what: str, shortest: int = 4, longest: int = 500) -> str:
    """Return a reason or an opinion, trimmed; raise Invalid when it is too short or too long."""
    kept = text.strip()
    if not shortest <= len(kept) <= longest:
        raise Invalid(f"写明{what}，{shortest}到{longest}个字。", field)
    return kept


def in_china(at: datetime) -> datetime:
    """Convert a moment to China's time."""
    return at.astimezone(CHINA)


def day(value: date | None) -> str:
    """Format a day as 2021年1月19日; empty for None."""
    return long_day(_local(value)) if value else ""


def short_day(value: date | None) -> str:
    """Format a day as 1月19日; empty for None."""
    if value is None:
        return ""
    on = _local(value)
    return f"{on.month}月{on.day}日"


def iso(value: date | None) -> str:
    """Format a day as 2021-01-19; empty for None."""
    return _local(value).isoformat()[:10] if value else ""


def moment(value: datetime | None) -> str:
    """Format a moment as 2021年1月19日 9:30; empty for None."""
    if value is None:
        return ""
    at = in_china(value)
    return f"{long_day(at)} {at.hour}:{at.minute:02}"


def stamp(value: datetime, *, to_the_second: bool = False) -> str:
    """Format a moment as 2021-01-19 09:30, optionally with seconds."""
    return f"{in_china(value):%Y-%m-%d %H:%M:%S}" if to_the_second else f"{in_china(value):%Y-%m-%d %H:%M}"


def time_of_day(value: datetime) -> str:
    """Format the time of day as 09:30."""
    return f"{in_china(value):%H:%M}"


def weekday(on: date) -> str:
    """Return the day of the week as 星期二."""
    return f"星期{WEEKDAYS[on.weekday()]}"


def _local(value: date) -> date:
    """Convert a moment to China's time; return a plain day unchanged."""
    return in_china(value) if isinstance(value, datetime) and value.tzinfo is not None else value
