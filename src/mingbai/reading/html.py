"""Web pages: what they show, and what their attributes, comments and hidden elements hold."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any
from urllib.parse import unquote_to_bytes

from lxml import etree
from lxml import html as lxml_html

from mingbai.reading import images, inside, limits
from mingbai.reading.draft import ReadingDraft
from mingbai.reading.headers import header_row, heading
from mingbai.reading.passages import FileTable, Unreadable
from mingbai.reading.plain import decode
from mingbai.reading.xml import BROKEN

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4"
    " h5 h6 header hr legend li main nav ol option p pre section select summary table tbody td textarea tfoot th thead title tr"
    " ul".split()
)
"""Elements whose text is separate from what surrounds them."""
_CELLS = frozenset(("td", "th"))
_UNSEEN = frozenset(("script", "style", "template", "noscript", "head"))
_ATTRIBUTES = frozenset(("title", "alt", "value", "placeholder", "content", "summary", "label", "aria-label", "href", "srcdoc"))
_HIDDEN_STYLE = re.compile(
    r"display:none|visibility:hidden|opacity:0(?:;|\Z|\.0)|font-size:0|text-indent:-\d{3,}|left:-\d{3,}"
    r"|(?:\A|;)(?:width|height):0(?:px)?(?:;|\Z)"
)
_WHITE_STYLE = re.compile(r"(?:\A|;)color:(?:#fff(?:fff)?\b|white\b|transparent\b|rgba?\(255,255,255)")
_GROUND_STYLE = re.compile(r"background")
_ADDRESSES = re.compile(r"url\(\s*['\"]?(data:[^'\")]+)", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", re.IGNORECASE)


def read(data: bytes, draft: ReadingDraft) -> None:
    """Read block by block; `key` is "block:N" in order of appearance, "attribute:N" for attributes, "comment:N" for comments."""
    read_root(parse(data), draft)


def read_root(root: Any, draft: ReadingDraft) -> None:
    """Read a page already parsed; the tree stays unchanged."""
    headings = _add_tables(root, draft)
    _Reader(draft, headings).walk(root)


def parse(data: bytes) -> Any:
    """Return the root element of a page, in the encoding it names or shows; raise Unreadable when there is none."""
    if len(data) > limits.PART_BYTES:
        raise Unreadable(limits.BOMB)
    text = _decoded(data)
    text = re.sub(r"\A\s*<\?xml[^>]*>", "", text).replace("\x00", "")
    _refuse_attributes(text)
    try:
        return lxml_html.document_fromstring(text, parser=lxml_html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(BROKEN) from error


def _refuse_attributes(text: str) -> None:
    """Raise Unreadable when one element has too many attributes."""
    for piece in text.split("<"):
        # Without a look at quotes: an element's attributes lie before ">", those behind a quoted one at least have their "=".
        if len(piece) > limits.ATTRIBUTES and (
            piece.count("=") > limits.ATTRIBUTES or len(piece.partition(">")[0].split()) > limits.ATTRIBUTES
        ):
            raise Unreadable(limits.TOO_MANY_ATTRIBUTES)


def _decoded(data: bytes) -> str:
    named = _CHARSET.search(data[:4096])
    if named:
        encoding = named[1].decode("ascii").lower()
        try:
            return data.decode("gb18030" if encoding.startswith("gb") else encoding)
        except (LookupError, UnicodeDecodeError):
            return decode(data)
    return decode(data)


class _Reader:
    """Gathers the text of each block, separated by the reason why it is hidden."""

    def __init__(self, draft: ReadingDraft, headings: dict[Any, str]) -> None:
        self._draft, self._blocks, self._others = draft, 0, 0
        self._headings = headings
        self._columns: list[str] = [""]
        self._pieces: list[tuple[str, str]] = []

    def walk(self, root: Any) -> None:
        """Walk the whole page without recursion: pages may be nested deeper than Python's stack."""
        reasons: list[str] = [""]
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event in ("comment", "pi"):
                self._other("注释", element.text or "", "comment")
                self._pieces.append((element.tail or "", reasons[-1]))
                continue
            block = element.tag in BLOCKS
            if event == "start":
                reasons.append(reason(element, reasons[-1]))
                self._flush(block)
                if element.tag in _CELLS:
                    self._columns.append(self._headings.get(element, ""))
                self._attributes(element)
                self._pieces.append(("\n" if element.tag == "br" else element.text or "", reasons[-1]))
            else:
                reasons.pop()
                self._flush(block)
                if element.tag in _CELLS:
                    self._columns.pop()
                self._pieces.append((element.tail or "", reasons[-1]))
        self._flush(True)

    def _flush(self, block: bool) -> None:
        if not block:
            return
        texts: dict[str, str] = {}
        for text, why in self._pieces:
            texts[why] = texts.get(why, "") + text
        self._pieces.clear()
        if any(text.strip() for text in texts.values()):
            self._blocks += 1
            for why, text in texts.items():
                self._draft.add(
                    f"第{self._blocks}段", _collapsed(text), why, column=self._columns[-1], key=f"block:{self._blocks}"
                )

    def _attributes(self, element: Any) -> None:
        if element.tag == "img" and not (element.get("alt") or "").strip():
            self._draft.pictures_without_text += 1
        name = (element.get("name") or element.get("property") or "").lower()
        for attribute, value in element.attrib.items():
            for address in _ADDRESSES.findall(value) if attribute == "style" else ():
                add_data(address, self._draft, "背景图")
            if element.tag == "meta":
                if attribute == "content" and name not in ("viewport", "", "generator", "renderer"):
                    where = "属性：作者" if "author" in name else f"属性：{name}"
                    self._other(where, value, "property")
            elif value.lstrip().lower().startswith("data:"):
                add_data(value, self._draft, f"{element.tag}的{attribute}")
            elif (attribute in _ATTRIBUTES or attribute.startswith("data-")) and not value.startswith("#"):
                self._other(f"{element.tag}的{attribute}", value, "attribute")

    def _other(self, where: str, text: str, hidden: str) -> None:
        if text.strip():
            self._others += 1
            self._draft.add(where, text, hidden, key=f"{'comment' if hidden == 'comment' else 'attribute'}:{self._others}")


def add_data(address: str, draft: ReadingDraft, where: str) -> None:
    """Add what an address says that holds its data itself: a picture's words, or the text of anything else."""
    data = data_of(address)
    if data is None:
        draft.add(where, address, "attribute", key="data")
    elif address.lstrip()[5:11].lower() == "image/" and b"<svg" not in data[:2_000].lower():
        images.add_picture(data, draft, where="图片", key="data")
    else:
        inside.add_strings(draft, data, where, "data")


def data_of(address: str) -> bytes | None:
    """Return the bytes in a data: address; None when it cannot be decoded."""
    head, comma, body = address.strip().partition(",")
    try:
        packed = unquote_to_bytes(body)
        return base64.b64decode(packed, validate=False) if head.lower().endswith(";base64") else packed
    except (binascii.Error, ValueError):
        return None if comma else b""


def reason(element: Any, inherited: str) -> str:
    """Return why the text inside an element is hidden; empty when it is visible."""
    style = re.sub(r"\s+", "", (element.get("style") or "").lower())
    if element.tag in _UNSEEN and element.tag != "head":
        return "not shown"
    if inherited and inherited != "white text":
        return inherited
    hides = element.get("hidden") is not None or _HIDDEN_STYLE.search(style) or (element.get("type") or "").lower() == "hidden"
    if hides:
        return "hidden text"
    if _WHITE_STYLE.search(style) or (element.get("color") or "").lower() in ("white", "#fff", "#ffffff"):
        return "" if _GROUND_STYLE.search(style) or _on_colour(element) else "white text"
    return "" if re.search(r"(?:\A|;)color:", style) else inherited


def reason_of(element: Any) -> str:
    """Return why an element by itself is hidden; empty when it is visible."""
    return reason(element, "")


def _on_colour(element: Any) -> bool:
    return any(
        "background" in (above.get("style") or "") or above.get("bgcolor") or above.get("class")
        for above in element.iterancestors()
    )


def _collapsed(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())


def _add_tables(root: Any, draft: ReadingDraft) -> dict[Any, str]:
    """Add the list-shaped tables and return the heading above each of their cells."""
    headings: dict[Any, str] = {}
    for number, table in enumerate(root.iter("table"), start=1):
        grid = [
            [cell for cell in row if cell.tag in _CELLS] for row in table.iter("tr") if next(row.iterancestors("table")) is table
        ]
        rows = [tuple(_collapsed(cell.text_content()) for cell in row) for row in grid]
        top = header_row(rows)
        if top is not None:
            header = tuple(heading(text) for text in rows[top])
            draft.tables.append(FileTable(f"表{number}", header, tuple(rows[top + 1 :])))
            headings |= {cell: title for row in grid[top + 1 :] for cell, title in zip(row, header, strict=False)}
    return headings
