"""Figures in the text of a report: taken from the tables, marked as such, and reported when they no longer agree.

Stored text holds `{{path|value as shown}}`; the editor shows `【label：value】`, which people can read and type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from mingbai.statute.annual_report.forms import Value

STORED = re.compile(r"\{\{([a-z0-9_.]+)\|([^{}|]*)\}\}")
TYPED = re.compile(r"【([^【】：]+)：([^【】：]*)】")


class FigureError(ValueError):
    """A figure in the editor's text that no table has; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Used:
    """A figure in a text: where it comes from and what the text shows."""

    path: str
    shown: str


def show(value: Value) -> str:
    """Format a value for readers: 3,340, 54,369, 7,730.28; empty for an empty cell."""
    if value is None:
        return ""
    if isinstance(value, int):
        return f"{value:,}"
    plain = format(value.normalize() if value else Decimal(0), "f")
    whole, dot, fraction = plain.partition(".")
    return f"{int(whole):,}{dot}{fraction}" if whole not in {"-0"} else f"-0{dot}{fraction}"


def token(path: str, value: Value) -> str:
    """Return the stored form of a figure."""
    return f"{{{{{path}|{show(value)}}}}}"


def parts(text: str) -> tuple[str | Used, ...]:
    """Split a text into plain pieces and figures, in order, dropping empty pieces."""
    return tuple(_parts(text))


def _parts(text: str) -> Iterator[str | Used]:
    at = 0
    for match in STORED.finditer(text):
        if match.start() > at:
            yield text[at : match.start()]
        yield Used(match[1], match[2])
        at = match.end()
    if at < len(text):
        yield text[at:]


def used(text: str) -> tuple[Used, ...]:
    """Return the figures in a text, in order."""
    return tuple(Used(match[1], match[2]) for match in STORED.finditer(text))


def off(text: str, values: Mapping[str, Value]) -> tuple[Used, ...]:
    """Return the figures that no longer agree: their value has changed, or there is none."""
    return tuple(figure for figure in used(text) if figure.path not in values or show(values[figure.path]) != figure.shown)


def refresh(text: str, values: Mapping[str, Value]) -> str:
    """Update every figure to its current value; figures without one stay as they are."""
    return STORED.sub(lambda m: token(m[1], values[m[1]]) if m[1] in values else m[0], text)


def plain(text: str) -> str:
    """Return the text as printed."""
    return STORED.sub(lambda m: m[2], text)


def to_editor(text: str, labels: Mapping[str, str]) -> str:
    """Convert stored text for the editor; a figure whose label is unknown keeps its path as label."""
    return STORED.sub(lambda m: f"【{labels.get(m[1], m[1])}：{m[2]}】", text)


def from_editor(text: str, labels: Mapping[str, str], values: Mapping[str, Value]) -> str:
    """Convert typed text for storage. A figure without a number takes the table's; a typed number is kept.

    Raises FigureError for a label that no table has and for a value that cannot be stored.
    """
    paths = {label: path for path, label in labels.items()}

    def stored(match: re.Match[str]) -> str:
        label, shown = match[1].strip(), match[2].strip()
        path = paths.get(label) or (label if label in labels or label in values else "")
        if not path:
            raise FigureError(f"没有叫“{label}”的数字。从“插入数字”里选，或者去掉方头括号，直接写文字。")
        if any(mark in shown for mark in "{}|"):
            raise FigureError(f"“{label}”后面只能写数字，不能有花括号和竖线。")
        return f"{{{{{path}|{shown or show(values.get(path))}}}}}"

    if "{{" in text or "}}" in text:
        raise FigureError("文字里不能有连着的花括号。要用表里的数字，从“插入数字”里选。")
    return TYPED.sub(stored, text)
