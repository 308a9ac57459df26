"""What was found in an attachment, as stored with it: findings, lists with their columns, remarks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mingbai.privacy.spans import DataKind
from mingbai.reading.passages import FileContent
from mingbai.scanning.columns import TableColumns
from mingbai.scanning.inspection import Inspection
from mingbai.scanning.prose import Severity
from mingbai.scanning.stored import columns_from_plain, columns_to_plain, findings_to_plain

VERSION = 2
"""Of the JSON of findings. Version 1 was a list whose places said in brackets why they are hidden."""
_LOOK = "保密审查员逐张看过、没有不该公开的，写明理由放行；或者换成能检索文字的文件。"
_HIDDEN = re.compile(r" \([a-z][a-z ]*\)$")


@dataclass(frozen=True, slots=True)
class FileRemark:
    """What a reviewer should know of a file besides personal data; `code` is stable, the sentence may change."""

    code: str
    severity: Severity
    sentence: str


@dataclass(frozen=True, slots=True)
class Inspected:
    """The part of an inspection that pages and the check use.

    `counts` has the number of findings of each kind, and how many of them are hidden; the findings themselves, thousands in
    a long list, stay with the stored file. `words` is the fingerprint of the words looked for, empty for findings older than
    fingerprints.
    """

    counts: Mapping[DataKind, tuple[int, int]]
    tables: tuple[TableColumns, ...]
    remarks: tuple[FileRemark, ...]
    words: str = ""


def plain_of(inspection: Inspection) -> dict[str, Any]:
    """Return the columns of an attachment that store an inspection."""
    remarks = _remarks(inspection.content)
    return {
        "findings": {"version": VERSION, "words": inspection.words, "found": findings_to_plain(inspection.findings)},
        "columns": columns_to_plain(inspection.tables),
        "remarks": [{"code": one.code, "severity": one.severity, "sentence": one.sentence} for one in remarks],
    }


def headers(tables: Sequence[TableColumns]) -> tuple[str, ...]:
    """Return the headings of all lists of a file."""
    return tuple(column.header for table in tables for column in table.columns)


def of(inspection: Inspection) -> Inspected:
    """Return the part of an inspection that pages and the check use."""
    counts = _counts((one.kind.value, one.is_hidden) for one in inspection.findings)
    return Inspected(counts, inspection.tables, _remarks(inspection.content), inspection.words)


def load(findings: Any, columns: Sequence[dict[str, Any]], remarks: Sequence[Mapping[str, Any]]) -> Inspected:
    """Return what an attachment stores; findings may still be in version 1."""
    if isinstance(findings, dict) and findings["version"] != VERSION:
        raise ValueError(f"findings of version {findings['version']}")
    return Inspected(
        counts=_counts(_kinds(findings)),
        tables=columns_from_plain(columns),
        remarks=tuple(FileRemark(one["code"], one["severity"], one["sentence"]) for one in remarks),
        words=scanned_with(findings),
    )


def count(findings: Any) -> int:
    """Return how many findings are stored, without building thousands of values."""
    return len(findings if isinstance(findings, list) else findings["found"])


def scanned_with(findings: Any) -> str:
    """Return the fingerprint of the words that findings were found with; empty before version 2."""
    return "" if isinstance(findings, list) else str(findings["words"])


def _kinds(findings: Any) -> Iterator[tuple[str, bool]]:
    """Yield each finding's kind and whether it is hidden; version 1 said why in brackets after the place."""
    if isinstance(findings, list):
        return ((one["kind"], _HIDDEN.search(one["where"]) is not None) for one in findings)
    return ((one["kind"], bool(one["hidden"])) for one in findings["found"])


def _counts(found: Iterable[tuple[str, bool]]) -> Mapping[DataKind, tuple[int, int]]:
    counted = Counter(found)
    kinds = dict.fromkeys(kind for kind, _ in counted)
    return {DataKind(kind): (counted[kind, False] + counted[kind, True], counted[kind, True]) for kind in kinds}


def _remarks(content: FileContent) -> tuple[FileRemark, ...]:
    said: list[FileRemark] = []
    if not content.has_text:
        sentence = "文件里只有图，读不出文字。换成能检索的 docx 或者 pdf，看不清的人才能听。"
        said.append(FileRemark("no_text", "warn", sentence))
    if content.pictures_unread:
        sentence = f"有{content.pictures_unread}张图片或者扫描页机器没有读。{_LOOK}"
        said.append(FileRemark("pictures_unread", "stop", sentence))
    if content.ink_without_text:
        sentence = f"有{content.ink_without_text}处图形，机器看不出里面有没有字。{_LOOK}"
        said.append(FileRemark("ink_without_text", "stop", sentence))
    if content.pictures_left_out:
        sentence = (
            f"有{content.pictures_left_out}张图片公开时会去掉：EMF、WMF 和打不开的图，动图的后几幅。要公开就换成 png 再传。"
        )
        said.append(FileRemark("pictures_left_out", "warn", sentence))
    if content.has_tracked_changes:
        sentence = "文件里留着修订痕迹。在 Word 里接受或者拒绝全部修订，再传一次。"
        said.append(FileRemark("tracked_changes", "stop", sentence))
    if content.hidden_sheets:
        sentence = f"有隐藏的工作表：{'、'.join(content.hidden_sheets)}。处理时一并去掉，或者显示出来再传。"
        said.append(FileRemark("hidden_sheets", "stop", sentence))
    if content.pictures_without_text:
        sentence = f"{content.pictures_without_text}张图片没有文字说明。给图片加“替代文字”。"
        said.append(FileRemark("pictures", "warn", sentence))
    return tuple(said)
