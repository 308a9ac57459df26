"""The letter as PDF by typst, in the letter format of GB/T 9704—2012 (10.1)."""

from __future__ import annotations

from importlib.resources import files

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
    """Return the letter on A4 pages, with text on the page of the signature; raise fonts.FontMissing."""
    found = (_compiled(sheet, lines) for lines in LINES)
    first = next(found)
    if not _signature_is_alone(first, sheet):
        return first
    return next((made for made in found if not _signature_is_alone(made, sheet)), first)


def _compiled(sheet: LetterSheet, lines: int) -> bytes:
    code = qr.svg(sheet.verification_address) if sheet.verification_address else ""
    content = _content(sheet) | {"lines": lines}
    return compiled(files(__package__).joinpath("letter.typ").read_bytes(), {"letter": content, "code": code})


def _signature_is_alone(made: bytes, sheet: LetterSheet) -> bool:
    """Whether a page begins with the signature."""
    draft = text.DRAFT if sheet.signed_on is None else ""
    start = _packed(f"{draft}{sheet.signer}{text.signed_day(sheet)}")
    pages = pypdfium2.PdfDocument(made)
    return any(_packed(page.get_textpage().get_text_range()).startswith(start) for page in pages)


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
        "verify": text.VERIFY,
        "address": sheet.verification_address,
        "faces": {name: getattr(faces, name) for name in ("body", "heading", "second", "title", "folio")},
    }


def _paragraph(one: LetterParagraph) -> dict[str, str]:
    heading, rest = second_level(one.words) if one.kind is ParagraphKind.BODY else ("", one.words)
    return {"kind": one.kind.value, "heading": heading, "rest": rest}
