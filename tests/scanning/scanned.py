"""Scan and mask files from their bytes alone, as the scanning tests need."""

from __future__ import annotations

from datetime import date

from mingbai.scanning.columns import TableColumns
from mingbai.scanning.findings import ScanFinding
from mingbai.scanning.inspection import inspect
from mingbai.scanning.mask import MaskingPlan
from mingbai.scanning.mask import mask as mask_inspected


def scan(name: str, data: bytes, on: date | None = None) -> tuple[ScanFinding, ...]:
    return inspect(name, data, on=on, has_page=False).findings


def columns(name: str, data: bytes) -> tuple[TableColumns, ...]:
    return inspect(name, data, has_page=False).tables


def mask(name: str, data: bytes, plan: MaskingPlan | None = None, *, on: date | None = None) -> tuple[str, bytes]:
    copy = mask_inspected(inspect(name, data, has_page=False), data, plan, on=on, has_page=False)
    return copy.name, copy.data
