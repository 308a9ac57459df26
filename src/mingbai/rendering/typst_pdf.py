"""PDF by typst: PDF/A-2b and PDF/UA-1, tagged, fonts embedded, without a clock."""

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
    given = {name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for name, value in inputs.items()}
    made = _compiler().compile(template, format="pdf", sys_inputs=given, pdf_standards=cast(Any, STANDARDS), timestamp=0)
    return cast(bytes, made)


@lru_cache(maxsize=1)
def _compiler() -> Compiler:
    fonts.faces()
    return Compiler(font_paths=fonts.installed(), ignore_system_fonts=True)
