"""Convert an entry's text between form and store: without JavaScript people type plain paragraphs, the store keeps HTML."""

from __future__ import annotations

import re
from html import escape, unescape

BLOCK = re.compile(r"</?(?:p|h2|h3|ul|ol|li|table|caption|thead|tbody|tr|th|td)\b[^>]*>", re.IGNORECASE)
EMPTY_LINES = re.compile(r"\n[ \t　]*\n+")
PLAIN = re.compile(r"(?:\s*<p>(?:[^<]|<br\s*/?>)*</p>)*\s*", re.IGNORECASE)
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.IGNORECASE | re.DOTALL)
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
CLOSED = re.compile(r"(</(?:p|h2|h3|ul|ol|li|table|caption|thead|tbody|tr)>)\s*", re.IGNORECASE)


def to_html(typed: str) -> str:
    """Convert typed text to HTML: text with block tags already is HTML, otherwise blank lines separate paragraphs."""
    text = typed.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text or BLOCK.search(text):
        return text
    paragraphs = (one.strip(" \t　\n") for one in EMPTY_LINES.split(text))
    return "".join(f"<p>{escape(one, quote=False).replace(chr(10), '<br>')}</p>" for one in paragraphs if one)


def to_typed(html: str) -> str:
    """Convert stored HTML for a plain text area: bare paragraphs to plain text, anything richer to one block per line."""
    if not PLAIN.fullmatch(html):
        return CLOSED.sub(r"\1\n", html).strip()
    paragraphs = PARAGRAPH.findall(html)
    plain = "\n\n".join(unescape(BREAK.sub("\n", one)).strip() for one in paragraphs)
    # Text that looks like a tag must stay escaped, or it would be read as a tag when it is saved again.
    return html if BLOCK.search(plain) else plain
