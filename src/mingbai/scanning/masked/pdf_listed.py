"""A PDF of listed entries alone: pages, fonts, forms and images keep what draws them, and images are stored anew."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Mapping
from typing import Any

import pikepdf
from PIL import Image

from mingbai.reading import ai_labels, jpeg
from mingbai.reading.pdf_odd import images, resources_of
from mingbai.scanning.masked.pdf_stripped import saved

_ROOT = frozenset(("/Type", "/Pages", "/Outlines", "/PageLabels", "/Lang", "/PageMode", "/PageLayout", "/Names", "/Dests"))
_TREE = frozenset(("/Type", "/Kids", "/Count", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources"))
_PAGE = frozenset(
    ("/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Annots", "/Group", "/UserUnit")
)
_LINK = frozenset(("/Type", "/Subtype", "/Rect", "/Border", "/A", "/Dest", "/H", "/F", "/QuadPoints", "/BS"))
_BOOKMARK = frozenset(("/Title", "/Parent", "/First", "/Last", "/Prev", "/Next", "/Count", "/Dest", "/A", "/Type"))
_ACTION = frozenset(("/Type", "/S", "/URI", "/D"))
_RESOURCES = frozenset(("/Font", "/XObject", "/ColorSpace", "/ExtGState", "/Pattern", "/Shading", "/ProcSet"))
_FORM = frozenset(
    ("/Type", "/Subtype", "/BBox", "/Matrix", "/Resources", "/Group", "/FormType", "/Length", "/Filter", "/DecodeParms")
)
_MARKS = frozenset(("BMC", "BDC", "EMC", "MP", "DP"))
_FAILURES = (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, OSError, NotImplementedError, zlib.error)
_QUALITY = 88
_NESTED = 8
_SLACK = 1.3


def listed(data: bytes, label: str, sizes: Mapping[bytes, int]) -> tuple[bytes, set[int]]:
    """Return the PDF with listed entries alone, and the pages, from 0, where that failed: they must become pictures.

    `label` is the mark of machine-made content, "" when there is none; `sizes` are the longest sides that pictures need.
    """
    failed: set[int] = set()
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        _keep(pdf.Root, _ROOT)
        _keep(pdf.Root.get("/Names"), frozenset(("/Dests",)))
        pictures = _Pictures(pdf, sizes)
        for number, page in enumerate(pdf.pages):
            try:
                if not _page(pdf, page, pictures):
                    failed.add(number)
            except _FAILURES:
                failed.add(number)
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary):
                _dictionary(item)
        for name in list(pdf.trailer.keys()):
            if name not in ("/Root", "/Size", "/ID"):
                del pdf.trailer[name]
        if label:
            pdf.Root.Metadata = _metadata(pdf, label)
            pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary({f"/{ai_labels.KEY}": pikepdf.String(label)}))
        return saved(pdf), failed


def _metadata(pdf: pikepdf.Pdf, label: str) -> Any:
    stream = pikepdf.Stream(pdf, ai_labels.packet(label))
    stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    return pdf.make_indirect(stream)


def _page(pdf: pikepdf.Pdf, page: pikepdf.Page, pictures: _Pictures) -> bool:
    _keep(page.obj, _PAGE)
    for note in page.obj.get("/Annots") or []:
        _keep(note, _LINK)
        _keep(note.get("/A"), _ACTION)
    resources = resources_of(page)
    content = _content(page)
    if content is None:
        return False
    page.obj.Contents = pikepdf.Stream(pdf, content)
    are_stored = [pictures.store(item) for item in images(resources)]
    return all(are_stored) and _resources(resources, pictures.done, 0)


def _resources(resources: Any, done: dict[tuple[int, int], bool], depth: int) -> bool:
    """Keep what resources list and rewrite the contents of forms; return False for what cannot be followed."""
    _keep(resources, _RESOURCES)
    for item in (resources.get("/XObject") or pikepdf.Dictionary()).as_dict().values():
        if item.objgen not in done:
            done[item.objgen] = False
            done[item.objgen] = item.get("/Subtype") == "/Form" and _form(item, done, depth)
        if not done[item.objgen]:
            return False
    return True


def _form(item: Any, done: dict[tuple[int, int], bool], depth: int) -> bool:
    content, inner = _content(item) if depth < _NESTED else None, item.get("/Resources")
    if content is None:
        return False
    item.write(content)
    _keep(item, _FORM)
    return inner is None or _resources(inner, done, depth + 1)


def _content(holder: Any) -> bytes | None:
    """Return the operators of a content without marks and comments; None when it holds inline images or cannot be followed."""
    kept: list[Any] = []
    for instruction in pikepdf.parse_content_stream(holder):
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            return None
        if str(instruction.operator) not in _MARKS:
            kept.append(instruction)
    return pikepdf.unparse_content_stream(kept)


def _dictionary(item: Any) -> None:
    """Keep the listed entries of nodes of the page tree and of bookmarks; drop what no kind of object needs."""
    kind = str(item.get("/Type", ""))
    if kind == "/Pages":
        _keep(item, _TREE)
    elif "/Title" in item and "/Parent" in item and kind in ("", "/Outlines"):
        _keep(item, _BOOKMARK)
        _keep(item.get("/A"), _ACTION)


def _keep(item: Any, names: frozenset[str]) -> None:
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for name in list(item.keys()):
            if name not in names:
                del item[name]


class _Pictures:
    """The images of a document, each stored anew once, pixels only and no finer than it is drawn."""

    def __init__(self, pdf: pikepdf.Pdf, sizes: Mapping[bytes, int]) -> None:
        self._pdf, self._sizes = pdf, sizes
        self.done: dict[tuple[int, int], bool] = {}

    def store(self, item: Any) -> bool:
        """Store an image anew; return False when its page must become a picture."""
        if item.objgen not in self.done:
            try:
                self.done[item.objgen] = self._stored(item)
            except _FAILURES:
                self.done[item.objgen] = False
        return self.done[item.objgen]

    def _stored(self, item: Any) -> bool:
        if item.get("/ImageMask"):
            return _stencil(item)
        mask, packings = item.get("/SMask"), _filters(item)
        if "/Mask" in item or (mask is not None and ("/Matte" in mask or "/Decode" in mask)):
            return False
        most = self._sizes.get(hashlib.sha256(item.read_raw_bytes()).digest(), 0)
        is_fine = most and max(int(item.Width), int(item.Height)) > most * _SLACK
        is_jpeg = packings == ["/DCTDecode"]
        if is_jpeg and mask is None and not is_fine:
            return _store_jpeg(item)
        picture = pikepdf.PdfImage(item).as_pil_image()
        picture = picture if picture.mode in ("1", "L", "RGB") else picture.convert("RGB")
        shape = None if mask is None else pikepdf.PdfImage(mask).as_pil_image().convert("L")
        if shape is not None:
            picture = _seen_through(picture.convert("RGB"), shape)
        if is_fine:
            picture = picture.convert("L" if picture.mode == "1" else picture.mode)
            picture.thumbnail((most, most))
        _store_pixels(item, picture, is_jpeg=is_jpeg)
        if shape is not None:
            item.SMask = self._mask(shape)
        return True

    def _mask(self, shape: Image.Image) -> Any:
        grey = pikepdf.Stream(self._pdf, b"")
        _store_pixels(grey, shape, is_jpeg=False)
        return self._pdf.make_indirect(grey)


def _store_jpeg(item: Any) -> bool:
    """Store a JPEG with its own bytes but for what is no picture."""
    plain = jpeg.bare(item.read_raw_bytes())
    if plain is None:
        return False
    _store(item, plain, {name: item.get(name) for name in ("/ColorSpace", "/Decode", "/BitsPerComponent")}, "/DCTDecode")
    return True


def _store_pixels(item: Any, picture: Image.Image, *, is_jpeg: bool) -> None:
    colours, bits = "/DeviceRGB" if picture.mode == "RGB" else "/DeviceGray", 1 if picture.mode == "1" else 8
    kept = {"/ColorSpace": pikepdf.Name(colours), "/BitsPerComponent": bits}
    _store(item, _packed(picture, is_jpeg), kept, "/DCTDecode" if is_jpeg else "/FlateDecode")
    item.Width, item.Height = picture.size


def _packed(picture: Image.Image, is_jpeg: bool) -> bytes:
    if not is_jpeg:
        return zlib.compress(picture.tobytes())
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()


def _seen_through(picture: Image.Image, shape: Image.Image) -> Image.Image:
    """Return the picture with white where its mask lets nothing of it be seen."""
    seen = shape.resize(picture.size, Image.Resampling.BILINEAR).point(lambda level: 255 if level > 0 else 0)
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=seen)
    return ground


def _stencil(item: Any) -> bool:
    """Store a stencil mask anew: one bit a pixel."""
    width, height = int(item.Width), int(item.Height)
    length = (width + 7) // 8 * height
    if not {"/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/ASCII85Decode", "/ASCIIHexDecode"}.issuperset(_filters(item)):
        return False
    data = bytes(item.read_bytes())[:length]
    if len(data) < length:
        return False
    kept = {"/ImageMask": True, "/BitsPerComponent": 1, "/Decode": item.get("/Decode"), "/Interpolate": item.get("/Interpolate")}
    _store(item, zlib.compress(data), kept, "/FlateDecode")
    return True


def _filters(item: Any) -> list[str]:
    named = item.get("/Filter")
    if named is None:
        return []
    return [str(one) for one in named] if isinstance(named, pikepdf.Array) else [str(named)]


def _store(item: Any, data: bytes, entries: Mapping[str, Any], packing: str) -> None:
    """Give an image other bytes and the entries that belong to them."""
    item.write(data, filter=pikepdf.Name(packing))
    _keep(item, frozenset(("/Width", "/Height", "/Length", "/Filter")))
    item.Type, item.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    for name, value in entries.items():
        if value is not None:
            item[name] = value
