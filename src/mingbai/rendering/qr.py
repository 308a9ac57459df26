"""QR codes of addresses, with the quiet zone of four modules that readers need."""

from __future__ import annotations

import io
from functools import lru_cache

import segno

MASK = 2


@lru_cache(maxsize=512)
def svg(address: str) -> str:
    """Return the code as SVG for a page or a PDF."""
    out = io.BytesIO()
    _code(address).save(out, kind="svg", border=4, light="#fff", xmldecl=False, svgclass=None, lineclass=None, omitsize=True)
    return out.getvalue().decode()


def png(address: str) -> bytes:
    """Return the code as PNG for a docx."""
    out = io.BytesIO()
    _code(address).save(out, kind="png", border=4, scale=8)
    return out.getvalue()


def _code(address: str) -> segno.QRCode:
    # Readers take any mask. Drawing all eight to choose the most even takes three quarters of the time, on a page's way.
    return segno.make(address, micro=False, error="m", mask=MASK)
