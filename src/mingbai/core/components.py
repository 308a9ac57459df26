"""What the layout components take, for the pages that show the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One line under a stage: something open, or what is missing of it."""

    text: str
    href: str = ""
    remark: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class TimelineStage:
    """One of the five stages, as the component `chain` takes it; `state` is done, half, open or none."""

    title: str
    state: str
    said: str
    lines: tuple[TimelineLine, ...]


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of what happened; `href` leads to the differences, where there are any."""

    at: datetime
    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """One line of a check; `state` is done, half or miss."""

    text: str
    state: str
    remark: str
