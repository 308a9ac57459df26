"""The check of a redacted PDF by other means than those that made it: pdfminer for texts, its own objects, drawn pixels."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
import pypdfium2

from mingbai.reading.pdf import PDFIUM
from mingbai.scanning.withheld import Leak, RedactionBox

_LEAST = 2
"""Letters under a box that are looked for elsewhere: one alone stands on every page."""
_SCALE = 100 / 72
_EDGE = 3
"""Pixels inside the edge of a box where drawing and packing soften the black."""
_BLACK = 60
_DEEPEST = 8
_ROOT = {
    "/Outlines": "书签",
    "/AcroForm": "表单",
    "/OCProperties": "图层",
    "/OpenAction": "打开时的动作",
    "/AF": "附带的文件",
    "/Collection": "附带的文件",
}
_NAMES = {"/EmbeddedFiles": "附带的文件", "/JavaScript": "脚本"}


def leaks(original: bytes, redacted: bytes, boxes: Sequence[RedactionBox]) -> tuple[Leak, ...]:
    """Return what would still give away the content under the boxes; nothing means that the copy may leave.

    Both files are PDFs that open; `boxes` are those that `redacted` was made with.
    """
    withheld = set(_words(original, boxes))
    return (*_texts(redacted, boxes, withheld), *_objects(redacted, withheld), *_pixels(redacted, boxes))


def _words(data: bytes, boxes: Sequence[RedactionBox]) -> Iterator[str]:
    """Yield the lines of letters under each box, without spaces."""
    with _opened(data) as document:
        for box in boxes:
            lines: dict[int, str] = {}
            for letter in _under(document.pages[box.page - 1], box):
                # On a page that is turned, lines run up or down.
                line = round(letter["top"] if letter["upright"] else letter["x0"])
                lines[line] = lines.get(line, "") + letter["text"]
            yield from (word for line in lines.values() if len(word := "".join(line.split())) >= _LEAST)


def _texts(data: bytes, boxes: Sequence[RedactionBox], withheld: set[str]) -> Iterator[Leak]:
    with _opened(data) as document:
        for number, page in enumerate(document.pages, 1):
            if any(True for box in boxes if box.page == number for _ in _under(page, box)):
                yield Leak(number, f"第{number}页的方框下面还有文字。")
            said = "".join("".join(letter["text"] for letter in page.chars).split())
            if any(word in said for word in withheld):
                yield Leak(number, f"第{number}页还写着方框里的内容，这一处也要遮。")


def _objects(data: bytes, withheld: set[str]) -> Iterator[Leak]:
    """Look through the file itself: what comes with the pages, and every string."""
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        names: Any = pdf.Root.get("/Names", {})
        held = [word for key, word in _ROOT.items() if key in pdf.Root] + [word for key, word in _NAMES.items() if key in names]
        for word in dict.fromkeys(held):
            yield Leak(0, f"文件里还有{word}，先去掉再发。")
        if len(pdf.docinfo):
            yield Leak(0, "文件属性不是空的，先清空再发。")
        for number, page in enumerate(pdf.pages, 1):
            if any(note.get("/Subtype") != "/Link" for note in page.obj.get("/Annots", ())):
                yield Leak(number, f"第{number}页还有批注，批注里的内容谁都能读。")
        if withheld and any(word in said for item in pdf.objects for said in _strings(item, 0) for word in withheld):
            yield Leak(0, "文件的内部文字里还写着方框里的内容。")


def _strings(item: Any, depth: int) -> Iterator[str]:
    """Yield every string of an object, without spaces; objects that it points to are looked at on their own."""
    if isinstance(item, pikepdf.String):
        yield "".join(str(item).split())
        return
    if depth > _DEEPEST or not isinstance(item, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream):
        return
    held = list(item) if isinstance(item, pikepdf.Array) else [item[key] for key in item.keys()]  # noqa: SIM118 - no mapping
    for one in held:
        if isinstance(one, pikepdf.Object) and not one.is_indirect:
            yield from _strings(one, depth + 1)


def _pixels(data: bytes, boxes: Sequence[RedactionBox]) -> Iterator[Leak]:
    """Look at the drawn pages: every box is black throughout, not a shade or a pattern over readable words."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(data)
        try:
            for number in sorted({box.page for box in boxes}):
                look = document[number - 1].render(scale=_SCALE).to_pil().convert("L")
                for box in (one for one in boxes if one.page == number):
                    left, top = box.left * look.width + _EDGE, box.top * look.height + _EDGE
                    right, bottom = box.right * look.width - _EDGE, box.bottom * look.height - _EDGE
                    if right > left and bottom > top and look.crop((left, top, right, bottom)).getextrema()[1] > _BLACK:
                        yield Leak(number, f"第{number}页有一个方框没有盖严。")
        finally:
            document.close()


def _under(page: Any, box: RedactionBox) -> Iterator[dict[str, Any]]:
    """Yield the letters whose middle lies under a box; boxes are in fractions of the page as shown, turned and cropped."""
    left, bottom, right, top = _shown(page.page_obj)
    for letter in page.chars:
        x = ((letter["x0"] + letter["x1"]) / 2 - float(page.mediabox[0]) - left) / (right - left)
        y = (top - (letter["y0"] + letter["y1"]) / 2) / (top - bottom)
        if box.left <= x <= box.right and box.top <= y <= box.bottom and letter["text"].strip():
            yield letter


def _shown(page: Any) -> tuple[float, float, float, float]:
    """Return what is seen of a page, as left, bottom, right and top, in the space to which pdfminer turns its letters."""
    x0, y0, x1, y1 = map(float, page.mediabox)
    crop = tuple(map(float, page.cropbox or page.mediabox))
    # The crop box may be larger than the page; nothing is drawn out there.
    left, bottom, right, top = max(crop[0], x0), max(crop[1], y0), min(crop[2], x1), min(crop[3], y1)
    return {
        90: (bottom - y0, x1 - right, top - y0, x1 - left),
        180: (x1 - right, y1 - top, x1 - left, y1 - bottom),
        270: (y1 - top, left - x0, y1 - bottom, right - x0),
    }.get(page.rotate, (left - x0, bottom - y0, right - x0, top - y0))


def _opened(data: bytes) -> Any:
    import pdfplumber  # here, because it is heavy and only this check needs it

    return pdfplumber.open(io.BytesIO(data))
