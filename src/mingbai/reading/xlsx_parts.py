"""What a workbook carries besides its cells: comments, pivot caches, copies of linked files, names, text boxes."""

from __future__ import annotations

from typing import Any

from mingbai.reading import properties
from mingbai.reading.draft import ReadingDraft
from mingbai.reading.xml import local, parse, stream
from mingbai.reading.zipped import Parts, targets


def add_comments(parts: Parts, part: str, sheet: str, draft: ReadingDraft) -> None:
    """Add the legacy and threaded comments of a cell, at the cell, hidden "comment"; `key` is "PART|CELL"."""
    for comment in parse(parts.read(part)).iter("{*}comment", "{*}threadedComment"):
        text = "".join(child.text or "" for child in comment.iter() if local(child) in ("t", "text") and child.text)
        draft.add(f"{sheet}!{comment.get('ref') or ''}", text, "comment", key=f"{part}|{comment.get('ref')}")


def add_authors(root: Any, draft: ReadingDraft, part: str) -> None:
    """Add the authors of comments, hidden "property"."""
    for author in root.iter("{*}author", "{*}person"):
        draft.add("属性：批注作者", author.text or author.get("displayName") or "", "property", key=f"{part}|author")


def add_drawing(parts: Parts, part: str, sheet: str, hidden: str, draft: ReadingDraft) -> None:
    """Add the text boxes of a sheet, paragraph by paragraph, and the descriptions of its pictures."""
    root = parse(parts.read(part))
    for number, paragraph in enumerate(root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p"), start=1):
        text = "".join(child.text or "" for child in paragraph.iter() if local(child) == "t")
        draft.add(f"{sheet}的文本框{number}", text, hidden, key=f"{part}|p|{number - 1}")
    properties.add_alternative_texts(root, draft, part, place=f"{sheet}的")


def add_pivot_caches(parts: Parts, draft: ReadingDraft) -> frozenset[str]:
    """Add the copies of source data behind pivot tables, headed by their field; return the names of the parts read."""
    done = set()
    for part in parts.names:
        if not part.startswith("xl/pivotCache/pivotCacheDefinition") or not part.endswith(".xml"):
            continue
        done.add(part)
        fields = []
        for field in parse(parts.read(part)).iterfind("{*}cacheFields/{*}cacheField"):
            fields.append(field.get("name") or "")
            for item in field.iter("{*}s", "{*}n", "{*}d"):
                draft.add("数据透视表缓存", item.get("v") or "", "pivot cache", column=fields[-1], key=part)
        for kind, records in targets(parts, part).values():
            if kind == "pivotCacheRecords" and records in parts:
                done.add(records)
                _add_records(parts, records, fields, draft)
    return frozenset(done)


def _add_records(parts: Parts, part: str, fields: list[str], draft: ReadingDraft) -> None:
    with parts.stream(part) as source:
        for number, record in enumerate(stream(source, ("{*}r",)), start=1):
            draft.allowance.spend_cells(len(record))
            for index, item in enumerate(record):
                if local(item) in ("s", "n", "d"):
                    title = fields[index] if index < len(fields) else ""
                    draft.add(f"数据透视表缓存第{number}行", item.get("v") or "", "pivot cache", column=title, key=part)


def add_external_links(parts: Parts, draft: ReadingDraft) -> frozenset[str]:
    """Add the cells of other files that the workbook keeps a copy of; return the names of the parts read."""
    done = frozenset(name for name in parts.names if name.startswith("xl/externalLinks/") and name.endswith(".xml"))
    for part in done:
        root = parse(parts.read(part))
        names = [element.get("val") or "" for element in root.iter("{*}sheetName")]
        for data in root.iter("{*}sheetData"):
            index = data.get("sheetId") or "0"
            name = names[int(index)] if index.isdigit() and int(index) < len(names) else ""
            for cell in data.iter("{*}cell"):
                text = "".join(child.text or "" for child in cell)
                draft.add(f"链接的文件：{name}!{cell.get('r') or ''}", text, "linked file", key=part)
    return done


def add_names(workbook: Any, draft: ReadingDraft, part: str) -> None:
    """Add the defined names that say something themselves."""
    for name in workbook.iter("{*}definedName"):
        own = name.get("name") or ""
        if not own.startswith("_xlnm."):
            said = [own, name.text or "", name.get("comment") or "", name.get("description") or ""]
            draft.add(f"名称：{own}", " ".join(text for text in said if text), "defined name", key=f"{part}|name|{own}")
