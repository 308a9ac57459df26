"""Lines of a 28-character page: titles break between words, signatures stand where the standard puts them."""

from __future__ import annotations

import pytest

from mingbai.rendering.lines import TITLE_LINE, balanced, sealed_indents, unsealed_indents, width

ORGAN = "彭阳县白阳镇人民政府"
SIXTY = "关于申请公开高标准农田建设项目中标单位名称、合同总价以及单价明细等政府信息的答复书（部分公开）"


def test_a_short_title_keeps_one_line_and_given_breaks_are_kept() -> None:
    assert balanced("政府信息公开申请答复书") == ("政府信息公开申请答复书",)
    assert balanced("征求意见书\n（给第三方）") == ("征求意见书", "（给第三方）")


def test_a_long_title_has_the_organ_first_and_even_lines_that_cut_no_word() -> None:
    lines = balanced(ORGAN + SIXTY, ORGAN)
    assert lines[0] == ORGAN
    assert "".join(lines[1:]) == SIXTY
    assert all(width(line) <= TITLE_LINE for line in lines)
    assert max(map(width, lines[1:])) - min(map(width, lines[1:])) <= 4
    assert not [line for line in lines if line[0] in "，、的）》" or line[-1] in "（《"]
    for word in ("政府信息", "项目", "明细", "单位", "合同"):
        assert any(word in line for line in lines), word


@pytest.mark.parametrize("count", range(19, 62, 7))
def test_every_length_fits(count: int) -> None:
    lines = balanced("政" * count)
    assert "".join(lines) == "政" * count
    assert len(lines) == -(-count // TITLE_LINE)
    assert all(len(line) <= TITLE_LINE for line in lines)


def test_a_number_and_a_year_are_not_cut() -> None:
    lines = balanced("关于公开〔2026〕123号申请所涉2025年第四季度补贴资金发放情况的答复")
    assert any("〔2026〕123号" in line for line in lines)
    assert any("2025年" in line for line in lines)


def test_with_a_seal_the_name_is_centred_over_a_date_four_characters_from_the_right() -> None:
    day = "2026年3月16日"
    name_end, day_end = sealed_indents(ORGAN, day)
    assert day_end == 4
    assert name_end + width(ORGAN) / 2 == day_end + width(day) / 2
    long = "宁夏回族自治区固原市彭阳县人民政府行政审批服务局"
    name_end, day_end = sealed_indents(long, day)
    assert (name_end, day_end + width(day) / 2) == (0, width(long) / 2)


def test_without_a_seal_the_date_begins_two_characters_after_the_name() -> None:
    name, day = unsealed_indents(ORGAN, "2026年3月16日")
    assert (name + width(ORGAN), day - name) == (26, 2)
