"""What people without an account send in beside an application: a picture or a PDF, kept as it looks and as nothing else.

Every page is drawn anew: whoever opens it later opens no file that a stranger made, and where a picture was taken is gone.
"""

from __future__ import annotations

import io
import warnings

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from mingbai.reading import limits
from mingbai.reading.images import FORMATS, on_white
from mingbai.reading.passages import Unreadable
from mingbai.reading.pdf import PDFIUM, opened
from mingbai.scanning.masked.pdf import shown

LONGEST_SIDE = 2_400
"""Pixels of the longer side: the small print of a certificate stays readable."""
MOST_PAGES = 20
_QUALITY = 85
_FAILURES = (UnidentifiedImageError, OSError, ValueError, SyntaxError, TypeError, KeyError, Image.DecompressionBombError)
_HEIC = "这是 HEIC 格式的照片，收不了。在手机的“设置—相机—格式”里选“兼容性最佳”再拍，或者把照片打开截一张图再传。"
_OTHER = "只收照片（jpg、png）和 PDF。Word 文件先另存为 PDF，纸质的拍一张照片。"
_SPOILT = "这个文件打不开，可能没有传完整。重新拍一张，或者另存一份再传。"
_TOO_MANY = f"PDF 超过{MOST_PAGES}页。只传要用的几页，其余的当面交或者寄来。"
_PIXELS = "照片的像素太多（超过6000万），请缩小以后再传。"


def as_it_looks(data: bytes) -> tuple[str, bytes]:
    """Return "jpg" or "pdf" and the bytes to keep, no side longer than LONGEST_SIDE pixels; raise Unreadable with what to do."""
    if data[4:8] == b"ftyp":
        raise Unreadable(_HEIC)
    if b"%PDF-" in data[:1024]:
        return "pdf", _pages(data)
    return "jpg", _picture(data)


def _picture(data: bytes) -> bytes:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
            if picture.width * picture.height > limits.PICTURE_PIXELS:
                raise Unreadable(_PIXELS)
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = on_white(ImageOps.exif_transpose(picture))
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            written = io.BytesIO()
            upright.save(written, "JPEG", quality=_QUALITY)
            return written.getvalue()
    except UnidentifiedImageError as error:
        raise Unreadable(_OTHER) from error
    except _FAILURES as error:
        raise Unreadable(_SPOILT) from error


def _pages(data: bytes) -> bytes:
    with PDFIUM:
        document = opened(data)
        try:
            if len(document) > MOST_PAGES:
                raise Unreadable(_TOO_MANY)
            looks = []
            for page in document:
                look = shown(page)
                look.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
                looks.append(look)
                page.close()
        except pypdfium2.PdfiumError as error:
            raise Unreadable(_SPOILT) from error
        finally:
            document.close()
    written = io.BytesIO()
    looks[0].save(written, "PDF", save_all=True, append_images=looks[1:], quality=_QUALITY)
    return written.getvalue()
