"""The words of clean HTML, block by block."""

from __future__ import annotations

from html.parser import HTMLParser

BLOCKS = frozenset({"p", "h2", "h3", "li", "tr", "table", "caption", "br", "ul", "ol"})
CELLS = frozenset({"td", "th"})


class _Words(HTMLParser):
    """Collects the text; a block ends with a newline, a cell with a tab."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS or tag in CELLS:
            self.parts.append("\n" if tag in BLOCKS else "\t")


def plain_text(html: str) -> str:
    """Return the words of an HTML body, one line per paragraph or row, without empty lines."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    lines = ("".join(reader.parts)).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())
