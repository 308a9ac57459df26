"""What counts as information about an emergency: by item of the regulation or by line of the catalogue."""

from __future__ import annotations

import pytest

from mingbai.statute.disclosure.emergencies import is_emergency


@pytest.mark.parametrize(
    ("item", "field", "matter", "expected"),
    [
        ("20.12", "", "", True),
        ("20.12", "救灾", "备灾管理", True),
        ("", "救灾", "预警信息", True),
        ("20.15", "救灾", "法律法规", False),
        ("20.15", "", "预警信息", False),
        ("", "", "", False),
    ],
)
def test_an_emergency_is_told_by_its_item_or_its_line(item: str, field: str, matter: str, expected: bool) -> None:
    assert is_emergency(item, field, matter) is expected
