"""Figures that other systems count (licences, penalties, charges) and an organ declares here, cell by cell."""

from __future__ import annotations

from collections.abc import Mapping

from mingbai.annual_report.queries.drafts import typed
from mingbai.annual_report.queries.previous import Previous
from mingbai.annual_report.queries.source import Asked, Counting, Found, Scope, Source, Value, first_rows
from mingbai.annual_report.values import RecordRow
from mingbai.annual_report.values.content import trimmed
from mingbai.registers import queries as registers
from mingbai.statute.annual_report.counting import DECLARED as ARTICLE
from mingbai.statute.annual_report.figures import show

ROWS = ("licences", "other_services", "penalties", "coercions", "charges")
COUNTING = Counting(
    "由别的业务系统统计，从那里查到以后在这里登记，几次登记的数相加。", ARTICLE, "还没有登记。这一年没有，就是 0。"
)


def _count(scope: Scope) -> Mapping[str, Value]:
    """Return the declared sums; a cell with none falls back to what follows from the previous year."""
    sums, found = registers.declared_sums(scope.organ_id, scope.year), dict[str, Value]()
    for path, info in scope.form.cells.items():
        if path in sums:
            found[path] = typed(sums[path], info.kind)
        elif _is_carried(path) and (carried := _carried(path, scope.before)) is not None:
            found[path] = carried
    return found


def _is_carried(path: str) -> bool:
    return path.endswith(".previous_items")


def _carried(path: str, before: Previous | None) -> int | None:
    """Return 上一年项目数量 of form 2019, the previous year's number plus its change; None when either is unknown."""
    if before is None:
        return None
    stock, change = before.cells.get(path), before.cells.get(path.replace(".previous_items", ".change"))
    return stock + change if isinstance(stock, int) and isinstance(change, int) else None


def _page(asked: Asked) -> Found:
    """Return the declarations; without any, the previous year's figure that the cell follows from."""
    scope = asked.scope
    rows = registers.declared(scope.organ_id, scope.year, asked.path, after=asked.after_id, limit=asked.limit + 1)
    if rows or asked.after:
        listed = (RecordRow(r.id, r.declared_on, r.source, r.declared_by, show(trimmed(r.value)), "declared") for r in rows)
        return first_rows(asked, listed)
    carried = _carried(asked.path, scope.before) if _is_carried(asked.path) else None
    if not carried or scope.before is None:
        return Found((), "")
    title = f"{scope.before.source}：上一年项目数量加本年增/减"
    return Found((RecordRow(0, None, title, "没有另外申报，按上一年推算", show(carried), "declared"),), "")


DECLARED = Source(
    register="declared",
    countings={f"2.{row}.": COUNTING for row in ROWS},
    count=_count,
    page=_page,
    known=lambda path: {"cell": path},
)
