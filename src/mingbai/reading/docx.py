"""Word documents, read from their parts: all text of every part, visible or not."""

from __future__ import annotations

import re
from typing import Any

from mingbai.reading import properties
from mingbai.reading.docx_styles import Styles, W
from mingbai.reading.docx_text import DocxPart, add_part
from mingbai.reading.draft import ReadingDraft
from mingbai.reading.passages import Unreadable
from mingbai.reading.xml import BROKEN, parse
from mingbai.reading.zipped import Parts

_PLACES = (
    (re.compile(r"word/header\d*\.xml"), "页眉", ""),
    (re.compile(r"word/footer\d*\.xml"), "页脚", ""),
    (re.compile(r"word/footnotes\d*\.xml"), "脚注", ""),
    (re.compile(r"word/endnotes\d*\.xml"), "尾注", ""),
    (re.compile(r"word/comments\d*\.xml"), "批注", "comment"),
    (re.compile(r"word/glossary/document\d*\.xml"), "构建基块", "left in the file"),
)
_MAIN = re.compile(r"word/document\d*\.xml")


def read(data: bytes, draft: ReadingDraft) -> None:
    """Read all text of the document; see `docx_text.add_part` for the keys. Raises Unreadable for broken archives, zip bombs."""
    read_parts(Parts(data, draft.allowance), draft)


def read_parts(parts: Parts, draft: ReadingDraft) -> None:
    """Read all text of a document already unpacked."""
    names = {name: place for name in parts.names if (place := _place(name)) is not None}
    if not any(_MAIN.fullmatch(name) for name in names):
        raise Unreadable(BROKEN)
    styles = Styles(parse(parts.read("word/styles.xml")) if "word/styles.xml" in parts else None)
    authors: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (not _MAIN.fullmatch(name), name)):
        called, hidden = names[name]
        root = parse(parts.read(name))
        add_part(DocxPart(name, root, styles, called, hidden), draft)
        properties.add_alternative_texts(root, draft, name)
        _add_controls(root, draft, name)
        for element in root.iter():
            if isinstance(element.tag, str) and element.get(W + "author"):
                authors.setdefault(element.get(W + "author"), name)
    for author, name in authors.items():
        draft.add("属性：批注或修订的作者", author, "property", key=f"{name}|author")
    _add_settings(parts, draft)
    properties.add_properties(parts, draft)
    properties.add_links(parts, draft)
    properties.add_leftovers(parts, draft, frozenset((*names, "word/settings.xml")))


def _place(name: str) -> tuple[str, str] | None:
    """Return the place and the hidden reason of a part with paragraphs; None for other parts."""
    if _MAIN.fullmatch(name):
        return "", ""
    return next(((place, hidden) for pattern, place, hidden in _PLACES if pattern.fullmatch(name)), None)


def _add_controls(root: Any, draft: ReadingDraft, part: str) -> None:
    """Add the choices and names of content controls and form fields, and the names of bookmarks."""
    for tag, attributes, where in (
        ("listItem", ("displayText", "value"), "下拉选项"),
        ("alias", ("val",), "控件名称"),
        ("listEntry", ("val",), "下拉选项"),
        ("default", ("val",), "表单默认值"),
        ("helpText", ("val",), "表单提示"),
        ("statusText", ("val",), "表单提示"),
        ("hyperlink", ("tooltip",), "链接提示"),
        ("bookmarkStart", ("name",), "书签"),
    ):
        for element in root.iter(W + tag):
            for attribute in attributes:
                text = element.get(W + attribute) or ""
                if len(text) > 1 and not text.startswith("_"):
                    draft.add(where, text, "not shown", key=f"{part}|{tag}")


def _add_settings(parts: Parts, draft: ReadingDraft) -> None:
    """Add the variables of the document and the source of a mail merge."""
    if "word/settings.xml" not in parts:
        return
    root = parse(parts.read("word/settings.xml"))
    for element in root.iter(W + "docVar", W + "connectString", W + "query", W + "dataSource"):
        text = " ".join(value for value in element.attrib.values())
        draft.add("属性：文档变量", text, "property", key="word/settings.xml|property")
