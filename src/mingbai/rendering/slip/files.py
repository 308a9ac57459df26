"""Both files of a slip, by name."""

from __future__ import annotations

from mingbai.rendering.slip.value import SlipDocument

MEDIA_TYPES = {
    "slip.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "slip.pdf": "application/pdf",
}


def render(name: str, doc: SlipDocument) -> bytes:
    """Return the file of this name; raise KeyError for any other, fonts.FontMissing when no Chinese face is installed."""
    from mingbai.rendering.slip import docx, pdf  # loaded only when a slip is downloaded

    return {"slip.docx": docx.render, "slip.pdf": pdf.render}[name](doc)
