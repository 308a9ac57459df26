"""What the audit trail vouches for in an archive box: the list, and while it stands sealed everything that the case holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import Any

from mingbai.cases.models import (
    Application,
    ArchiveBox,
    CaseSearch,
    CaseStep,
    CaseTask,
    KeptPaper,
    Letter,
    LetterLine,
    ProcessingFee,
    RecordedAnswer,
    Redaction,
    RedactionDrawer,
)
from mingbai.core.audit import digest
from mingbai.core.bound import BoundRow, Keys, Kind
from mingbai.statute.cases.states import CaseState

LIST = (
    "id", "application_id", "number", "contents", "manifest", "items", "pages", "remark", "retention_years", "keep_until",
    "person_id", "sealed_by", "sealed_at", "opening__why", "opening__what", "opening__person_id", "opening__opened_by",
    "opening__opened_at",
)  # fmt: skip
PARTS: Mapping[str, tuple[Any, str]] = {
    "case": (Application, "id"),
    "steps": (CaseStep, "application_id"),
    "letters": (Letter, "application_id"),
    "lines": (LetterLine, "letter__application_id"),
    "papers": (KeptPaper, "application_id"),
    "path": (RecordedAnswer, "application_id"),
    "searches": (CaseSearch, "application_id"),
    "tasks": (CaseTask, "application_id"),
    "fees": (ProcessingFee, "application_id"),
    "redactions": (Redaction, "paper__application_id"),
    "drawers": (RedactionDrawer, "redaction__paper__application_id"),
}
"""Every table of a case with the column that leads to it."""
LATER = frozenset(
    {"check_code", "joined_to_id", "ledger_id", "pdf_sha256", "refunded_on", "refunded_yuan", "replied_in_time", "returned_on"}
)
"""Columns that are younger than the first boxes, likewise left out where they are empty."""
SINCE = frozenset({"drawers"})
"""Tables that are younger than the first boxes: where a case has no row of them, its digest says nothing of them."""
AT_ONCE = 400


def boxes(keys: Keys) -> Iterator[BoundRow]:
    """Yield the sealed lists; the latest one of a sealed case, unless it is opened, covers the case with all its parts."""
    found = ArchiveBox.objects.all() if keys is None else ArchiveBox.objects.filter(pk__in=list(keys))
    named = (*LIST, "application__organ__code", "application__number", "application__state")
    rows = found.order_by("id").values(*named).iterator(chunk_size=AT_ONCE)
    while chunk := list(islice(rows, AT_ONCE)):
        standing = _standing(chunk)
        held = _held(standing.values())
        for row in chunk:
            code, number = row.pop("application__organ__code"), row.pop("application__number")
            row.pop("application__state")
            whole = held[row["application_id"]] if row["id"] in standing else {}
            named_so = f"申请 {number} 的档案（第{row['number']}次归档）"
            yield BoundRow(row["id"], code, f"applications:{row['application_id']}", named_so, digest({**row, "held": whole}))


def _standing(chunk: Collection[Mapping[str, Any]]) -> dict[int, int]:
    """Return the lists that stand sealed, with their cases."""
    sealed = [row for row in chunk if row["application__state"] == CaseState.SEALED and row["opening__opened_at"] is None]
    cases = [row["application_id"] for row in sealed]
    latest = dict(ArchiveBox.objects.filter(application_id__in=cases).order_by("number").values_list("application_id", "id"))
    return {row["id"]: row["application_id"] for row in sealed if latest[row["application_id"]] == row["id"]}


def _held(cases: Collection[int]) -> dict[int, dict[str, list[dict[str, Any]]]]:
    """Return everything that these cases hold, row by row."""
    found: dict[int, dict[str, list[dict[str, Any]]]] = {case: {name: [] for name in PARTS} for case in cases}
    for name, (model, owner) in PARTS.items():
        columns = [field.attname for field in model._meta.concrete_fields]
        for row in model.objects.filter(**{f"{owner}__in": list(found)}).order_by("id").values(*columns, owner):
            found[row[owner]][name].append(
                {key: value for key, value in row.items() if value or value is False or key not in LATER}
            )
    return {case: {name: rows for name, rows in held.items() if rows or name not in SINCE} for case, held in found.items()}


BOX = Kind("box", "一个档案盒的卷内目录", boxes, frozenset())
