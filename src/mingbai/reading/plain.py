"""Text files and comma-separated tables, in whatever encoding they were saved."""

from __future__ import annotations

import csv
import io

from mingbai.reading import limits
from mingbai.reading.draft import ReadingDraft
from mingbai.reading.headers import header_row, heading
from mingbai.reading.passages import FileTable, Unreadable
from mingbai.reading.pieces import joined_over_lines

_UNDECODABLE = "认不出文件的文字编码。请另存为 UTF-8 编码的文本后再上传。"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(data: bytes) -> str:
    """Decode by byte order mark, else as UTF-16 (recognised by zeros), UTF-8, GB 18030 or Big5; raise Unreadable otherwise."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    head = data[:4096]
    if b"\x00" in head:
        wide = "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
        return data.decode(wide, errors="replace")
    for encoding in ("utf-8", "gb18030", "big5"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    if data.decode("gb18030", errors="replace").count("�") * 100 < len(data):
        return data.decode("gb18030", errors="replace")
    raise Unreadable(_UNDECODABLE)


def read_txt(data: bytes, draft: ReadingDraft) -> None:
    """Add one passage for each line that is not blank; `key` is "line:N", counted from 1.

    Where a full line ends in a digit and the next begins with one, the two joined follow as one more passage: a number may have
    been broken there.
    """
    if len(data) > limits.PART_BYTES:
        raise Unreadable(limits.BOMB)
    lines = decode(data).splitlines()
    for number, line in enumerate(lines, start=1):
        draft.add(f"第{number}行", line, key=f"line:{number}")
    for broken in joined_over_lines("\n".join(lines)):
        draft.add("换行处", broken, key="lines")


def read_csv(data: bytes, draft: ReadingDraft) -> None:
    """Add one passage for each cell, with the heading above it; `key` is "cell:ROW:COLUMN", both counted from 1."""
    if len(data) > limits.PART_BYTES:
        raise Unreadable(limits.BOMB)
    rows = csv_rows(decode(data))
    draft.allowance.spend_cells(sum(len(row) for row in rows))
    top = header_row(rows)
    header = tuple(heading(text) for text in rows[top]) if top is not None else ()
    for row_number, row in enumerate(rows, start=1):
        below = top is not None and row_number > top + 1
        for column, text in enumerate(row):
            title = header[column] if below and column < len(header) else ""
            draft.add(f"第{row_number}行第{column + 1}列", text, column=title, key=f"cell:{row_number}:{column + 1}")
    if top is not None:
        draft.tables.append(FileTable("表1", header, tuple(row for row in rows[top + 1 :] if any(row))))


def csv_rows(text: str) -> list[tuple[str, ...]]:
    """Return the stripped cells of a separated table; the separator is the most common of commas, tab and semicolon."""
    head = "\n".join(text.splitlines()[:20])
    separator = max(",\t;，", key=head.count)
    csv.field_size_limit(limits.MEGABYTE)
    try:
        reader = csv.reader(io.StringIO(text.replace("\x00", "")), delimiter=separator)
        return [tuple(cell.strip().removeprefix("'") for cell in row) for row in reader]
    except csv.Error as error:
        raise Unreadable("表格的引号没有成对，读不了。请用办公软件打开后另存为 xlsx 再上传。") from error
