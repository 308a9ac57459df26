"""Text files and comma-separated tables masked; encoding, line ends and separator stay."""

from __future__ import annotations

import csv
import io

from mingbai.reading.plain import csv_rows, decode
from mingbai.scanning.masked.rewriter import Rewriter

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def mask_txt(data: bytes, rewriter: Rewriter) -> bytes:
    """Mask line by line, and what continues on the next line."""
    lines = decode(data).splitlines(keepends=True)
    text = "".join(rewriter.text(line) for line in lines)
    broken = rewriter.broken(text)
    return _encoded("".join("*" if place in broken else letter for place, letter in enumerate(text)), data)


def mask_csv(data: bytes, rewriter: Rewriter) -> bytes:
    """Mask cell by cell with the heading above it; drop the columns that the plan removes."""
    text = decode(data)
    rows = csv_rows(text)
    columns = {
        (int(row), int(column)): passage.column
        for passage in rewriter.content
        if passage.key.startswith("cell:")
        for _, row, column in [passage.key.split(":")]
    }
    gone = rewriter.removed_columns("表1")
    head = "\n".join(text.splitlines()[:20])
    written = io.StringIO()
    writer = csv.writer(written, delimiter=max(",\t;，", key=head.count), lineterminator="\r\n" if "\r\n" in text else "\n")
    for number, row in enumerate(rows, start=1):
        cells = [
            "*"
            if f"cell:{number}:{index + 1}" in rewriter.squares
            else rewriter.cell(cell, "表1", columns.get((number, index + 1), ""))
            for index, cell in enumerate(row)
            if index not in gone
        ]
        writer.writerow(cells)
    return _encoded(written.getvalue(), data)


def _encoded(text: str, original: bytes) -> bytes:
    """Encode the text like the original: by its byte order mark, else as UTF-8 or GB 18030."""
    encoding = next((name for mark, name in _MARKS if original.startswith(mark)), "")
    if not encoding:
        encoding = "utf-8" if _is_utf8(original) else "gb18030"
    return text.encode(encoding, errors="replace")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
