"""PDF files written anew: letters are taken out and boxed; a page that holds more than it shows becomes a picture."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image, ImageChops, ImageStat

from mingbai.reading.images import lines_of
from mingbai.reading.limits import Recognition
from mingbai.reading.passages import Unreadable
from mingbai.reading.pdf import PDFIUM
from mingbai.reading.pdf_ink import digest, drawn
from mingbai.reading.pdf_odd import odd_pages
from mingbai.reading.pdf_page import painting_of
from mingbai.reading.xml import BROKEN
from mingbai.reading.zipped import LOCKED
from mingbai.scanning.masked import pdf_stripped
from mingbai.scanning.masked.pdf_letters import Marked, letters_to_remove
from mingbai.scanning.masked.pdf_listed import listed
from mingbai.scanning.masked.pdf_strings import take_out
from mingbai.scanning.masked.pictures import boxed, word_boxes
from mingbai.scanning.masked.rewriter import Rewriter

_SCALE = 150 / 72
_LONGEST = 4_000
"""The longer side of a page that becomes a picture, in pixels: maps of ten metres would fill the memory."""
_QUALITY = 85
_FINEST = 300 / 72
"""Pixels of a picture for each point where it is drawn: a finer one could hold words that nobody sees on the page."""
_LOOK = 300
_DIFFERENT = 4.0


def mask(data: bytes, rewriter: Rewriter) -> bytes:
    """Return the masked PDF; raise Unreadable when it is broken or locked."""
    data = data[data.find(b"%PDF-") :]
    try:
        with PDFIUM:
            bare, label = pdf_stripped.strip(data, rewriter)
            unclear = _odd(bare)
            marked = _marked(bare, rewriter, unclear)
            cut, failed = _cut(bare, marked)
            if marked:
                again = _marked(cut, rewriter, set())
                failed |= {number for number, page in again.items() if page.is_found or page.is_hidden}
            seen = _pictured(cut, failed | unclear, rewriter)
            made, unlisted = listed(seen, label, _sizes(seen))
            unlisted |= _different(seen, made)
            if not unlisted:
                return made
            seen = _pictured(seen, unlisted, rewriter, is_boxed=True)
            return listed(seen, label, _sizes(seen))[0]
    except pikepdf.PasswordError as error:
        raise Unreadable(LOCKED) from error
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as error:
        raise Unreadable(BROKEN) from error


def _odd(data: bytes) -> set[int]:
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        return set(odd_pages(pdf))


def _sizes(data: bytes) -> dict[bytes, int]:
    """Return the longest side that each picture needs, in pixels, by the digest of its bytes."""
    sizes: dict[bytes, int] = {}
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            for one in painting_of(page).pictures if _draws(page) else ():
                mark, longest = digest(one.item), max(one.box[2] - one.box[0], one.box[3] - one.box[1])
                sizes[mark] = max(sizes.get(mark, 0), round(longest * _FINEST))
            page.close()
    finally:
        document.close()
    return sizes


def _marked(data: bytes, rewriter: Rewriter, unclear: set[int]) -> dict[int, Marked]:
    """Return the pages, from 0, that have letters to take out; add those with covered or cropped pictures to `unclear`."""
    found = {}
    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(len(document)):
            page = document[number]
            textpage, painting = page.get_textpage(), painting_of(page)
            if painting.hides_shapes or not all(map(painting.is_whole, painting.pictures)):
                unclear.add(number)
            if marked := letters_to_remove(page, textpage, painting, rewriter):
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


def _pictured(data: bytes, failed: set[int], rewriter: Rewriter, *, is_boxed: bool = False) -> bytes:
    """Return the PDF with pages turned into pictures: the failed ones, and those whose pictures contain findings.

    With `is_boxed` the findings in pictures have boxes already.
    """
    left = Recognition()
    document = pypdfium2.PdfDocument(data)
    taken: dict[int, tuple[Any, tuple[float, float]]] = {}
    try:
        for number in range(len(document)):
            page = document[number]
            boxes: list[tuple[float, float, float, float]] = []
            if rewriter.finds and not is_boxed and (number in failed or painting_of(page).has_pictures):
                look = drawn(page)
                boxes = word_boxes(lines_of(look, left) or (), rewriter, look.size, _pixels(page))
            if boxes or number in failed:
                taken[number] = (boxed(shown(page), boxes), page.get_size())
            page.close()
    finally:
        document.close()
    return replaced(data, taken) if taken else data


def replaced(data: bytes, taken: Mapping[int, tuple[Any, tuple[float, float]]]) -> bytes:
    """Return the PDF with these pages, from 0, turned into pictures of a size in points."""
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        for number, (picture, size) in taken.items():
            _replace(pdf, number, picture, size)
        return pdf_stripped.saved(pdf)


def shown(page: Any) -> Image.Image:
    """Return the picture that a page becomes."""
    picture: Image.Image = page.render(scale=_scale(page)).to_pil().convert("RGB")
    return picture


def _different(before: bytes, after: bytes) -> set[int]:
    """Return the pages with pictures that no longer look as they did."""
    found = set()
    first, second = pypdfium2.PdfDocument(before), pypdfium2.PdfDocument(after)
    try:
        for number in range(len(first)):
            old, new = first[number], second[number]
            if _draws(old):
                looks = [_look(page) for page in (old, new)]
                if looks[0].size != looks[1].size or _distance(*looks) > _DIFFERENT:
                    found.add(number)
            old.close()
            new.close()
    finally:
        first.close()
        second.close()
    return found


def _draws(page: Any) -> bool:
    """Return whether a page draws a picture."""
    return any(True for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=4))


def _look(page: Any) -> Image.Image:
    """Return a small grey picture of a page."""
    look: Image.Image = page.render(scale=_LOOK / max(*page.get_size(), 1.0)).to_pil().convert("L")
    return look


def _distance(first: Image.Image, second: Image.Image) -> float:
    """Return by how much the pixels of two pictures differ on average, of 255."""
    difference: float = ImageStat.Stat(ImageChops.difference(first, second)).mean[0]
    return difference


def _scale(page: Any) -> float:
    """Return the pixels for each point of a page that becomes a picture."""
    return min(_SCALE, _LONGEST / max(*map(float, page.get_size()), 1.0))


def _pixels(page: Any) -> tuple[int, int]:
    """Return the size of the picture that a page becomes."""
    width, height = page.get_size()
    return round(width * _scale(page)), round(height * _scale(page))


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
