"""Change one cell of a draft by hand."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from decimal import Decimal, InvalidOperation

from mingbai.accounts.values import Acting
from mingbai.annual_report.actions.common import bump, check_revision, lock_draft, subject_of
from mingbai.annual_report.models import CellOverride
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid
from mingbai.statute.annual_report.forms import form_for

NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")
LONGEST = 60
LARGEST = Decimal(10) ** 9
PLACES = 6


def set_cell(*, organ_code: str, year: int, path: str, typed: str, revision: int | None, by: Acting, at: datetime) -> None:
    """Store what was typed into a cell: a number, nothing, or text that is no number, which the check then reports."""
    value, raw = read(typed)
    with open_act(by=by, at=at) as done:
        organ, report = lock_draft(done, organ_code, year)
        if path not in form_for(year).cells:
            raise Invalid("这份报告里没有这一格。", "path")
        check_revision(report, revision)
        before = CellOverride.objects.filter(report=report, cell=path).values_list("value", "raw").first()
        if before == (value, raw):
            return
        who = {"changed_by": done.signature, "person_id": by.person_id, "changed_at": at}
        values = {"value": value, "raw": raw, **who}
        CellOverride.objects.update_or_create(report=report, cell=path, defaults=values)
        bump(done, report)
        old = (before[1] or before[0]) if before else "（记录）"
        done.note("report.cell_changed", subject_of(organ, year), {"cell": path, "before": old, "after": raw or value})


def read(typed: str) -> tuple[Decimal | None, str]:
    """Return the number that was typed, or the text if it is none; an empty input empties the cell."""
    text = unicodedata.normalize("NFKC", typed).strip()
    if len(text) > LONGEST:
        raise Invalid(f"一格最多写{LONGEST}个字。", "typed")
    if not text:
        return None, ""
    if not NUMBER.fullmatch(text):
        return None, text
    try:
        value = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None, text
    exponent = int(value.as_tuple().exponent)
    if abs(value) >= LARGEST or -exponent > PLACES:
        raise Invalid("这个数太大，或者小数位超过6位，核对单位和小数点。", "typed")
    return value, ""
