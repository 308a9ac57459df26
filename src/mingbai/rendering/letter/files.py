"""The files of a letter, by name."""

from __future__ import annotations

from mingbai.rendering.letter.value import LetterSheet

MEDIA_TYPES = {
    "letter.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "letter.pdf": "application/pdf",
}


def render(name: str, sheet: LetterSheet) -> bytes:
    """Return the file of this name; raise KeyError for any other, fonts.FontMissing when no Chinese face is installed."""
    from mingbai.rendering.letter import docx, pdf  # loaded only when a letter is downloaded

    return {"letter.docx": docx.render, "letter.pdf": pdf.render}[name](sheet)
