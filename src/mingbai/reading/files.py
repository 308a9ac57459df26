"""The only entry to reading: any file a clerk may upload, recognised by its content and not by its name."""

from __future__ import annotations

from collections.abc import Callable

from mingbai.reading import limits
from mingbai.reading.draft import ReadingDraft
from mingbai.reading.limits import Allowance
from mingbai.reading.passages import FileContent, Unreadable
from mingbai.reading.sniff import Format, sniff


def _reader(kind: Format) -> Callable[[bytes, ReadingDraft], None]:
    """Return what reads a format, loading its libraries only now: a command or server that reads no file starts without them."""
    from mingbai.reading import docx, html, images, pdf, plain, xlsx

    return {
        Format.docx: docx.read,
        Format.xlsx: xlsx.read,
        Format.pdf: pdf.read,
        Format.html: html.read,
        Format.csv: plain.read_csv,
        Format.txt: plain.read_txt,
        Format.image: images.read,
    }[kind]


def read(name: str, data: bytes, allowance: Allowance | None = None) -> FileContent:
    """Read everything that the file `name` with the bytes `data` says, visible or not.

    Raises Unreadable with one Chinese sentence for a file that is empty, too large, broken, locked, of an old or unknown
    format, or a zip bomb. `allowance` is given only for files inside files.
    """
    if len(data) > limits.UPLOAD_BYTES:
        raise Unreadable(limits.TOO_LARGE)
    draft = begun(name, allowance)
    read_into(draft, sniff(name, data), data)
    return draft.content()


def begun(name: str, allowance: Allowance | None = None) -> ReadingDraft:
    """Start a draft that holds only the file's name."""
    draft = ReadingDraft(allowance or Allowance(read_inside=read))
    draft.add("文件名", name, key="name")
    return draft


def read_into(draft: ReadingDraft, kind: Format, data: bytes) -> None:
    """Read everything that a file of this format says. Raises Unreadable."""
    _reader(kind)(data, draft)
