"""What importing a table would change: new lines, changed columns, unchanged lines. Shown before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mingbai.catalogue.values.limit_reading import read_limit
from mingbai.catalogue.values.lines import LineKey, LineRow, Wording, checked, checked_key
from mingbai.core.errors import Invalid
from mingbai.rendering.catalogue.back import Back
from mingbai.rendering.catalogue.table import PrintedRow
from mingbai.statute.disclosure.decisions import Decision, decision_in

SOURCE = "本县导入的标准目录"


@dataclass(frozen=True, slots=True)
class Planned:
    """One row of the table that adds or changes a line; `columns` are the changed ones, empty for a new line."""

    key: LineKey
    wording: Wording
    for_county: bool
    for_township: bool
    line_id: int | None
    columns: tuple[str, ...]

    @property
    def is_new(self) -> bool:
        """Whether the catalogue has no such line yet."""
        return self.line_id is None

    @property
    def has_no_limit(self) -> bool:
        """Whether no limit could be read from its words; twenty workdays then apply (条例第26条)."""
        return not self.wording.unit


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do. A single wrong row blocks it; `missing` lines stay as they are."""

    planned: tuple[Planned, ...]
    same: int
    missing: tuple[LineKey, ...]
    wrong: tuple[str, ...]

    @property
    def new(self) -> tuple[Planned, ...]:
        """The lines that the catalogue does not have yet."""
        return tuple(one for one in self.planned if one.is_new)

    @property
    def changed(self) -> tuple[Planned, ...]:
        """The lines that get a new edition or other levels."""
        return tuple(one for one in self.planned if not one.is_new)


def plan(back: Back, known: Sequence[LineRow]) -> ImportPlan:
    """Compare a table with the county's catalogue; list every error at once."""
    wrong = [str(one) for one in back.wrong]
    by_key = {row.key: row for row in known}
    planned: list[Planned] = []
    seen: set[LineKey] = set()
    same = 0
    for row in back.rows:
        try:
            key = checked_key(LineKey(row.field, row.line1, row.line2))
            wording = checked(_wording(row, by_key.get(key)))
        except Invalid as failure:
            wrong.append(f"“{row.field}”的“{row.line2}”：{failure}")
            continue
        if key in seen:
            wrong.append(f"“{row.field}”的“{key.title}”写了两次，留一行。")
            continue
        seen.add(key)
        found = _compared(key, wording, row, by_key.get(key))
        if found is None:
            same += 1
        else:
            planned.append(found)
    fields = {key.field for key in seen}
    missing = _missing(known, fields, seen) if not wrong else ()
    return ImportPlan(tuple(planned), same, missing, tuple(wrong))


def _missing(known: Sequence[LineRow], fields: set[str], seen: set[LineKey]) -> tuple[LineKey, ...]:
    """Return the lines of the table's fields that the table leaves out, retired ones excepted."""
    return tuple(row.key for row in known if row.field in fields and row.key not in seen and not row.is_retired)


def _compared(key: LineKey, wording: Wording, row: PrintedRow, known: LineRow | None) -> Planned | None:
    if known is None:
        return Planned(key, wording, row.county, row.township, None, ())
    columns = [name for name in Wording.__dataclass_fields__ if getattr(wording, name) != getattr(known.wording, name)]
    if known.is_retired:
        columns.append("retired")
    if not columns and (row.county, row.township) == (known.for_county, known.for_township):
        return None
    if columns:
        # The county's printed text is now authoritative, so the shipped source and confidence no longer apply.
        wording = replace(wording, source=SOURCE, confidence="C")
    if (row.county, row.township) != (known.for_county, known.for_township):
        columns.append("levels")
    return Planned(key, wording, row.county, row.township, known.id, tuple(columns))


def _wording(row: PrintedRow, known: LineRow | None) -> Wording:
    """Return a row's wording; columns that the table does not print keep their values."""
    unit = known.wording.unit if known and row.time_limit == known.wording.time_limit else read_limit(row.time_limit)
    printed = Wording(
        elements=row.elements,
        basis=row.basis,
        time_limit=row.time_limit,
        unit=unit,
        subject=row.subject,
        channels=row.channels,
        audience=row.audience,
        mode=row.mode,
        decision=row.decision or Decision.NONE,
    )
    if known is None:
        # A table without the column for decisions still names permits and penalties in its titles.
        decision = decision_in(f"{row.field} {row.line1} {row.line2}") if row.decision is None else row.decision
        return replace(printed, decision=decision, source=SOURCE)
    old = known.wording
    decision = old.decision if row.decision is None else row.decision
    return replace(printed, decision=decision, override=old.override, source=old.source, confidence=old.confidence)
