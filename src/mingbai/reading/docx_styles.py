"""Which runs of a Word document are hidden or white, directly or through their styles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off", "none")
_WHITE = ("FFFFFF", "FEFEFE", "FDFDFD")
_TINY = 4
"""In half points: letters of 2 points and less cannot be read."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks; None means that the next style decides."""

    hidden: bool | None = None
    white: bool | None = None
    tiny: bool | None = None
    shaded: bool | None = None

    def over(self, below: Look) -> Look:
        """Return this look where it decides, else the one below."""
        return Look(*(getattr(below, name) if getattr(self, name) is None else getattr(self, name) for name in self.__slots__))


NOTHING = Look()


def look(properties: Any | None) -> Look:
    """Return the look that a w:rPr (or w:pPr, for its shading) asks for."""
    if properties is None:
        return NOTHING
    hidden = white = tiny = shaded = None
    for element in properties:
        name = element.tag
        value = (element.get(W + "val") or "").lower()
        if name == W + "vanish":
            hidden = value not in _OFF
        elif name == W + "color":
            white = value.upper() in _WHITE or element.get(W + "themeColor") == "background1"
        elif name == W + "sz" and value.isdigit():
            tiny = int(value) <= _TINY
        elif name == W + "shd":
            shaded = _has_colour(element)
        elif name == W + "highlight":
            shaded = value not in ("none", "white", "")
    return Look(hidden, white, tiny, shaded)


def _has_colour(shading: Any) -> bool:
    fill = (shading.get(W + "fill") or "auto").upper()
    pattern = shading.get(W + "val") or "clear"
    return fill not in ("AUTO", *_WHITE) or shading.get(W + "themeFill") is not None or pattern not in ("clear", "nil")


class Styles:
    """The styles of a document: their looks, with what they are based on, and which table styles colour their cells."""

    def __init__(self, root: Any | None) -> None:
        self._own: dict[str, tuple[Look, str]] = {}
        self._coloured: set[str] = set()
        for style in () if root is None else root.iter(W + "style"):
            name = style.get(W + "styleId") or ""
            based = style.find(W + "basedOn")
            own = look(style.find(W + "rPr")).over(look(style.find(W + "pPr")))
            self._own[name] = (own, "" if based is None else based.get(W + "val") or "")
            if any(_has_colour(shading) for shading in style.iter(W + "shd")):
                self._coloured.add(name)

    def look(self, name: str | None) -> Look:
        """Return the look of a style, following at most ten styles that it is based on."""
        found = NOTHING
        for _ in range(10):
            if not name or name not in self._own:
                break
            own, name = self._own[name]
            found = found.over(own)
        return found

    def reason(self, run: Look, paragraph: Any) -> str:
        """Return why a run with this look is hidden; white letters on a coloured ground are not."""
        if run.hidden:
            return "hidden text"
        if run.white and not run.shaded and not self._on_colour(paragraph):
            return "white text"
        return "tiny text" if run.tiny else ""

    def _on_colour(self, paragraph: Any) -> bool:
        for above in paragraph.iterancestors(W + "tc", W + "tbl", W + "txbxContent"):
            if above.tag == W + "txbxContent":
                return True
            properties = above.find(f"{above.tag}Pr")
            if properties is None:
                continue
            shading, style = properties.find(W + "shd"), properties.find(W + "tblStyle")
            if shading is not None and _has_colour(shading):
                return True
            if style is not None and style.get(W + "val") in self._coloured:
                return True
        return False
