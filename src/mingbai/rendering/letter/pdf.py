"""The letter as PDF by typst, in the letter format of GB/T 9704—2012 (10.1)."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from itertools import product

import pypdfium2

from mingbai.rendering import fonts, qr
from mingbai.rendering.letter import text
from mingbai.rendering.letter.value import LetterParagraph, LetterSheet, ParagraphKind
from mingbai.rendering.lines import balanced, second_level
from mingbai.rendering.typst_pdf import compiled

LINES = (22, 21, 23, 20, 24, 19, 25)
"""Lines to a page, the standard's first. The others are tried when no text would stand with the seal: 7.3.5 lets the pitch
be adjusted for that."""


def render(sheet: LetterSheet) -> bytes:
    """Return the letter on A4 pages, with text on the page of the signature and the code; raise fonts.FontMissing."""
    draft = text.DRAFT if sheet.signed_on is None else ""
    starts = [f"{draft}{sheet.signer}{text.signed_day(sheet)}"]
    places = [False]
    if text.has_room_beside(sheet):
        # There is room for the code beside the seal: no page for it alone.
        starts.append(f"{draft}{text.verify(sheet)}")
        places.append(True)
    first = b""
    for lines, is_beside in product(LINES, places):
        made = _compiled(sheet, lines, is_beside=is_beside)
        if not _has_page_with(made, starts):
            return made
        first = first or made
    return first


def _compiled(sheet: LetterSheet, lines: int, *, is_beside: bool) -> bytes:
    code = qr.svg(sheet.verification_address) if sheet.verification_address else ""
    content = _content(sheet) | {"lines": lines, "beside": is_beside}
    return compiled(files(__package__).joinpath("letter.typ").read_bytes(), {"letter": content, "code": code})


def _has_page_with(made: bytes, starts: Iterable[str]) -> bool:
    """Whether a page begins with any of these words."""
    pages = [_packed(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(made)]
    return any(page.startswith(_packed(start)) for page in pages for start in starts)


def _packed(words: str) -> str:
    return "".join(words.split())


def _content(sheet: LetterSheet) -> dict[str, object]:
    faces, on = fonts.faces(), text.issued_on(sheet)
    return {
        "organ": sheet.organ_name,
        "number": text.number(sheet),
        "title": text.one_line_title(sheet),
        "title_lines": balanced(sheet.title, sheet.organ_name),
        "addressee": text.addressee(sheet),
        "paragraphs": [_paragraph(one) for one in sheet.paragraphs],
        "annex": text.ANNEX,
        "annexes": text.annexes(sheet),
        "signer": sheet.signer,
        "signed_day": text.signed_day(sheet),
        "sealed": sheet.has_seal_place,
        "issued": [on.year, on.month, on.day],
        "draft": text.DRAFT if sheet.signed_on is None else "",
        "notes": text.notes(sheet),
        "verify": text.verify(sheet),
        "address": sheet.verification_address,
        "typed": text.typed_address(sheet),
        "faces": {name: getattr(faces, name) for name in ("body", "heading", "second", "title", "folio")},
    }


def _paragraph(one: LetterParagraph) -> dict[str, str]:
    heading, rest = second_level(one.words) if one.kind is ParagraphKind.BODY else ("", one.words)
    return {"kind": one.kind.value, "heading": heading, "rest": rest}
