"""Small pieces of HTML from plain texts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape


def paragraphs(texts: Sequence[str]) -> str:
    """Return one paragraph for each text that is not blank."""
    return "".join(f"<p>{escape(text.strip())}</p>" for text in texts if text.strip())


def table(header: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], more: int = 0) -> str:
    """Return a table whose heading rows have th scope=col; a note below says that `more` rows are left out."""
    head = "".join(_row(row, '<th scope="col">', "</th>") for row in header)
    body = "".join(_row(row, "<td>", "</td>") for row in rows)
    note = f"<p>表格还有{more}行，请下载附件查看。</p>" if more > 0 else ""
    return f"<table>{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody></table>{note}"


def _row(cells: Sequence[str], opened: str, closed: str) -> str:
    return f"<tr>{''.join(f'{opened}{_lines(cell)}{closed}' for cell in cells)}</tr>"


def _lines(text: str) -> str:
    return escape(text.strip()).replace("\n", "<br>")
