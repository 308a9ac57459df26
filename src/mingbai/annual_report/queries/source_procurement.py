"""Government procurement concluded in the year: number of projects and amount in yuan."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from mingbai.annual_report.queries.source import Asked, Counting, Found, Scope, Source, Value, first_rows
from mingbai.annual_report.values import RecordRow
from mingbai.annual_report.values.content import trimmed
from mingbai.registers import queries as registers
from mingbai.statute.annual_report.counting import PROCURED
from mingbai.statute.annual_report.figures import show

PROJECTS, AMOUNT = "2.procurement.projects", "2.procurement.amount_yuan"


def _count(scope: Scope) -> Mapping[str, Value]:
    rows = registers.procurements(scope.organ_id, *scope.days)
    return {PROJECTS: len(rows), AMOUNT: trimmed(sum((row.amount_yuan for row in rows), Decimal(0)))}


def _page(asked: Asked) -> Found:
    is_money = asked.path == AMOUNT
    rows = registers.procurements(asked.scope.organ_id, *asked.scope.days, after=asked.after_id, limit=asked.limit + 1)
    listed = (
        RecordRow(
            r.id,
            r.concluded_on,
            r.title,
            r.supplier if is_money else "，".join(filter(None, (r.supplier, f"{show(trimmed(r.amount_yuan))}元"))),
            show(trimmed(r.amount_yuan)) if is_money else "1",
            "procurement",
        )
        for r in rows
    )
    return first_rows(asked, listed)


PROCUREMENT = Source(
    register="procurement",
    countings={
        "2.procurement.": Counting(
            "成交日期在这一年的政府集中采购；金额以元计，不用万元。", PROCURED, "这一年没有登记过政府集中采购。"
        )
    },
    count=_count,
    page=_page,
)
