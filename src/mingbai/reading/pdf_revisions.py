"""What earlier revisions of a PDF said: a file changed in place still holds them in front of what was appended."""

from __future__ import annotations

import pypdfium2

from mingbai.reading.draft import ReadingDraft

HIDDEN = "earlier revision"
_END = b"%%EOF"
_MOST = 6
_PAGES = 200


def add_revisions(data: bytes, draft: ReadingDraft) -> None:
    """Add the lines of earlier revisions that the file no longer shows. The caller holds the lock of pdfium."""
    ends, place = [], data.find(_END)
    while place >= 0:
        ends.append(place + len(_END))
        place = data.find(_END, place + 1)
    said = {line.strip() for passage in draft.passages for line in passage.text.split("\n")}
    for number, end in enumerate(ends[:-1][-_MOST:], start=1):
        for line in _lines(data[:end]):
            if line not in said:
                said.add(line)
                draft.add(f"第{number}次保存的内容", line, HIDDEN, key=f"revision:{number}")


def _lines(data: bytes) -> list[str]:
    """Return the lines of a revision; none when it cannot be opened, as the first part of a file made for the web."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return []
    try:
        found: list[str] = []
        for index in range(min(len(document), _PAGES)):
            page = document[index]
            textpage = page.get_textpage()
            found += [line.strip() for line in textpage.get_text_range().split("\n") if line.strip()]
            textpage.close()
            page.close()
        return found
    except pypdfium2.PdfiumError:
        return []
    finally:
        document.close()
