"""A table of what people wrote holds text alone."""

from __future__ import annotations

import io

from openpyxl import load_workbook

from mingbai.rendering.form_table import form_table


def test_what_begins_like_a_formula_stays_text() -> None:
    data = form_table("名单", ["姓名"], [["=1+1"], ["@甲"]], [10])
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    assert [(cell.value, cell.data_type) for cell in sheet["A"][:3]] == [("姓名", "s"), ("=1+1", "s"), ("@甲", "s")]
