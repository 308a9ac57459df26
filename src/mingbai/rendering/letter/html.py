"""The letter as an HTML fragment for the preview beside its form."""

from __future__ import annotations

from html import escape

from mingbai.rendering import qr
from mingbai.rendering.letter import text
from mingbai.rendering.letter.value import LetterParagraph, LetterSheet, ParagraphKind
from mingbai.rendering.lines import second_level


def fragment(sheet: LetterSheet) -> str:
    """Return the letter without any style of its own; its title is an h3, its headings h4."""
    title = escape(sheet.title).replace("\n", "<br>")
    parts = [
        f'<p class="note warn"><b>{text.DRAFT}</b>，还没有签发。</p>' if sheet.signed_on is None else "",
        f'<p class="mark">{escape(sheet.organ_name)}</p>',
        f'<p class="number">{escape(text.number(sheet))}</p>' if text.number(sheet) else "",
        f"<h3>{title}</h3>",
        f'<p class="flat">{escape(text.addressee(sheet))}</p>',
        *(_paragraph(one) for one in sheet.paragraphs),
        *_annexes(sheet),
        f'<p class="signature">{escape(sheet.signer)}<br>{text.signed_day(sheet)}</p>',
        *(f"<p>{escape(words)}</p>" for words in text.notes(sheet)),
        _verification(sheet),
    ]
    return '<article class="letter">\n' + "\n".join(part for part in parts if part) + "\n</article>\n"


def _paragraph(one: LetterParagraph) -> str:
    if one.kind is ParagraphKind.HEADING:
        return f"<h4>{escape(one.words)}</h4>"
    if one.kind is ParagraphKind.QUOTED:
        return f"<blockquote><p>{escape(one.words)}</p></blockquote>"
    if one.kind is ParagraphKind.FIXED:
        return f'<p class="fixed">{escape(one.words)}</p>'
    heading, rest = second_level(one.words)
    return f"<p>{f'<b>{escape(heading)}</b>' if heading else ''}{escape(rest)}</p>"


def _annexes(sheet: LetterSheet) -> list[str]:
    found = text.annexes(sheet)
    return [
        f'<p class="annex">{text.ANNEX if place == 0 else ""}{number}{escape(name)}</p>'
        for place, (number, name) in enumerate(found)
    ]


def _verification(sheet: LetterSheet) -> str:
    if not sheet.verification_address:
        return ""
    address = sheet.verification_address
    picture = qr.svg(address)
    link = f'<a href="{escape(address)}">{escape(text.typed_address(sheet))}</a>'
    return f"<figure>{picture}<figcaption>{text.verify(sheet)}{link}</figcaption></figure>"
