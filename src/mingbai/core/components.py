"""Values that the layout components take, shared by pages that show the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One line under a stage: something published, or what it lacks."""

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
    """One event in a log; `href` links to the differences, if there are any."""

    at: datetime
    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """One line of a checklist; `state` is done, half or miss."""

    text: str
    state: str
    remark: str
