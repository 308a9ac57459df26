"""A Word document as HTML, through mammoth: without comments, deleted or hidden text, or pictures."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from mingbai.reading.docx_styles import Styles, W
from mingbai.reading.docx_text import run_reason
from mingbai.reading.passages import Unreadable
from mingbai.reading.readable_html import mark_headers
from mingbai.reading.xml import BROKEN, parse
from mingbai.reading.zipped import Parts

_NEEDED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/(?:document\d*|styles|numbering|footnotes|endnotes)\.xml|word/_rels/.*\.rels"
)
_STYLES = "\n".join(
    [f"p[style-name='{name}'] => h2:fresh" for name in ("Title", "标题", "heading 1", "Heading 1", "标题 1")]
    + [f"p[style-name='{name} {level}'] => h3:fresh" for name in ("heading", "Heading", "标题") for level in range(2, 7)]
    + ["p[style-name='Subtitle'] => p:fresh", "b => strong", "i => em", "u => ", "strike => "]
)


def html(parts: Parts) -> str:
    """Return what a reader of the document sees, not yet cleaned."""
    import mammoth

    document = io.BytesIO(_seen_only(parts))
    try:
        result = mammoth.convert_to_html(document, style_map=_STYLES, convert_image=_no_picture)
    except (KeyError, ValueError, TypeError, AttributeError, OSError, zipfile.BadZipFile, RecursionError) as error:
        raise Unreadable(BROKEN) from error
    if not result.value.strip():
        return ""
    body = lxml_html.fragment_fromstring(result.value, create_parent="div")
    for note in [link for link in body.iter("a") if (link.get("href") or "#").startswith("#")]:
        note.drop_tag()
    mark_headers(body)
    return str(etree.tostring(body, encoding="unicode", method="html"))


def _no_picture(_picture: Any) -> list[Any]:
    return []


def _seen_only(parts: Parts) -> bytes:
    """Return the document with only the parts that carry its text, without hidden runs and deleted pieces."""
    styles = Styles(parse(parts.read("word/styles.xml")) if "word/styles.xml" in parts else None)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in parts.names:
            if not _NEEDED.fullmatch(name):
                continue
            data = parts.read(name)
            root = parse(data)
            if re.fullmatch(r"word/(?:document\d*|footnotes|endnotes)\.xml", name):
                _take_out(root, styles)
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            archive.writestr(name, data)
    return out.getvalue()


def _take_out(root: Any, styles: Styles) -> None:
    for run in list(root.iter(W + "r")):
        paragraph = next(run.iterancestors(W + "p"), None)
        if paragraph is not None and run_reason(run, styles, paragraph) and run.getparent() is not None:
            run.getparent().remove(run)
    for element in list(root.iter(W + "del", W + "moveFrom", W + "commentReference", W + "instrText")):
        if element.getparent() is not None:
            element.getparent().remove(element)
