"""PDF by typst: PDF/A-2b and PDF/UA-1, tagged, fonts embedded, without a clock; and pictures of one page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from typst import Compiler

from mingbai.rendering import fonts

STANDARDS = ["a-2b", "ua-1"]


def compiled(template: bytes, inputs: Mapping[str, object]) -> bytes:
    """Return the PDF of a template; `inputs` that are not text are handed over as JSON. Raise fonts.FontMissing."""
    made = _compiler().compile(template, format="pdf", sys_inputs=_given(inputs), pdf_standards=cast(Any, STANDARDS), timestamp=0)
    return cast(bytes, made)


def drawn(template: bytes, inputs: Mapping[str, object]) -> bytes:
    """Return a template of one page as PNG, one pixel a point; `inputs` as for `compiled`. Raise fonts.FontMissing."""
    return cast(bytes, _compiler().compile(template, format="png", ppi=72.0, sys_inputs=_given(inputs)))


def _given(inputs: Mapping[str, object]) -> dict[str, str]:
    return {name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for name, value in inputs.items()}


@lru_cache(maxsize=1)
def _compiler() -> Compiler:
    fonts.faces()
    return Compiler(font_paths=fonts.installed(), ignore_system_fonts=True)
