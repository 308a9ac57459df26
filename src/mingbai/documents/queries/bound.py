"""The rows of documents that the audit trail vouches for: signed slips, and every line that was written on a slip."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from mingbai.core.audit import digest
from mingbai.core.bound import BoundRow, Keys, Kind
from mingbai.documents.models import Document, DocumentFile, Opinion
from mingbai.statute.disclosure.documents import STATE_WORDS, SlipState

SIGNED = (
    "id", "title", "kind", "body", "is_policy", "normative_kind", "origin", "from_organ", "from_number", "partners",
    "decided_attribute", "decided_reason", "decided_ground", "statutory_item", "in_force_on", "valid_until",
    "interpretation_title", "interpretation_body", "document_number", "signed_on",
)  # fmt: skip
LINE = ("id", "round", "state", "act", "attribute", "opinion", "person_id", "decided_by", "decided_at", "document_id")
OWNER = ("document__organ__code", "document__document_number", "document__title")
LINES_OF = frozenset({
    "document.submitted", "document.disclosure_passed", "document.office_passed", "document.secrecy_passed", "document.signed",
    "document.returned", "document.taken_back", "document.discarded",
})  # fmt: skip


def signed(keys: Keys) -> Iterator[BoundRow]:
    """Yield signed documents; each covers its text, its attribute and its files."""
    found = Document.objects.filter(state=SlipState.SIGNED.value)
    found = found if keys is None else found.filter(pk__in=list(keys))
    files = _files(keys)
    for row in found.order_by("id").values(*SIGNED, "organ__code").iterator(chunk_size=500):
        code, of_it = row.pop("organ__code"), files.get(row["id"], [])
        stored = tuple((sha256, name) for name, sha256, _ in of_it)
        named = f"公文 {row['document_number']}"
        yield BoundRow(row["id"], code, f"document:{code}:{row['id']}", named, digest({**row, "files": of_it}), stored)


def lines(keys: Keys) -> Iterator[BoundRow]:
    """Yield the lines of slips: who, when, at which step, with which opinion."""
    found = Opinion.objects.all() if keys is None else Opinion.objects.filter(pk__in=list(keys))
    for row in found.order_by("id").values(*LINE, *OWNER).iterator(chunk_size=2000):
        code, title = row["document__organ__code"], row["document__document_number"] or f"“{row['document__title']}”"
        named = f"公文 {title}的签批“{STATE_WORDS[SlipState(row['state'])]}”"
        said = {name: row[name] for name in LINE}
        yield BoundRow(row["id"], code, f"document:{code}:{row['document_id']}", named, digest(said))


KINDS = (
    Kind("document", "一件签发的公文", signed, frozenset({"document.signed"})),
    Kind("opinion", "程序单上的一笔签批", lines, LINES_OF),
)


def _files(keys: Keys) -> Mapping[int, list[list[Any]]]:
    found = DocumentFile.objects.filter(is_removed=False)
    found = found if keys is None else found.filter(document_id__in=list(keys))
    by_document: dict[int, list[list[Any]]] = defaultdict(list)
    for key, *said in found.order_by("document_id", "id").values_list("document_id", "name", "file_id", "is_main"):
        by_document[key].append(said)
    return by_document
