"""Templates of index numbers."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.statute.disclosure.index_numbers import check_template, render

CODE = "113417020032563511"
ON = date(2025, 4, 8)  # Tuesday


@pytest.mark.parametrize(
    ("template", "first"),
    [
        ("{organ}-{year}-{n:05d}", "BAIYANG-2025-00001"),
        ("{credit_code}/{yearmonth}-{n:05d}", "113417020032563511/202504-00001"),
        ("000014349/{year}-{n}", "000014349/2025-1"),
        ("{{x}}{year}{n:3d}", "{x}2025  1"),
    ],
)
def test_a_template_makes_numbers(template: str, first: str) -> None:
    assert check_template(template, CODE)
    assert render(template, organ="BAIYANG", credit_code=CODE, formed_on=ON).format(n=1) == first


@pytest.mark.parametrize(
    ("template", "credit_code", "code"),
    [
        ("", CODE, "template.length"),
        ("x" * 61, CODE, "template.length"),
        ("{year}-{n", CODE, "template.braces"),
        ("{year}-{n}-{person}", CODE, "template.field"),
        ("{year}", CODE, "template.number"),
        ("{n}", CODE, "template.number"),
        ("{year}-{n}-{n}", CODE, "template.number"),
        ("{year:05d}-{n}", CODE, "template.form"),
        ("{year}-{n:>9}", CODE, "template.form"),
        ("{year}-{n!r}", CODE, "template.form"),
        ("{credit_code}-{year}-{n}", "", "template.credit_code"),
    ],
)
def test_a_template_that_makes_no_numbers_is_refused(template: str, credit_code: str, code: str) -> None:
    verdict = check_template(template, credit_code)
    assert not verdict
    assert verdict.code == code
    with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]"):
        render(template, organ="BAIYANG", credit_code=credit_code, formed_on=ON)
