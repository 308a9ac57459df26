"""An address masked to the village keeps the village, but no group, road or house."""

from __future__ import annotations

import pytest

from mingbai.privacy.masking import Treatment, treat


@pytest.mark.parametrize(
    ("address", "left"),
    [
        ("白阳镇姚河村3组12号", "白阳镇姚河村"),
        ("宁夏彭阳县白阳镇阳洼村三组", "宁夏彭阳县白阳镇阳洼村"),
        ("姚河村二组8号", "姚河村"),
        ("白阳镇兴彭社区2号楼301", "白阳镇兴彭社区"),
        ("白阳镇兴彭大街533号", "白阳镇"),
        ("兴彭大街533号", "*" * 8),
        ("", ""),
    ],
)
def test_masking_keeps_the_village_and_removes_the_house(address: str, left: str) -> None:
    assert treat(Treatment.VILLAGE_ONLY, address) == left
