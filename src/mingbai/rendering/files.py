"""Letters, papers with tables, slips, envelopes, labels, sheets for boards and doors, gazettes, slides: files by their ending."""

from __future__ import annotations

from collections.abc import Callable

from mingbai.rendering.board.value import BoardSheet
from mingbai.rendering.casepaper.value import CasePaper
from mingbai.rendering.door.value import DoorSheets
from mingbai.rendering.gazette.value import GazetteSheet
from mingbai.rendering.leaflet.value import Leaflet
from mingbai.rendering.letter.value import LetterSheet
from mingbai.rendering.media import DOCX
from mingbai.rendering.screen.value import SlideSheet
from mingbai.rendering.slip.text import case_paper
from mingbai.rendering.slip.value import SlipDocument
from mingbai.rendering.stationery.value import Envelope, SpineSheet

MEDIA_TYPES = {
    "docx": DOCX,
    "pdf": "application/pdf",
}

Drawable = (
    Leaflet | LetterSheet | CasePaper | SlipDocument | Envelope | SpineSheet | BoardSheet | DoorSheets | GazetteSheet | SlideSheet
)


def render(document: Drawable, ending: str) -> bytes:
    """Return the file with this ending; raise KeyError where there is none, fonts.FontMissing when no Chinese face is installed.

    Envelopes, labels, sheets and gazettes are PDF only, slides PNG.
    """
    return _makers(document)[ending]()


def _makers(document: Drawable) -> dict[str, Callable[[], bytes]]:
    # Loaded here: only the process that draws needs what writes these.
    from mingbai.rendering.board import pdf as board
    from mingbai.rendering.casepaper import docx, pdf
    from mingbai.rendering.door import pdf as door
    from mingbai.rendering.gazette import pdf as gazette
    from mingbai.rendering.leaflet import pdf as leaflet
    from mingbai.rendering.letter import docx as letter_docx
    from mingbai.rendering.letter import pdf as letter_pdf
    from mingbai.rendering.screen import png as screen
    from mingbai.rendering.stationery import pdf as stationery

    match document:
        case Leaflet():
            return {"pdf": lambda: leaflet.render(document)}
        case LetterSheet():
            return {"docx": lambda: letter_docx.render(document), "pdf": lambda: letter_pdf.render(document)}
        case Envelope():
            return {"pdf": lambda: stationery.envelope(document)}
        case SpineSheet():
            return {"pdf": lambda: stationery.spine_sheet(document)}
        case BoardSheet():
            return {"pdf": lambda: board.render(document)}
        case DoorSheets():
            return {"pdf": lambda: door.render(document)}
        case GazetteSheet():
            return {"pdf": lambda: gazette.render(document)}
        case SlideSheet():
            return {"png": lambda: screen.render(document)}
        case SlipDocument():
            return _makers(case_paper(document))
        case _:
            return {"docx": lambda: docx.render(document), "pdf": lambda: pdf.render(document)}
