"""Writes of procurement and declared figures, and the removal that all registers share."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

from mingbai.accounts.values import Acting, Doing
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid
from mingbai.core.words import one_line
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from mingbai.registers import checks, policies
from mingbai.registers.models import DeclaredFigure, Procurement
from mingbai.statute.annual_report.forms import CellKind, form_for

# Rows of table 2 that this platform counts from its own records; every other cell of the table is declared.
COUNTED_ROWS = frozenset({"rules", "normative", "procurement"})


def may_declare(year: int, cell: str) -> bool:
    """Return whether a cell of the year's form is one that other systems count (行政许可 and the like)."""
    parts = cell.split(".")
    return cell in form_for(year).cells and parts[0] == "2" and parts[1] not in COUNTED_ROWS


def register_procurement(
    *, organ_code: str, title: str, concluded_on: date, amount_yuan: Decimal, supplier: str = "", by: Acting, at: datetime
) -> int:
    """Enter one completed 政府集中采购 project; the amount is in yuan."""
    organ = policies.organ_to_register(by, organ_code)
    title = one_line(title, "采购项目的名称", "title", 200)
    checks.day(concluded_on, "成交日期", "concluded_on", at.date())
    amount = checks.number(amount_yuan, "采购金额", "amount_yuan", checks.PLACES_MONEY)
    if amount < 0:
        raise Invalid("采购金额不能小于0。", "amount_yuan")
    supplier = one_line(supplier, "供应商", "supplier", 120) if supplier.strip() else ""
    with open_act(by=by, at=at) as done:
        # The organ's row is the lock: a second press of the button finds what the first one entered.
        done.lock(Organ, pk=organ.id)
        same = {"title": title, "concluded_on": concluded_on, "amount_yuan": amount, "removed_at": None}
        if Procurement.objects.filter(organ_id=organ.id, **same).exists():
            raise Invalid("名称、日期、金额都一样的采购已经登记过了。确实是另一项，在名称里写明区别。", "title")
        row = Procurement.objects.create(
            organ_id=organ.id, title=title, concluded_on=concluded_on, amount_yuan=amount, supplier=supplier
        )
        data = {"title": title, "concluded_on": concluded_on, "amount_yuan": amount, "supplier": supplier}
        done.note("procurement.registered", row.subject, {"organ": organ_code, **data})
    return row.pk


def remove_procurement(*, record_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Remove a procurement from the register; its row stays."""
    take_out(model=Procurement, register="procurement", record_id=record_id, reason=reason, by=by, at=at)


def register_declared(
    *, organ_code: str, year: int, cell: str, value: Decimal, source: str, declared_on: date, by: Acting, at: datetime
) -> int:
    """Enter a figure that another system counts; several declarations of a cell add up."""
    organ = policies.organ_to_register(by, organ_code)
    if not may_declare(year, cell):
        raise Invalid("这一格由平台里的记录算出来，不用申报；请登记对应的记录。", "cell")
    kind = form_for(year).cells[cell].kind
    number = checks.number(value, "数量", "value", checks.PLACES_DECLARED)
    if kind is not CellKind.MONEY and number != number.to_integral_value():
        raise Invalid("这一格只写整数。", "value")
    if kind is not CellKind.SIGNED and number < 0:
        raise Invalid("这一格不能小于0。", "value")
    source = one_line(source, "这个数从哪里查到的", "source", 200)
    checks.day(declared_on, "查询日期", "declared_on", at.date())
    with open_act(by=by, at=at) as done:
        done.lock(Organ, pk=organ.id)
        same = {"year": year, "cell": cell, "value": number, "source": source, "declared_on": declared_on, "removed_at": None}
        if DeclaredFigure.objects.filter(organ_id=organ.id, **same).exists():
            raise Invalid("同一格、同一个数、同一个出处、同一天的已经登记过了。确实是另一笔，在出处里写明区别。", "source")
        row = DeclaredFigure.objects.create(
            organ_id=organ.id,
            year=year,
            cell=cell,
            value=number,
            source=source,
            declared_on=declared_on,
            declared_by=done.signature,
        )
        data = {"year": year, "cell": cell, "value": number, "source": source, "declared_on": declared_on}
        done.note("declared.registered", row.subject, {"organ": organ_code, **data})
    return row.pk


def remove_declared(*, record_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Withdraw a declared figure; its row stays."""
    take_out(model=DeclaredFigure, register="declared", record_id=record_id, reason=reason, by=by, at=at)


def take_out(*, model: type[models.Model], register: str, record_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Mark a record of any register as removed, with the reason in the trail; a second time changes nothing."""
    with open_act(by=by, at=at) as done:
        row = lock_record(done, model, record_id)
        why = one_line(reason, "为什么撤下这条记录", "reason", 300)
        if row.removed_at is not None:
            return
        row.removed_at = at
        row.save(update_fields=["removed_at"])
        done.note(f"{register}.removed", row.subject, {"organ": row.organ.code, "reason": why})


def lock_record(done: Doing, model: type[models.Model], record_id: int) -> Any:
    """Return a record of an organ for which this person works, locked until the act ends."""
    row: Any = done.lock(model, "organ", pk=record_id)
    policies.organ_to_register(done.by, organs.organ_by_id(row.organ_id).code)
    return row
