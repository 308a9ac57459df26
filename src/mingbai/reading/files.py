"""The one door to reading: any file a clerk may upload, told apart by its content and not by its name."""

from __future__ import annotations

from collections.abc import Callable

from mingbai.reading import docx, html, images, limits, pdf, plain, xlsx
from mingbai.reading.draft import ReadingDraft
from mingbai.reading.limits import Allowance
from mingbai.reading.passages import FileContent, Unreadable
from mingbai.reading.sniff import Format, sniff

_READERS: dict[Format, Callable[[bytes, ReadingDraft], None]] = {
    Format.docx: docx.read,
    Format.xlsx: xlsx.read,
    Format.pdf: pdf.read,
    Format.html: html.read,
    Format.csv: plain.read_csv,
    Format.txt: plain.read_txt,
    Format.image: images.read,
}


def read(name: str, data: bytes, allowance: Allowance | None = None) -> FileContent:
    """Everything the file `name` with the bytes `data` says, seen and unseen.

    Raises Unreadable with one Chinese sentence: empty, too large, broken, locked, of an old or unknown format, or built to burst.
    `allowance` is given only for files inside files.
    """
    if len(data) > limits.UPLOAD_BYTES:
        raise Unreadable(limits.TOO_LARGE)
    draft = begun(name, allowance)
    read_into(draft, sniff(name, data), data)
    return draft.content()


def begun(name: str, allowance: Allowance | None = None) -> ReadingDraft:
    """A draft that says the file's name and nothing yet."""
    draft = ReadingDraft(allowance or Allowance(read_inside=read))
    draft.add("文件名", name, key="name")
    return draft


def read_into(draft: ReadingDraft, kind: Format, data: bytes) -> None:
    """Everything a file of this format says. Raises Unreadable."""
    _READERS[kind](data, draft)
