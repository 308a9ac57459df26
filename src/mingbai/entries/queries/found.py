"""What the search finds of an entry: what its public page says, and no entry that has none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from mingbai.entries.models import Entry, Version, VersionFile
from mingbai.entries.values.content import EntryContent, load
from mingbai.entries.values.plain import plain_text
from mingbai.search.values import Record, RecordKind
from mingbai.statute.disclosure.items import GUIDE
from mingbai.statute.disclosure.validity import Validity

FIELDS = (
    "id", "organ__code", "organ__parent__code", "organ__parent__parent__code", "title", "document_number", "index_number",
    "summary", "topic", "field", "statutory_item", "published_at", "valid_until", "is_policy",
)  # fmt: skip


def keys_after(entry_id: int, limit: int) -> Sequence[int]:
    """Return the next listed entries after this one."""
    return list(Entry.objects.filter(is_listed=True, pk__gt=entry_id).order_by("id").values_list("id", flat=True)[:limit])


def records(entry_ids: Sequence[int], on: date) -> Sequence[Record]:
    """Return those of these entries that are listed, as the search finds them."""
    rows = list(Entry.objects.filter(pk__in=list(entry_ids), is_listed=True).order_by("id").values_list(*FIELDS))
    keys = [row[0] for row in rows]
    versions = _last_versions(keys)
    files = _files([version for version, _ in versions.values()])
    return [_record(row, versions.get(row[0], (0, None)), files, on) for row in rows]


def _record(
    row: Sequence[Any], last: tuple[int, EntryContent | None], files: Mapping[int, list[tuple[str, str]]], on: date
) -> Record:
    version, content = last
    key, code, parent, above, title, number, index_number, summary, topic, field, item, at, until, is_policy = row
    said = [summary, *(_said(content) if content else ()), topic, index_number]
    return Record(
        kind=RecordKind.ENTRY,
        key=key,
        organs=tuple(one for one in (code, parent, above) if one),
        address=f"/{code}/entries/{key}/",
        at=at,
        title=title,
        number=number,
        text="\n".join(one for one in said if one),
        files=tuple(files.get(version, ())),
        field=field,
        item=item,
        validity=_validity(until, on),
        also=RecordKind.DOCUMENT if is_policy else RecordKind.GUIDE if item == GUIDE else None,
        next_on=until + timedelta(days=1) if until is not None and until >= on else None,
    )


def _validity(until: date | None, on: date) -> str:
    """Return the validity by the entry's own last valid day; what is registered as normative has its days there."""
    if until is None:
        return ""
    return (Validity.IN_FORCE if until >= on else Validity.EXPIRED).value


def _said(content: EntryContent) -> list[str]:
    elements = [f"{one.name}：{one.text}" for one in content.elements if one.text.strip()]
    comment = [content.comment.explanation, content.comment.address] if content.comment else []
    return [plain_text(content.body), *elements, *comment]


def _last_versions(entry_ids: Sequence[int]) -> dict[int, tuple[int, EntryContent]]:
    """Return key and content of the last version of each entry that has any; the last one read stays."""
    rows = Version.objects.filter(entry_id__in=entry_ids).order_by("entry_id", "number").values_list("entry_id", "id", "content")
    return {entry: (version, load(content)) for entry, version, content in rows}


def _files(version_ids: Sequence[int]) -> Mapping[int, list[tuple[str, str]]]:
    """Return name and text of the files that the public can download, by version."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = VersionFile.objects.filter(version_id__in=version_ids, file__isnull=False)
    fields = ("version_id", "attachment__name", "attachment__readable")
    for version, name, page in rows.order_by("version_id", "attachment__position", "attachment_id").values_list(*fields):
        found[version].append((name, plain_text(page)))
    return found
