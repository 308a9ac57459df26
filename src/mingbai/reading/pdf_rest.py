"""What a PDF holds that neither pages nor notes show: private data of programs, remarks, pictures that no page draws."""

from __future__ import annotations

import contextlib
import hashlib
import io
import re
from collections.abc import Collection, Iterator
from typing import Any

import pikepdf
from PIL import Image

from mingbai.reading import images, limits
from mingbai.reading.draft import ReadingDraft
from mingbai.reading.passages import Unreadable

_DRAWN = frozenset(("/Length1", "/BBox", "/FunctionType", "/N", "/ShadingType", "/PatternType", "/CMapName"))
_KNOWN_STREAMS = frozenset(("/ObjStm", "/XRef", "/Metadata", "/EmbeddedFile", "/CMap", "/XObject"))
_BYTES = frozenset(("/ID", "/O", "/U", "/OE", "/UE", "/CheckSum", "/Cert", "/ByteRange", "/Registry", "/Ordering", "/FontFamily"))
_TELLING = re.compile(r"\d{5}|@|[\u3400-\u9fff].{0,40}\d{2}")
_WORDS = re.compile(r"[ -~\u3400-\u9fff\uff00-\uffef]{6,}")
_MOST_OBJECTS, _LONGEST_REST = 60_000, 1 << 20
_REMARK = re.compile(rb"(?:\A|[\r\n])[ \t]*%([^\r\n]*)")
_FAILURES = (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, OSError, NotImplementedError)


def bounded(stream: Any, draft: ReadingDraft) -> bytes:
    """Return the bytes of a stream; raise Unreadable when they unpack to more than is allowed."""
    packed = bytes(stream.read_raw_bytes())
    if len(packed) * limits.ZIP_RATIO > limits.TOTAL_BYTES and len(packed) > limits.MEGABYTE:
        raise Unreadable(limits.BOMB)
    data = bytes(stream.read_bytes())
    draft.allowance.spend_bytes(len(data))
    return data


def add_rest(pdf: pikepdf.Pdf, draft: ReadingDraft) -> None:
    """Add what no reader of the pages sees and no other step reads: private data of programs, properties of pictures."""
    said = {passage.text for passage in draft.passages}
    contents = {one.objgen: one for page in pdf.pages for one in _contents(page.obj.get("/Contents"))}
    for one in contents.values():
        for remark in _REMARK.findall(bounded(one, draft)):
            _add_telling(remark.decode("utf-8", errors="ignore"), draft, said)
    for item in list(pdf.objects)[:_MOST_OBJECTS]:
        if isinstance(item, pikepdf.Stream) and item.objgen not in contents:
            if item.get("/Subtype") == "/Image":
                _add_camera(item, draft)
            elif not _DRAWN.intersection(item.keys()) and str(item.get("/Type", "")) not in _KNOWN_STREAMS:
                _add_telling(_text(item, draft), draft, said)
        for text in _strings(item, 0):
            _add_telling(text, draft, said)


def _contents(held: Any) -> list[Any]:
    """Return the streams that a page draws."""
    return list(held) if isinstance(held, pikepdf.Array) else [held] if isinstance(held, pikepdf.Stream) else []


def _add_camera(item: Any, draft: ReadingDraft) -> None:
    """Add the properties inside a JPEG."""
    if item.get("/Filter") in ("/DCTDecode", pikepdf.Array([pikepdf.Name.DCTDecode])):
        data = item.read_raw_bytes()
        draft.add("图片的字节", "\n".join(images.numbers(data)), images.LEFT, key=f"image:{item.objgen[0]}")
        if any(mark in data[:65_536] for mark in (b"Exif", b"http://ns.adobe", b"\xff\xfe")):
            with contextlib.suppress(OSError, ValueError, SyntaxError):
                images.add_properties(Image.open(io.BytesIO(data)), draft, "图片", f"image:{item.objgen[0]}")


def _text(stream: Any, draft: ReadingDraft) -> str:
    """Return the letters of a stream of unknown purpose; empty when there are few."""
    data = bounded(stream, draft)[:_LONGEST_REST]
    text = data.decode("utf-8", errors="ignore")
    return "\n".join(_WORDS.findall(text))


def _strings(item: Any, depth: int) -> Iterator[str]:
    if isinstance(item, pikepdf.String):
        yield str(item)
    elif depth < 8 and isinstance(item, pikepdf.Array):
        for one in item:
            if isinstance(one, pikepdf.Object) and not one.is_indirect:
                yield from _strings(one, depth + 1)
    elif depth < 8 and isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for name, one in item.items():
            if name not in _BYTES and isinstance(one, pikepdf.Object) and not one.is_indirect:
                yield from _strings(one, depth + 1)


def _add_telling(text: str, draft: ReadingDraft, said: set[str]) -> None:
    if _TELLING.search(text) and text not in said:
        said.add(text)
        draft.add("文件残留", text, images.LEFT, key="rest")


def add_pictures(pdf: pikepdf.Pdf, draft: ReadingDraft, drawn: Collection[bytes]) -> None:
    """Recognise the words of pictures that no page draws (thumbnails, leftovers of revisions), and what masks let vanish."""
    masks = {item.SMask.objgen for item in pdf.objects if isinstance(item, pikepdf.Stream) and "/SMask" in item}
    for item in list(pdf.objects)[:_MOST_OBJECTS]:
        if not isinstance(item, pikepdf.Stream) or item.get("/Subtype") != "/Image" or item.objgen in masks:
            continue
        with contextlib.suppress(*_FAILURES):
            if min(int(item.Width), int(item.Height)) < limits.PICTURE_LEAST or "/ImageMask" in item:
                continue
            is_masked = "/SMask" in item or "/Mask" in item
            if is_masked or hashlib.sha256(item.read_raw_bytes()).digest() not in drawn:
                # Converting drops the mask, so that what it hides is there again.
                picture = pikepdf.PdfImage(item).as_pil_image().convert("RGB")
                images.add_words(picture, draft, where="没有用到的图片", key=f"image:{item.objgen[0]}")
