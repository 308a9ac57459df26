"""The rows of entries that the audit trail vouches for: versions, decisions, reviews of batches, what the public sees."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import QuerySet

from mingbai.core.audit import digest
from mingbai.core.bound import BoundRow, Keys, Kind
from mingbai.entries.models import Attachment, Entry, ImportRelease, ReviewVerdict, Snapshot, Version, VersionFile
from mingbai.statute.disclosure.review import STAGE_WORDS, Stage, Standing

CHUNK = 2000
OWNER = ("entry_id", "entry__organ__code", "entry__index_number", "entry__title")
VERSION_FIELDS = ("id", "number", "content", "note", "published_at", "published_by", *OWNER)
VERDICT_FIELDS = (
    "id", "round", "stage", "act", "opinion", "basis", "snapshot", "person_id", "decided_by", "decided_at", *OWNER,
)  # fmt: skip
SEEN = (
    "title", "summary", "topic", "document_number", "index_number", "formed_on", "published_at", "range", "standing", "is_listed",
    "statutory_item", "field",
)  # fmt: skip
RECORD = ("id", "index_number", "title", "summary", "statutory_item", "formed_on", "published_at")
RELEASE_FIELDS = (
    "id", "count", "digest", "uploader_id", "reviewer_id", "opinion", "basis", "decided_by", "decided_at", "organ__code",
)  # fmt: skip
DECISIONS = frozenset({
    "entry.submitted", "entry.first_approved", "entry.secrecy_approved", "entry.final_approved", "entry.returned",
    "entry.refused", "entry.referred", "entry.determined_open", "entry.determined_closed",
})  # fmt: skip


def versions(keys: Keys) -> Iterator[BoundRow]:
    """Yield published versions; each covers its text, its files and the pages that show them."""
    for rows in _chunks(_of(Version.objects.all(), keys).values(*VERSION_FIELDS)):
        files = _files([row["id"] for row in rows])
        for row in rows:
            of_it = files[row["id"]]
            said = {name: row[name] for name in VERSION_FIELDS if not name.startswith("entry__")} | {"files": of_it}
            named = f"{_name(row)}第{row['number']}版"
            # A file that needed no change is its own rebuilt file: what the public gets is named last.
            stored = [(original, f"{name}（原件）") for name, original, _, _ in of_it]
            stored += [(public, name) for name, _, public, _ in of_it if public]
            yield BoundRow(row["id"], row["entry__organ__code"], _subject(row), named, digest(said), tuple(stored))


def verdicts(keys: Keys) -> Iterator[BoundRow]:
    """Yield decisions; each covers who decided what, and the text and the files that were before them."""
    for rows in _chunks(_of(ReviewVerdict.objects.all(), keys).values(*VERDICT_FIELDS)):
        seen = _snapshots({row["entry_id"] for row in rows})
        for row in rows:
            said = {name: row[name] for name in VERDICT_FIELDS if not name.startswith("entry__")}
            said["seen"] = seen.get((row["entry_id"], row["snapshot"]))
            named = f"{_name(row)}第{row['round']}轮“{STAGE_WORDS[Stage(row['stage'])]}”的决定"
            yield BoundRow(row["id"], row["entry__organ__code"], _subject(row), named, digest(said))


def shown(keys: Keys) -> Iterator[BoundRow]:
    """Yield what the public sees of each entry, or that it sees nothing any more."""
    found = _of(Entry.objects.exclude(standing=Standing.UNPUBLISHED.value), keys)
    fields = ("id", *SEEN, "organ__code", "release_id")
    for row in found.order_by("id").values(*fields).iterator(chunk_size=CHUNK):
        named = f"公开信息 {row['index_number']} 在网站上的样子"
        subject = f"entry:{row['organ__code']}:{row['id']}"
        said = {name: row[name] for name in ("id", *SEEN)}
        yield BoundRow(row["id"], row["organ__code"], subject, named, digest(said), is_covered=row["release_id"] is not None)


def releases(keys: Keys) -> Iterator[BoundRow]:
    """Yield reviews of batches; each covers the records as they were let through."""
    for row in _of(ImportRelease.objects.all(), keys).order_by("id").values(*RELEASE_FIELDS):
        all_of_it = hashlib.sha256()
        for record in Entry.objects.filter(release_id=row["id"]).order_by("id").values(*RECORD).iterator(chunk_size=CHUNK):
            all_of_it.update(digest(record).encode())
        code = row.pop("organ__code")
        named = f"导入的一批{row['count']}条公开信息"
        yield BoundRow(row["id"], code, f"organ:{code}", named, digest({**row, "records": all_of_it.hexdigest()}))


KINDS = (
    Kind("version", "公开信息的一版", versions, frozenset({"entry.published"})),
    Kind("verdict", "一次审查的决定", verdicts, DECISIONS),
    Kind("shown", "一条公开信息的公开状态", shown, frozenset({"entry.published", "entry.withdrawn", "entry.expired"})),
    Kind("release", "一批导入的审查", releases, frozenset({"entries.imported"})),
)


def _of(rows: QuerySet[Any], keys: Keys) -> QuerySet[Any]:
    return rows if keys is None else rows.filter(pk__in=list(keys))


def _chunks(rows: QuerySet[Any, dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows by key, some at a time, so that what belongs to them is read for all at once."""
    last = 0
    while some := list(rows.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        yield some
        last = some[-1]["id"]


def _files(version_ids: list[int]) -> Mapping[int, list[list[str]]]:
    """Return name, original, published file and readable page of each version's files, in order."""
    found: dict[int, list[list[str]]] = defaultdict(list)
    fields = ("version_id", "attachment__name", "attachment__file_id", "file_id", "attachment__readable")
    for version, name, original, public, page in (
        VersionFile.objects.filter(version_id__in=version_ids).order_by("version_id", "attachment_id").values_list(*fields)
    ):
        found[version].append([name, original, public or "", hashlib.sha256(page.encode()).hexdigest()])
    return found


def _snapshots(entry_ids: Iterable[int]) -> Mapping[tuple[int, int], str]:
    """Return a digest of each snapshot of these entries, text and files, by entry and number."""
    keys = list(entry_ids)
    stored = dict(Attachment.objects.filter(entry_id__in=keys).values_list("id", "file_id"))
    found = Snapshot.objects.filter(entry_id__in=keys).values_list("entry_id", "number", "content", "files")
    return {
        (entry, number): digest({"content": content, "files": [[name, stored.get(key, "")] for key, name in files]})
        for entry, number, content, files in found.iterator(chunk_size=CHUNK)
    }


def _name(row: Mapping[str, Any]) -> str:
    return f"公开信息 {row['entry__index_number']}" if row["entry__index_number"] else f"公开信息“{row['entry__title']}”"


def _subject(row: Mapping[str, Any]) -> str:
    return f"entry:{row['entry__organ__code']}:{row['entry_id']}"
