"""Numbers in addresses have bounds, so that none reaches an engine or a date that cannot hold it."""

from __future__ import annotations

import pytest

from architecture.tree import SOURCE
from mingbai.core.converters import KeyConverter, NumberConverter, YearConverter


def test_no_address_takes_a_number_without_bounds() -> None:
    found = [str(path.relative_to(SOURCE)) for path in SOURCE.rglob("urls.py") if "<int:" in path.read_text(encoding="utf-8")]
    assert found == []


def test_a_number_out_of_bounds_is_an_address_of_nothing() -> None:
    assert KeyConverter().to_python(str(2**63 - 1)) == 2**63 - 1
    for converter, outside in (
        (KeyConverter(), (0, 2**63)), (YearConverter(), (0, 99999)), (NumberConverter(), (2**15, 2**63)),
    ):  # fmt: skip
        for number in outside:
            with pytest.raises(ValueError, match=str(number)):
                converter.to_python(str(number))
