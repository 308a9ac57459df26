"""What a PDF carries besides its pages: properties, notes, form fields, bookmarks, files."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

import pikepdf

from mingbai.reading import inside, pdf_rest
from mingbai.reading.draft import ReadingDraft
from mingbai.reading.passages import Unreadable
from mingbai.reading.pdf_rest import bounded
from mingbai.reading.xml import local, parse

_NAMES = {
    "Author": "作者",
    "Title": "标题",
    "Subject": "主题",
    "Keywords": "关键词",
    "Creator": "创建程序",
    "Producer": "生成程序",
    "Company": "单位",
    "Manager": "主管",
}
_TIMES = ("CreationDate", "ModDate", "Trapped")
_NOTES = ("/Contents", "/T", "/V", "/DV", "/TU", "/RC", "/Subj", "/OverlayText")
_TECHNICAL = frozenset(
    "lang about parseType xmptk NPages InstanceID DocumentID OriginalDocumentID RenditionClass PDFVersion language format part"
    " conformance VersionID instanceID documentID renditionClass rev Trapped type".split()
)
_NOT_PERSONAL = re.compile(r"\A(?:uuid:|xmp\.|application/pdf|\d{4}-\d\d-\d\dT)")
_FAILURES = (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, RecursionError, NotImplementedError)


def add_parts(pdf: pikepdf.Pdf, draft: ReadingDraft, drawn: Collection[bytes]) -> None:
    """Add everything besides the pages; a broken part is skipped, the others are still read.

    `drawn` holds the digests of the pictures that pages show.
    """
    for add in (_add_properties, _add_xmp, _add_outline, _add_fields, _add_attachments, _add_notes, pdf_rest.add_rest):
        try:
            add(pdf, draft)
        except _FAILURES:
            continue
    pdf_rest.add_pictures(pdf, draft, drawn)


def _add_properties(pdf: pikepdf.Pdf, draft: ReadingDraft) -> None:
    for name, value in pdf.docinfo.items():
        plain = name.lstrip("/")
        if plain not in _TIMES:
            draft.add(f"属性：{_NAMES.get(plain, plain)}", str(value), "property", key=f"info:{plain}")


def _add_xmp(pdf: pikepdf.Pdf, draft: ReadingDraft) -> None:
    """Add the texts of the XMP metadata that the information dictionary does not already say."""
    if "/Metadata" not in pdf.Root:
        return
    said = {passage.text for passage in draft.passages if passage.key.startswith("info:")}
    try:
        root = parse(bounded(pdf.Root.Metadata, draft))
    except Unreadable:
        if draft.allowance.is_spent():
            raise
        return
    for element in root.iter():
        texts = [
            (local(element), element.text or ""),
            *((name.rpartition("}")[2], value) for name, value in element.attrib.items()),
        ]
        for name, text in texts:
            if text.strip() and name not in _TECHNICAL and text not in said and not _NOT_PERSONAL.match(text):
                above = element.getparent()
                field = local(above.getparent()) if name == "li" and above is not None and above.getparent() is not None else name
                if field in _TECHNICAL:
                    continue
                said.add(text)
                draft.add(f"属性：{'作者' if field == 'creator' else field}", text, "property", key=f"xmp:{field}")


def _add_outline(pdf: pikepdf.Pdf, draft: ReadingDraft) -> None:
    with pdf.open_outline(max_depth=8) as outline:
        waiting, number = list(outline.root), 0
        while waiting and number < 5_000:
            item = waiting.pop(0)
            number += 1
            draft.add(f"书签{number}", item.title or "", "bookmark", key=f"outline:{number}")
            waiting += list(item.children)


def _add_fields(pdf: pikepdf.Pdf, draft: ReadingDraft) -> None:
    """Add the values of form fields and the texts of an XFA form."""
    form = pdf.Root.get("/AcroForm")
    if form is None:
        return
    waiting, number = list(form.get("/Fields", [])), 0
    while waiting and number < 20_000:
        field = waiting.pop(0)
        number += 1
        for name in ("/V", "/DV", "/TU", "/Opt"):
            draft.add(f"表单域{number}", _plain(field.get(name)), "annotation", key=f"field:{number}")
        waiting += list(field.get("/Kids", []))
    xfa = form.get("/XFA")
    streams = [xfa] if isinstance(xfa, pikepdf.Stream) else [part for part in xfa or [] if isinstance(part, pikepdf.Stream)]
    for stream in streams:
        text = re.sub(rb"<[^>]*>", b"\n", bounded(stream, draft)).decode("utf-8", errors="replace")
        draft.add("XFA表单", "\n".join(line for line in text.split("\n") if line.strip()), "annotation", key="xfa")


def _add_attachments(pdf: pikepdf.Pdf, draft: ReadingDraft) -> None:
    for number, (name, attached) in enumerate(pdf.attachments.items(), start=1):
        draft.add(f"附件{number}", " ".join((name, attached.description or "")), "attachment", key=f"attachment:{name}")
        data = bounded(attached.get_file().obj, draft)
        inside.add_file(draft, attached.filename or name, data, place=f"附件{number}", key=f"attachment:{name}")


def _add_notes(pdf: pikepdf.Pdf, draft: ReadingDraft) -> None:
    """Add notes on pages: their text, their author, and the files and addresses behind them."""
    for number, page in enumerate(pdf.pages, start=1):
        for index, note in enumerate(page.obj.get("/Annots") or []):
            if not isinstance(note, pikepdf.Dictionary):
                continue
            key = f"page:{number}|annotation:{index}"
            for name in _NOTES:
                author = name == "/T" and note.get("/Subtype") != pikepdf.Name.Widget
                text = _plain(note.get(name))
                text = re.sub(r"<[^>]+>", " ", text) if name == "/RC" else text
                where = f"第{number}页批注的作者" if author else f"第{number}页批注{index + 1}"
                draft.add(where, text, "property" if author else "annotation", key=key)
            action = note.get("/A")
            if isinstance(action, pikepdf.Dictionary):
                draft.add(f"第{number}页的链接", _plain(action.get("/URI")), "link target", key=key)
            _add_note_file(note, draft, number, key)


def _add_note_file(note: Any, draft: ReadingDraft, number: int, key: str) -> None:
    held = note.get("/FS")
    files = held.get("/EF") if isinstance(held, pikepdf.Dictionary) else None
    if isinstance(files, pikepdf.Dictionary):
        name = _plain(held.get("/UF")) or _plain(held.get("/F")) or "附件"
        for stream in list(files.as_dict().values())[:1]:
            inside.add_file(draft, name, bounded(stream, draft), place=f"第{number}页的附件", key=key)


def _plain(value: Any) -> str:
    """Return a string, a stream or an array of them as text; empty for anything else."""
    if isinstance(value, pikepdf.Array):
        return " ".join(_plain(item) for item in value)
    if isinstance(value, pikepdf.Stream):
        return bytes(value.read_bytes()).decode("utf-8", errors="replace")
    return str(value) if isinstance(value, pikepdf.String) else ""
