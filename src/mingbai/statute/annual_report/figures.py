"""Figures inside the text of a report: taken from the tables, shown as such, and seen when they no longer agree.

Stored text holds `{{path|value as shown}}`; the editor shows `【label：value】`, which a person can read and type.
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
    """A figure in the editor's text that no table knows; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Used:
    """A figure in a text: where it comes from and what the text shows."""

    path: str
    shown: str


def show(value: Value) -> str:
    """A value as people read it: 3,340, 54,369, 7,730.28; an empty cell is an empty string."""
    if value is None:
        return ""
    if isinstance(value, int):
        return f"{value:,}"
    plain = format(value.normalize() if value else Decimal(0), "f")
    whole, dot, fraction = plain.partition(".")
    return f"{int(whole):,}{dot}{fraction}" if whole not in {"-0"} else f"-0{dot}{fraction}"


def token(path: str, value: Value) -> str:
    """The stored form of a figure."""
    return f"{{{{{path}|{show(value)}}}}}"


def parts(text: str) -> tuple[str | Used, ...]:
    """The text cut into plain pieces and figures, in order; empty pieces are left out."""
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
    """The figures of a text in order."""
    return tuple(Used(match[1], match[2]) for match in STORED.finditer(text))


def off(text: str, values: Mapping[str, Value]) -> tuple[Used, ...]:
    """The figures that no longer agree: the value is another one, or there is none."""
    return tuple(figure for figure in used(text) if figure.path not in values or show(values[figure.path]) != figure.shown)


def refresh(text: str, values: Mapping[str, Value]) -> str:
    """The text with every figure at its present value; figures without one stay as they are."""
    return STORED.sub(lambda m: token(m[1], values[m[1]]) if m[1] in values else m[0], text)


def plain(text: str) -> str:
    """The text as it is printed."""
    return STORED.sub(lambda m: m[2], text)


def to_editor(text: str, labels: Mapping[str, str]) -> str:
    """Stored text as the editor shows it; a figure whose label is unknown keeps its path as label."""
    return STORED.sub(lambda m: f"【{labels.get(m[1], m[1])}：{m[2]}】", text)


def from_editor(text: str, labels: Mapping[str, str], values: Mapping[str, Value]) -> str:
    """What was typed, as it is stored. A figure without a number takes the table's; a number that was typed is kept.

    Raises FigureError for a label that no table has and for a value that could not be stored.
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
