"""Scanning against opening: a list of a thousand persons, a PDF of twenty megabytes, peak memory."""

from __future__ import annotations

import io
import os
import random
import resource
import sys

import openpyxl
import pikepdf
import typst

from bench.measure import in_turn, timed, verdict
from mingbai.scanning.inspection import Inspection, inspect
from mingbai.scanning.mask import mask

RATIO = 8.0
LIST_SECONDS = 1.0
PDF_SECONDS = 10.0
MEMORY = 600
PDF_BYTES = 20_000_000
ROWS = 1_000


def main() -> int:
    """Measure and report which limits were kept."""
    book = _book()
    pair = in_turn(lambda: _scan("名单.xlsx", book), lambda: _open(book), rounds=5)
    seconds = min(pair.ours)
    found = _scan("名单.xlsx", book)
    masked = timed(lambda: mask(found, book))
    print(f"list: {len(book):,} bytes, {len(found.findings):,} findings; masked in {masked:.2f} s")
    paper = _paper()
    count = len(_scan("年鉴.pdf", paper).findings)
    paper_seconds = timed(lambda: _scan("年鉴.pdf", paper))
    print(f"PDF: {len(paper):,} bytes, {count} findings")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    kept = [
        verdict("scan of a list of 1,000 rows against opening it with openpyxl", pair.ratio, RATIO),
        verdict("scan of a list of 1,000 rows", seconds, LIST_SECONDS, unit=" s"),
        verdict("scan of a PDF of 20 MB", paper_seconds, PDF_SECONDS, unit=" s"),
        verdict("peak memory", peak, MEMORY, unit=" MB"),
    ]
    return 0 if all(kept) else 1


def _scan(name: str, data: bytes) -> Inspection:
    return inspect(name, data, has_page=False)


def _open(data: bytes) -> int:
    sheets = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    return sum(1 for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None)


def _book() -> bytes:
    """Return a list of a thousand persons with ten columns; every number differs, as in a real list."""
    made, chance = openpyxl.Workbook(), random.Random(7)
    sheet = made.active
    assert sheet is not None
    sheet.append(["序号", "姓名", "身份证号", "手机号", "银行账号", "所在村", "残疾等级", "面积", "金额", "备注"])
    for number in range(ROWS):
        identity = (
            f"642226{chance.randint(1945, 2000)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}{chance.randint(1000, 9999)}"
        )
        phone, card = f"139{chance.randint(10**7, 10**8 - 1)}", f"622848{chance.randint(10**12, 10**13 - 1)}"
        sheet.append([number + 1, "杨晓红", identity, phone, card, "崾岘村", "肢体二级", 3.5, 1200 + number, f"第{number}户"])
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _paper() -> bytes:
    """Return a yearbook of 300 pages of figures, brought to the wanted size by an incompressible picture."""
    lines = "\n\n".join(f"第{number}项，产量{number * 7919 % 99991}吨，办公电话0954-7012783。" for number in range(9_000))
    text = typst.compile(f'#set text(font: "Noto Serif CJK SC", size: 10pt)\n{lines}'.encode())
    with pikepdf.open(io.BytesIO(bytes(text))) as pdf:
        pdf.pages[0].obj.Extra = pikepdf.Stream(pdf, os.urandom(max(0, PDF_BYTES - len(text))))
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


if __name__ == "__main__":
    sys.exit(main())
