"""PDF files masked: letters are taken out of the pages and boxed; a page where that fails becomes a picture."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pypdfium2

from mingbai.reading import limits
from mingbai.reading.images import small
from mingbai.reading.passages import Unreadable
from mingbai.reading.pdf import PDFIUM, drawn
from mingbai.reading.xml import BROKEN
from mingbai.reading.zipped import LOCKED
from mingbai.scanning.masked import pdf_stripped
from mingbai.scanning.masked.pdf_letters import Marked, letters_to_remove
from mingbai.scanning.masked.pdf_strings import take_out
from mingbai.scanning.masked.pictures import boxed, word_boxes
from mingbai.scanning.masked.rewriter import Rewriter

_SCALE = 150 / 72
_QUALITY = 85


def mask(data: bytes, rewriter: Rewriter) -> bytes:
    """Return the masked PDF; raise Unreadable when it is broken or locked."""
    data = data[data.find(b"%PDF-") :]
    try:
        with PDFIUM:
            bare = pdf_stripped.strip(data, rewriter)
            marked = _marked(bare, rewriter)
            cut, failed = _cut(bare, marked)
            failed |= {number for number, page in _marked(cut, rewriter).items() if page.is_found or page.is_hidden}
            return _pictured(cut, failed, rewriter)
    except pikepdf.PasswordError as error:
        raise Unreadable(LOCKED) from error
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as error:
        raise Unreadable(BROKEN) from error


def _marked(data: bytes, rewriter: Rewriter) -> dict[int, Marked]:
    """Return the pages, from 0, that have letters to take out."""
    found = {}
    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(len(document)):
            page = document[number]
            textpage = page.get_textpage()
            if marked := letters_to_remove(page, textpage, rewriter):
                found[number] = marked
            textpage.close()
            page.close()
    finally:
        document.close()
    return found


def _cut(data: bytes, marked: dict[int, Marked]) -> tuple[bytes, set[int]]:
    """Return the PDF with boxes in place of the marked letters, and the pages where some letters could not be taken out."""
    if not marked:
        return data, set()
    failed: set[int] = set()
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        for number, page in marked.items():
            if not take_out(data, pdf, number, page.origins):
                failed.add(number)
            _draw_boxes(pdf.pages[number], page.boxes)
        return pdf_stripped.saved(pdf), failed


def _draw_boxes(page: pikepdf.Page, boxes: list[tuple[float, float, float, float]]) -> None:
    if not boxes:
        return
    drawn = "".join(f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re f\n" for left, bottom, right, top in boxes)
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(f"\nQ\nq 0 0 0 rg\n{drawn}Q\n".encode("ascii"))


def _pictured(data: bytes, failed: set[int], rewriter: Rewriter) -> bytes:
    """Return the PDF with pages turned into pictures: the failed ones, and those whose pictures contain findings."""
    left = limits.PICTURES
    document = pypdfium2.PdfDocument(data)
    pictures: dict[int, tuple[Any, tuple[float, float]]] = {}
    try:
        for number in range(len(document)):
            page = document[number]
            boxes: list[tuple[float, float, float, float]] = []
            if rewriter.finds and _has_pictures(page) and left > 0:
                left -= 1
                boxes = word_boxes(small(drawn(page)), rewriter, _pixels(page))
            if boxes or number in failed:
                picture = page.render(scale=_SCALE).to_pil().convert("RGB")
                pictures[number] = (boxed(picture, boxes), page.get_size())
            page.close()
    finally:
        document.close()
    if not pictures:
        return data
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        for number, (picture, size) in pictures.items():
            _replace(pdf, number, picture, size)
        return pdf_stripped.saved(pdf)


def _pixels(page: Any) -> tuple[int, int]:
    """Return the size of the picture that a page becomes."""
    width, height = page.get_size()
    return round(width * _SCALE), round(height * _SCALE)


def _has_pictures(page: Any) -> bool:
    pictures = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    return any(min(picture.get_px_size()) >= limits.PICTURE_LEAST for picture in pictures)


def _replace(pdf: pikepdf.Pdf, number: int, picture: Any, size: tuple[float, float]) -> None:
    """Turn a page into a picture alone, in the size in which the page is shown."""
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=_QUALITY)
    image = pikepdf.Stream(pdf, written.getvalue())
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height = picture.size
    image.ColorSpace, image.BitsPerComponent, image.Filter = pikepdf.Name.DeviceRGB, 8, pikepdf.Name.DCTDecode
    page = pdf.pages[number].obj
    for key in list(page.keys()):
        if key not in ("/Type", "/Parent"):
            del page[key]
    page.MediaBox = [0, 0, *(round(side, 2) for side in size)]
    page.Rotate = 0
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=image))
    page.Contents = pikepdf.Stream(pdf, f"q {size[0]:.2f} 0 0 {size[1]:.2f} 0 0 cm /P Do Q".encode("ascii"))
