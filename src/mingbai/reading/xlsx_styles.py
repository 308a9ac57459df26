"""How the cells of a workbook look, as far as it decides what is visible: white letters, formats that show nothing, dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_WHITE = ("FFFFFFFF", "00FFFFFF", "FFFEFEFE")


@dataclass(frozen=True, slots=True)
class CellStyle:
    """Why a cell of this style is hidden ("" when it is visible), and whether its number is a date."""

    hidden: str = ""
    is_date: bool = False


PLAIN = CellStyle()


def cell_styles(root: Any | None) -> tuple[CellStyle, ...]:
    """Return the styles by the index that cells name in `s`; `root` is xl/styles.xml."""
    if root is None:
        return (PLAIN,)
    formats = {element.get("numFmtId"): element.get("formatCode") or "" for element in root.iterfind("{*}numFmts/{*}numFmt")}
    fonts = [_is_white(font) for font in root.iterfind("{*}fonts/{*}font")]
    fills = [_has_colour(fill) for fill in root.iterfind("{*}fills/{*}fill")]
    return tuple(_style(xf, formats, fonts, fills) for xf in root.iterfind("{*}cellXfs/{*}xf")) or (PLAIN,)


def _style(xf: Any, formats: dict[str, str], fonts: list[bool], fills: list[bool]) -> CellStyle:
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

    number = xf.get("numFmtId") or "0"
    code = formats.get(number) or BUILTIN_FORMATS.get(int(number) if number.isdigit() else 0, "General")
    if code.replace('"', "").replace(" ", "") in (";;;", ";;"):
        return CellStyle("hidden format")
    white = _at(fonts, xf.get("fontId")) and not _at(fills, xf.get("fillId"))
    # Formats 27 to 36 and 50 to 58 are dates in Chinese versions of Excel; openpyxl does not know them.
    east_asian = number.isdigit() and (27 <= int(number) <= 36 or 50 <= int(number) <= 58)
    return CellStyle("white text" if white else "", east_asian or bool(is_date_format(code)))


def _at(flags: list[bool], index: str | None) -> bool:
    return bool(index and index.isdigit() and int(index) < len(flags) and flags[int(index)])


def _is_white(font: Any) -> bool:
    colour = font.find("{*}color")
    if colour is None:
        return False
    return (
        (colour.get("rgb") or "").upper() in _WHITE
        or (colour.get("theme") == "0" and not colour.get("tint"))
        or (colour.get("indexed") in ("1", "9"))
    )


def _has_colour(fill: Any) -> bool:
    pattern = fill.find("{*}patternFill")
    if pattern is None:
        return fill.find("{*}gradientFill") is not None
    if pattern.get("patternType") in (None, "none"):
        return False
    colour = pattern.find("{*}fgColor")
    return colour is None or ((colour.get("rgb") or "").upper() not in _WHITE and colour.get("theme") != "0")
