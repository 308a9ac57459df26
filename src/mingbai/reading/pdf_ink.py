"""Words that a PDF shows without saying them: in pictures, patterns, drawn letters. They are recognised page by page."""

from __future__ import annotations

import ctypes
import hashlib
from dataclasses import dataclass, field
from typing import Any

import pypdfium2

from mingbai.reading import images, limits
from mingbai.reading.draft import ReadingDraft
from mingbai.reading.pdf_page import MANY_CURVES, PaintedPicture, Painting, pixels

_SCAN_SIDE = 1_600
_LEAST_TEXT = 8
_FINER = 5.0
"""A picture with more pixels than this for each pixel of the drawn page may hold words that the page does not show."""
_raw: Any = pypdfium2.raw


@dataclass(slots=True)
class PageInk:
    """Adds the recognised words of pages; `odd` are the pages, from 0, whose objects do not tell what they look like.

    `done` gathers the digests of the pictures whose words need not be looked for again.
    """

    draft: ReadingDraft
    odd: frozenset[int]
    done: set[bytes] = field(default_factory=set)

    def add(self, page: Any, painting: Painting, number: int, text: str) -> None:
        """Add the words of page `number`, from 1, as it looks, and of its pictures that are not wholly or not clearly seen."""
        where, key = f"第{number}页图片", f"page:{number}"
        is_odd, sizes = number - 1 in self.odd, [min(pixels(one.item)) for one in painting.pictures]
        is_scan = bool(sizes) and (not has_text(text) or max(sizes) >= limits.PICTURE_LEAST * 4)
        is_drawn = is_scan or is_odd or painting.curves >= MANY_CURVES
        if is_drawn:
            any_words = images.add_words(drawn(page), self.draft, where=where, key=key, known=self.draft.passages)
            if not any_words and not sizes and not has_text(text):
                self.draft.ink_without_text += 1
        self.draft.ink_without_text += painting.hides_shapes
        for one, side in zip(painting.pictures, sizes, strict=True):
            is_plain = is_drawn and not is_odd and painting.is_whole(one) and _is_clear(one, page)
            if side >= limits.PICTURE_LEAST and not is_plain:
                self._add_stored(one.item, where, key)
            self.done.add(digest(one.item))

    def _add_stored(self, item: Any, where: str, key: str) -> None:
        """Recognise the words of a picture as it is stored, without its mask and whatever lies over it."""
        # Not through PdfImage: without its page it would free an object that belongs to the page.
        bitmap = _raw.FPDFImageObj_GetBitmap(item)
        if not bitmap:
            self.draft.pictures_unread += 1
            return
        picture = pypdfium2.PdfBitmap.from_raw(bitmap).to_pil()
        if self.draft.allowance.is_new(picture.tobytes()):
            images.add_words(picture, self.draft, where=f"{where}的原图", key=key)


def drawn(page: Any) -> Any:
    """Render the page as the picture in which its words are recognised."""
    return page.render(scale=_scale(page)).to_pil()


def has_text(text: str) -> bool:
    """Return whether a page has text of its own."""
    return len("".join(text.split())) >= _LEAST_TEXT


def _scale(page: Any) -> float:
    return min(_SCAN_SIDE / max(*map(float, page.get_size()), 1.0), 4.0)


def _is_clear(picture: PaintedPicture, page: Any) -> bool:
    """Return whether the drawn page shows all that is stored of a picture, about as finely."""
    if _raw.FPDFPageObj_HasTransparency(picture.item):
        return False
    return pixels(picture.item)[0] <= (picture.box[2] - picture.box[0]) * _scale(page) * _FINER


def digest(item: Any) -> bytes:
    """Return the digest of the bytes of a picture as they are stored."""
    length = _raw.FPDFImageObj_GetImageDataRaw(item, None, 0)
    held = ctypes.create_string_buffer(length)
    _raw.FPDFImageObj_GetImageDataRaw(item, held, length)
    return hashlib.sha256(held.raw[:length]).digest()
