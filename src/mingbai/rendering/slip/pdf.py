"""The slip as PDF by typst: PDF/A-2b and PDF/UA-1, tagged, fonts embedded."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

from typst import Compiler

from mingbai.rendering import fonts
from mingbai.rendering.slip.text import FOOT, HEADING, issued_on, rows
from mingbai.rendering.slip.value import SlipDocument

STANDARDS = ["a-2b", "ua-1"]


def render(doc: SlipDocument) -> bytes:
    """Return the slip on A4; raise fonts.FontMissing."""
    template = files(__package__).joinpath("slip.typ").read_bytes()
    inputs = {"slip": json.dumps(_content(doc), ensure_ascii=False)}
    made = _compiler().compile(template, format="pdf", sys_inputs=inputs, pdf_standards=cast(Any, STANDARDS), timestamp=0)
    return cast(bytes, made)


@lru_cache(maxsize=1)
def _compiler() -> Compiler:
    fonts.faces()
    return Compiler(font_paths=fonts.installed(), ignore_system_fonts=True)


def _content(doc: SlipDocument) -> dict[str, object]:
    faces, on = fonts.faces(), issued_on(doc)
    return {
        "heading": HEADING,
        "title": f"{HEADING}：{doc.title}",
        "organ": doc.organ_name,
        "issued": [on.year, on.month, on.day],
        "rows": [{"pairs": [list(pair) for pair in row.pairs], "tall": row.tall} for row in rows(doc)],
        "foot": FOOT,
        "faces": {name: getattr(faces, name) for name in ("body", "heading", "title")},
    }
