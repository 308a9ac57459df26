"""The frozen content of a published version: to JSON and back without changing a figure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mingbai.channels.values import DeliveryCount

Value = int | Decimal | None
PRINTED = ("form", "year", "organ", "lead", "cells", "sections", "channels", "total", "entries")


@dataclass(frozen=True, slots=True)
class SectionContent:
    """One published section: its title, and its text with figure tokens."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class FindingContent:
    """A finding at the time of publication, with its explanation."""

    key: str
    code: str
    severity: str
    cells: tuple[str, ...]
    text: str
    source: str
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class ReportContent:
    """Everything a published version says, and what the records said at that moment (`recorded`)."""

    form: str
    year: int
    organ_code: str
    organ_name: str
    title: str
    lead: str
    cells: Mapping[str, Value]
    recorded: Mapping[str, Value]
    sections: tuple[SectionContent, ...]
    channels: tuple[DeliveryCount, ...]
    total: int
    entries: int
    findings: tuple[FindingContent, ...]
    signed_by: str
    published_on: date
    note: str = ""


def dump(content: ReportContent) -> str:
    """Return the content as JSON, with money as decimal text so that nothing is rounded."""
    data = {
        "form": content.form,
        "year": content.year,
        "organ": {"code": content.organ_code, "name": content.organ_name},
        "title": content.title,
        "lead": content.lead,
        "cells": {path: _out(value) for path, value in content.cells.items()},
        "recorded": {path: _out(value) for path, value in content.recorded.items()},
        "sections": [{"title": s.title, "text": s.text} for s in content.sections],
        "channels": [{"key": c.key, "label": c.label, "count": c.count} for c in content.channels],
        "total": content.total,
        "entries": content.entries,
        "findings": [{n: getattr(f, n) for n in FindingContent.__dataclass_fields__} for f in content.findings],
        "signed_by": content.signed_by,
        "published_on": content.published_on.isoformat(),
        "note": content.note,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def substance(content: ReportContent) -> str:
    """Return the SHA-256 of what a version prints: figures and texts, but neither the day nor the findings."""
    data = json.loads(dump(content))
    printed = {part: data[part] for part in PRINTED}
    return hashlib.sha256(json.dumps(printed, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def load(text: str) -> ReportContent:
    """Return the content that `dump` wrote."""
    data = json.loads(text)
    return ReportContent(
        form=data["form"],
        year=data["year"],
        organ_code=data["organ"]["code"],
        organ_name=data["organ"]["name"],
        title=data["title"],
        lead=data["lead"],
        cells={path: _in(value) for path, value in data["cells"].items()},
        recorded={path: _in(value) for path, value in data["recorded"].items()},
        sections=tuple(SectionContent(s["title"], s["text"]) for s in data["sections"]),
        channels=tuple(DeliveryCount(c["key"], c["label"], c["count"]) for c in data["channels"]),
        total=data["total"],
        entries=data["entries"],
        findings=tuple(FindingContent(**{**f, "cells": tuple(f["cells"])}) for f in data["findings"]),
        signed_by=data["signed_by"],
        published_on=date.fromisoformat(data["published_on"]),
        note=data["note"],
    )


def trimmed(value: Decimal) -> Decimal:
    """Return the number without trailing zeros: 54369.00 becomes 54369."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _out(value: Value) -> int | str | None:
    return format(value, "f") if isinstance(value, Decimal) else value


def _in(value: int | str | None) -> Value:
    return Decimal(value) if isinstance(value, str) else value
