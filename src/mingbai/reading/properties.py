"""Properties and leftovers that every office file carries: who wrote it, links, custom data, parts that nothing shows."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

from mingbai.reading import images, inside
from mingbai.reading.draft import ReadingDraft
from mingbai.reading.passages import Unreadable
from mingbai.reading.xml import local, parse
from mingbai.reading.zipped import Parts

LEFT = "left in the file"
_PROPERTIES = {
    "creator": "作者",
    "lastModifiedBy": "最后保存者",
    "title": "标题",
    "subject": "主题",
    "description": "备注",
    "keywords": "关键词",
    "category": "类别",
    "contentStatus": "状态",
    "Company": "单位",
    "Manager": "主管",
    "HyperlinkBase": "链接基础",
    "Template": "模板",
}
_FURNITURE = re.compile(
    r"\A(?:\[Content_Types\]\.xml|docProps/.*|.*/theme/.*|.*/(?:styles|stylesWithEffects|fontTable|webSettings|numbering|calcChain"
    r"|metadata|tableStyles|presProps|viewProps|commentsIds|commentsExtensible|commentsExtended|sheetMetadata)\.xml"
    r"|.*/(?:tables|slicers|slicerCaches|timelines)/.*|.*/charts/(?:style|colors)\d*\.xml|customXml/itemProps\d*\.xml"
    r"|.*/ink/.*|.*/featurePropertyBag/.*|.*/richData/.*|_xmlsignatures/.*)\Z"
)
_TELLING = re.compile(r"[\u3400-\u9fff]|\A\s*\d{11,19}[\dXx]?\s*\Z|@")
_AUTHORS = frozenset(("author", "userName", "displayName", "userId"))


def add_properties(parts: Parts, draft: ReadingDraft) -> None:
    """Add docProps/core.xml, app.xml and custom.xml as "属性：作者" etc., hidden "property"; keys are "part|property|NAME"."""
    for part in ("docProps/core.xml", "docProps/app.xml"):
        if part in parts:
            for element in parse(parts.read(part)):
                name = local(element)
                if name in _PROPERTIES and not (name == "Template" and (element.text or "").startswith("Normal")):
                    draft.add(f"属性：{_PROPERTIES[name]}", element.text or "", "property", key=f"{part}|property|{name}")
    if "docProps/custom.xml" in parts:
        for element in parse(parts.read("docProps/custom.xml")):
            name = element.get("name") or ""
            draft.add(f"属性：{name}", "".join(element.itertext()), "property", key=f"docProps/custom.xml|property|{name}")


def add_links(parts: Parts, draft: ReadingDraft) -> None:
    """Add targets outside the file (mail addresses, telephone numbers, paths on somebody's computer), each once."""
    seen: set[str] = set()
    for part in parts.names:
        if part.endswith(".rels"):
            for link in parse(parts.read(part)):
                target = unquote(link.get("Target") or "")
                if link.get("TargetMode") == "External" and target not in seen:
                    seen.add(target)
                    draft.add("链接", target, "link target", key=f"{part}|rel|{link.get('Id')}")


def add_leftovers(parts: Parts, draft: ReadingDraft, done: frozenset[str]) -> None:
    """Add every part that the reader of the format did not read: pictures, embedded files, and any XML that nothing shows."""
    pictures = files = 0
    for part in parts.names:
        lower = part.lower()
        if part in done or lower.endswith(".rels") or _FURNITURE.match(part):
            continue
        if inside.is_picture(part):
            pictures += 1
            images.add_picture(parts.read(part), draft, where=f"图片{pictures}", key=part)
        elif lower.endswith((".xml", ".vml")):
            _add_xml(part, parts.read(part), draft)
        elif lower.endswith((".emf", ".wmf", ".wdp", ".jxr")):
            draft.pictures_left_out += 1
            inside.add_strings(draft, parts.read(part), "旧式图片", part)
        elif not lower.endswith((".odttf", ".fntdata", ".sigs")):
            files += 1
            inside.add_file(draft, part, parts.read(part), place=f"嵌入文件{files}", key=part)


def _add_xml(part: str, data: bytes, draft: ReadingDraft) -> None:
    """Add the texts of a part, and the attributes that reveal something about a person, each once."""
    try:
        root = parse(data)
    except Unreadable:
        if not part.endswith(".vml"):
            raise
        return
    shown = "/charts/" in part or "/diagrams/" in part
    seen: set[str] = set()
    for element in root.iter():
        if not isinstance(element.tag, str):
            _add_once(seen, draft, part, (element.text or "", LEFT, "注释"))
            continue
        _add_once(seen, draft, part, (element.text or "", "" if shown else LEFT, "图表" if shown else "文件残留"))
        for name, value in element.attrib.items():
            if _TELLING.search(value):
                author = name.rpartition("}")[2] in _AUTHORS
                _add_once(seen, draft, part, (value, "property" if author else LEFT, "属性：作者" if author else "文件残留"))


def _add_once(seen: set[str], draft: ReadingDraft, part: str, found: tuple[str, str, str]) -> None:
    text, hidden, where = found
    if text.strip() and text not in seen:
        seen.add(text)
        draft.add(where, text, hidden, key=part)


def add_alternative_texts(root: Any, draft: ReadingDraft, part: str, *, place: str = "") -> None:
    """Add descriptions and titles of pictures and shapes, hidden "alternative text"; count the pictures that have none."""
    for number, element in enumerate(root.iter("{*}docPr", "{*}cNvPr"), start=1):
        texts = [element.get(name) for name in ("descr", "title") if (element.get(name) or "").strip()]
        for text in texts:
            draft.add(f"{place}图片{number}的说明", text, "alternative text", key=f"{part}|alternative|{number}")
        owner = element.getparent()
        holds_picture = local(element) == "docPr" and owner is not None and next(owner.iter("{*}blip"), None) is not None
        if not texts and (holds_picture or (local(element) == "cNvPr" and local(owner) == "nvPicPr" and place)):
            draft.pictures_without_text += 1
    for number, element in enumerate(root.iter("{urn:schemas-microsoft-com:vml}*"), start=1):
        for name in ("alt", "title", "string"):
            draft.add(f"{place}图形的说明", element.get(name) or "", "alternative text", key=f"{part}|vml|{number}")
