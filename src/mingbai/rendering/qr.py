"""QR codes of addresses, with the quiet zone of four modules that readers need."""

from __future__ import annotations

import io

import segno


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
    return segno.make(address, micro=False, error="m")
