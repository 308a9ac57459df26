"""Letters, papers with tables and slips as files, by their ending."""

from __future__ import annotations

from collections.abc import Callable

from mingbai.rendering.casepaper.value import CasePaper
from mingbai.rendering.letter.value import LetterSheet
from mingbai.rendering.slip.text import case_paper
from mingbai.rendering.slip.value import SlipDocument

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def render(document: LetterSheet | CasePaper | SlipDocument, ending: str) -> bytes:
    """Return the file with this ending; raise KeyError for any other, fonts.FontMissing when no Chinese face is installed."""
    # Loaded here: only the process that draws needs what writes these.
    from mingbai.rendering.casepaper import docx, pdf
    from mingbai.rendering.letter import docx as letter_docx
    from mingbai.rendering.letter import pdf as letter_pdf

    if isinstance(document, LetterSheet):
        letters: dict[str, Callable[[LetterSheet], bytes]] = {"docx": letter_docx.render, "pdf": letter_pdf.render}
        return letters[ending](document)
    papers: dict[str, Callable[[CasePaper], bytes]] = {"docx": docx.render, "pdf": pdf.render}
    return papers[ending](case_paper(document) if isinstance(document, SlipDocument) else document)
