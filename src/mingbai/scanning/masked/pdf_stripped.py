"""A PDF without what comes with its pages: properties, notes, files, scripts; forms become part of the page."""

from __future__ import annotations

import contextlib
import io
import re
from typing import Any

import pikepdf

from mingbai.reading import ai_labels
from mingbai.scanning.masked.rewriter import Rewriter

_ROOT = (
    "/Metadata",
    "/AF",
    "/OpenAction",
    "/AA",
    "/AcroForm",
    "/PieceInfo",
    "/Perms",
    "/DSS",
    "/Collection",
    "/Threads",
    "/SpiderInfo",
)
_PAGE = ("/AA", "/PieceInfo", "/Metadata", "/Thumb", "/AF", "/B")
_UNSEEN_NOTES = ("/Text", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/RichMedia", "/Screen", "/3D", "/Redact")
_TELLING = re.compile(r"[\u3400-\u9fff@]|\d{5}|\d[\d\s\-]{8,}\d")
_BYTES = frozenset(("/ID", "/O", "/U", "/OE", "/UE", "/CheckSum", "/Contents_", "/Cert", "/ByteRange"))


def strip(data: bytes, rewriter: Rewriter) -> tuple[bytes, str]:
    """Return the PDF with its pages alone, titles of bookmarks masked, and the mark of machine-made content."""
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        label = _label(pdf)
        _drop_notes(pdf, rewriter)
        with contextlib.suppress(RuntimeError, ValueError, pikepdf.PdfError):  # a broken form has no looks to draw
            pdf.generate_appearance_streams()
        links = _take_links(pdf)
        pdf.flatten_annotations("screen")
        for page, kept in zip(pdf.pages, links, strict=True):
            _forget(page.obj, *_PAGE, "/Annots")
            if kept:
                page.obj.Annots = pdf.make_indirect(pikepdf.Array(kept))
        _forget(pdf.Root, *_ROOT)
        _forget(pdf.Root.get("/Names", pikepdf.Dictionary()), "/EmbeddedFiles", "/JavaScript", "/AlternatePresentations")
        _forget(pdf.trailer, "/Info")
        for item in list(pdf.objects):
            _mask_strings(item, rewriter, 0)
        return saved(pdf), label


def _label(pdf: pikepdf.Pdf) -> str:
    """Return the mark of machine-made content in the properties; "" when there is none."""
    told = [str(value) for value in pdf.docinfo.values() if isinstance(value, pikepdf.String)]
    metadata = pdf.Root.get("/Metadata")
    if isinstance(metadata, pikepdf.Stream):
        told.append(bytes(metadata.read_bytes()).decode("utf-8", errors="replace"))
    return next(filter(None, map(ai_labels.label_in, told)), "")


def saved(pdf: pikepdf.Pdf) -> bytes:
    """Return the PDF as bytes, without unreferenced objects and earlier revisions."""
    written = io.BytesIO()
    pdf.remove_unreferenced_resources()
    pdf.save(written, deterministic_id=True, encryption=False)
    return written.getvalue()


def _drop_notes(pdf: pikepdf.Pdf, rewriter: Rewriter) -> None:
    """Remove notes that are not part of the page's looks, and links whose address says something personal."""
    for page in pdf.pages:
        notes = page.obj.get("/Annots")
        if notes is None:
            continue
        page.obj.Annots = pikepdf.Array(
            [note for note in notes if isinstance(note, pikepdf.Dictionary) and _stays(note, rewriter)]
        )


def _stays(note: Any, rewriter: Rewriter) -> bool:
    kind = str(note.get("/Subtype", ""))
    if kind in _UNSEEN_NOTES or int(note.get("/F", 0)) & 0b100010 or "/OC" in note:
        return False
    action = note.get("/A")
    if kind == "/Link" and isinstance(action, pikepdf.Dictionary):
        address = str(action.get("/URI", ""))
        return str(action.get("/S", "")) in ("/URI", "/GoTo") and rewriter.text(address) == address
    return True


def _take_links(pdf: pikepdf.Pdf) -> list[list[Any]]:
    """Take the links off each page, so that they are not drawn into it, and drop what they say themselves."""
    links: list[list[Any]] = []
    for page in pdf.pages:
        notes = list(page.obj.get("/Annots") or [])
        taken = [note for note in notes if note.get("/Subtype") == "/Link"]
        for note in taken:
            _forget(note, "/Contents", "/T", "/Subj", "/RC", "/NM", "/AA")
        if taken:
            page.obj.Annots = pikepdf.Array([note for note in notes if note.get("/Subtype") != "/Link"])
        links.append(taken)
    return links


def _mask_strings(item: Any, rewriter: Rewriter, depth: int) -> None:
    """Mask every string below an object (titles, alternative texts), and drop the metadata of pictures."""
    if depth > 8 or not isinstance(item, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
        return
    if not isinstance(item, pikepdf.Array):
        _forget(item, "/Metadata")
        places: list[Any] = [key for key in item.keys() if key not in _BYTES]  # noqa: SIM118 - no mapping
    else:
        places = list(range(len(item)))
    for place in places:
        value = item[place]
        if isinstance(value, pikepdf.String):
            said = str(value)
            if _TELLING.search(said) and (new := rewriter.text(said)) != said:
                item[place] = pikepdf.String(new)
        elif isinstance(value, pikepdf.Object) and not value.is_indirect:
            _mask_strings(value, rewriter, depth + 1)


def _forget(item: Any, *keys: str) -> None:
    """Remove those entries that a dictionary has."""
    for key in keys:
        if key in item:
            del item[key]
