"""Files made to stop a server: each ends quickly in a sentence, within limits far below those of the product."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from datetime import date

import pytest

from mingbai.core.apart_process import Declined, Limits, Room
from reading.builders import rels, zipped

ON = date(2021, 1, 19)
MEBIBYTE = 1024 * 1024
TIGHT = Limits(memory=512 * MEBIBYTE, processor=10, wall=120.0, waiting=0, patience=1.0)
NO_WORDS: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def empty_comments() -> tuple[str, bytes]:
    """280 bytes that an expression with two repetitions tries in 2 to the 40th ways."""
    return "通知.txt", b"<!---->" * 40


def huge_picture() -> tuple[str, bytes]:
    """Ten kilobytes that unpack to 120 million pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    width, height = 10_900, 11_000
    rows = zlib.compress(bytes((width + 7) // 8 + 1) * height, 9)
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return "照片.png", b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def one_line() -> tuple[str, bytes]:
    """Digits without a line end: every one may begin a number."""
    return "一行.txt", b"1" * 8 * MEBIBYTE


def attributes() -> tuple[str, bytes]:
    """An element with very many attributes, each compared with all before it."""
    return "网页.html", b"<html><p " + b" ".join(b"a%d=1" % number for number in range(100_000)) + b">x</p></html>"


def shared_text() -> tuple[str, bytes]:
    """A small workbook whose cells all show the same long text, below a false claim of its size."""
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 20_001))
    sheets = f'<sheets xmlns:r="{RELATION}"><sheet name="S" sheetId="1" r:id="a"/></sheets>'
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f"<workbook {SHEET}>{sheets}</workbook>",
        "xl/_rels/workbook.xml.rels": rels(("a", "worksheet", "worksheets/1.xml"), ("b", "sharedStrings", "sharedStrings.xml")),
        "xl/sharedStrings.xml": f"<sst {SHEET}><si><t>{'长文1' * 8000}</t></si></sst>",
        "xl/worksheets/1.xml": f'<worksheet {SHEET}><dimension ref="A1:XFD9"/><sheetData>{cells}</sheetData></worksheet>',
    }
    return "名单.xlsx", zipped(parts)


def nested() -> tuple[str, bytes]:
    """Documents in documents, three in each, twelve deep."""
    inner = b"x"
    for _ in range(12):
        body = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
        parts: dict[str, str | bytes] = {"[Content_Types].xml": "<Types/>", "word/document.xml": body}
        inner = zipped(parts | {f"word/embeddings/{number}.docx": inner for number in range(3)})
    return "文件.docx", inner


@pytest.fixture(scope="module")
def room() -> Iterator[Room]:
    made = Room(TIGHT)
    yield made
    if made._child is not None:
        made._drop(made._child)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (huge_picture, "像素太多"),
        (one_line, "超过200万字"),
        (attributes, "上万个属性"),
        (shared_text, "文字太多"),
        (nested, "一层层嵌着"),
    ],
)
def test_a_hostile_file_is_refused_in_a_sentence_and_its_reader_lives_on(made, said: str, room: Room) -> None:
    name, data = made()
    with pytest.raises(Declined, match=said):
        room.ask("inspect", name, data, NO_WORDS, ON)
    if name.endswith(".xlsx"):
        with pytest.raises(Declined, match=said):
            room.ask("tables", name, data)
    assert room.ask("readable", "通知.txt", "村民会议".encode()).said == "<p>村民会议</p>"


def test_empty_comments_are_skipped_one_by_one(room: Room) -> None:
    name, data = empty_comments()
    assert room.ask("readable", name, data).said.count("!----") == 40
    assert room.ask("readable", name, data + b"<p>x</p>").said == "<p>x</p>"
