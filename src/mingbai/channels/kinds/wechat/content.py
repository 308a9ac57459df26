"""The text of an article: clean HTML with inline styles alone, shortened to a summary where it is too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from lxml import html as markup
from lxml.etree import ParserError

from mingbai.channels.kinds.text import units

LONGEST = 20_000
PICTURE_ROOM = 300
"""Units kept free for the address that a picture gets when it is uploaded."""
SUMMARY, ROWS = 12_000, 20
"""A text that is too long keeps about this much, and of each list and table this many rows."""
STYLES = {
    "p": "margin:0 0 14px;line-height:1.8",
    "h2": "margin:20px 0 10px;font-size:18px",
    "h3": "margin:16px 0 8px;font-size:16px",
    "table": "width:100%;margin:0 0 14px;border-collapse:collapse;font-size:14px",
    "td": "border:1px solid #bbb;padding:4px",
    "th": "border:1px solid #bbb;padding:4px",
}
_PLAIN = frozenset("ul ol li strong b em br tr thead tbody tfoot caption".split())
_LISTS = frozenset({"ul", "ol", "table"})
_SPANS = ("colspan", "rowspan")
_DROPPED = frozenset("script style template noscript title iframe object svg math textarea select".split())


@dataclass(frozen=True, slots=True)
class _Block:
    """A block of the text; a list or table in pieces, with the word for one of them."""

    opened: str
    pieces: tuple[str, ...]
    closed: str
    word: str = ""

    @property
    def whole(self) -> str:
        return f"{self.opened}{''.join(self.pieces)}{self.closed}"


def paragraph(text: str) -> str:
    """Return words as a paragraph."""
    return f'<p style="{STYLES["p"]}">{escape(text, quote=False)}</p>'


def with_pictures(content: str, addresses: Sequence[str]) -> str:
    """Return the text with the addresses that its pictures got when they were uploaded."""
    for number, address in enumerate(addresses):
        content = content.replace(_place(number), escape(address))
    return content


def to_copy(content: str, pictures: int) -> str:
    """Return the text for a person, who puts the pictures in by hand."""
    for number in range(pictures):
        content = content.replace(_picture(number), paragraph(f"（这里放图片{number + 1}）"))
    return content


def _place(number: int) -> str:
    return f"{{{{picture-{number}}}}}"


def _picture(number: int) -> str:
    return f'<p style="text-align:center"><img style="max-width:100%" src="{_place(number)}"></p>'


def article(html: str, head: str, tail: str, pictures: int) -> tuple[str, bool]:
    """Return the content of the article, and whether it is only a summary that ends in 阅读原文."""
    shown = "".join(_picture(number) for number in range(pictures))
    blocks = tuple(_blocks(html))
    whole = head + "".join(one.whole for one in blocks) + shown + tail
    if units(whole) + PICTURE_ROOM * pictures < LONGEST:
        return whole, False
    note = paragraph("内容较长，这里只列出一部分，全文请点文末的“阅读原文”。")
    room = min(SUMMARY, LONGEST - PICTURE_ROOM * pictures - 1000) - units(head + shown + tail + note)
    return head + "".join(_begun(blocks, room)) + note + shown + tail, True


def _begun(blocks: tuple[_Block, ...], room: int) -> Iterator[str]:
    """Yield as many blocks as there is room for, of each list its first rows and how many there are."""
    for block in blocks:
        kept: list[str] = []
        room -= units(block.opened + block.closed) + 60
        for piece in block.pieces[:ROWS] if block.word else block.pieces:
            if (room := room - units(piece)) < 0:
                break
            kept.append(piece)
        if kept:
            yield f"{block.opened}{''.join(kept)}{block.closed}"
        if block.word and 0 < len(kept) < len(block.pieces):
            yield paragraph(f"（以上是前{len(kept)}{block.word}，共{len(block.pieces)}{block.word}）")
        if room < 0:
            return


def _blocks(html: str) -> Iterator[_Block]:
    try:
        root = markup.fragment_fromstring(html, create_parent="div")
    except ParserError:
        return
    if root.text and root.text.strip():
        yield _Block("", (paragraph(root.text.strip()),), "")
    for child in root:
        if child.tag in _LISTS:
            yield _list(child)
        elif text := _rendered(child):
            yield _Block("", (text,), "")
        if child.tail and child.tail.strip():
            yield _Block("", (paragraph(child.tail.strip()),), "")


def _list(element: markup.HtmlElement) -> _Block:
    """Return a list by its items, or a table by its rows with the heading rows before them."""
    opened, closed = _tags(element)
    if element.tag != "table":
        return _Block(opened, tuple(_rendered(one) for one in element.iterchildren("li")), closed, "项")
    captions = "".join(paragraph(one.text_content().strip()) for one in element.iterchildren("caption"))
    rows = [one for one in element.iter("tr") if next(one.iterancestors("table")) is element]
    heading = [one for one in rows if one.getparent().tag == "thead"] or [one for one in rows[:1] if one.find("td") is None]
    opened = captions + opened + "".join(_rendered(one) for one in heading)
    return _Block(opened, tuple(_rendered(one) for one in rows if one not in heading), closed, "行")


def _rendered(element: markup.HtmlElement) -> str:
    """Return an element with what it holds; what is not known loses its tag, links keep their words alone."""
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        return ""
    inner = escape(element.text or "", quote=False)
    for child in element:
        inner += _rendered(child) + escape(child.tail or "", quote=False)
    opened, closed = _tags(element)
    return f"{opened}{inner}{closed}"


def _tags(element: markup.HtmlElement) -> tuple[str, str]:
    tag = element.tag
    if tag not in STYLES and tag not in _PLAIN:
        return "", ""
    spans = "".join(f' {name}="{value}"' for name in _SPANS if (value := element.get(name, "")).isascii() and value.isdigit())
    style = f' style="{STYLES[tag]}"' if tag in STYLES else ""
    return f"<{tag}{style}{spans}>", "" if tag == "br" else f"</{tag}>"
