"""A masked value shows only what the rules allow, and nothing more is found in it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingbai.privacy.advice import advice, article
from mingbai.privacy.columns import Column
from mingbai.privacy.masking import Treatment, excerpt, mask, treat, treatments
from mingbai.privacy.spans import DataKind
from mingbai.privacy.text import find
from privacy.made_up import card, fours, resident, wide

ON = date(2026, 6, 1)
RESIDENT = next(number for order in range(1, 99) if (number := resident(date(1976, 5, 4), order, "642226")).endswith("X"))


@pytest.mark.parametrize(
    ("kind", "value", "masked", "glimpse"),
    [
        (DataKind.RESIDENT_ID, RESIDENT, "642226************", "6422************" + RESIDENT[16:]),
        (DataKind.RESIDENT_ID, wide(RESIDENT), "642226************", "6422************" + RESIDENT[16:]),
        (DataKind.RESIDENT_ID, "642226 19760504 002X", "642226************", "6422************2X"),
        (DataKind.RESIDENT_ID, RESIDENT[::-1], "642226************", "6422************" + RESIDENT[16:]),
        (DataKind.RESIDENT_ID, RESIDENT.replace("0", "O")[::-1], "642226************", "6422************" + RESIDENT[16:]),
        (DataKind.MOBILE_PHONE, "138-9541-2345", "138******45", None),
        (DataKind.BANK_CARD, "6228 4812 3456 7890 128", "***************0128", "***************0128"),
        (DataKind.HOME_ADDRESS, "白阳镇姚河村3组12号", "白阳镇姚河村", None),
        (DataKind.HEALTH, "尿毒症", "***", "尿**"),
        (DataKind.EMAIL, "zhangsan@163.com", "*" * 16, None),
    ],
)
def test_mask_and_excerpt(kind: DataKind, value: str, masked: str, glimpse: str | None) -> None:
    assert mask(kind, value) == masked
    if glimpse is not None:
        assert excerpt(kind, value) == glimpse


@pytest.mark.parametrize(
    ("treatment", "left"),
    [
        (Treatment.KEEP, "642226197605040021"),
        (Treatment.FIRST6_LAST1, "642226***********1"),
        (Treatment.LAST4, "**************0021"),
        (Treatment.FIRST3_LAST2, "642*************21"),
        (Treatment.ALL, "*" * 18),
        (Treatment.REMOVE_COLUMN, ""),
        (Treatment.FIRST_CHARACTER, "6*****************"),
    ],
)
def test_treatments_of_a_column(treatment: Treatment, left: str) -> None:
    assert treat(treatment, "642226197605040021") == left


@pytest.mark.parametrize(
    ("column", "proposed"),
    [
        (Column.NAME, Treatment.FIRST_CHARACTER),
        (Column.RESIDENT_ID, Treatment.REMOVE_COLUMN),
        (Column.ADDRESS, Treatment.VILLAGE_ONLY),
        (Column.AMOUNT, Treatment.KEEP),
        (Column.VILLAGE, Treatment.KEEP),
    ],
)
def test_what_is_proposed_for_a_column(column: Column, proposed: Treatment) -> None:
    assert treatments(column)[0] is proposed


@pytest.mark.parametrize("kind", list(DataKind))
def test_every_kind_has_advice_and_an_article(kind: DataKind) -> None:
    assert advice(kind).endswith("。")
    assert re.fullmatch(r".+[法例典]第[0-9]+条(?:、第[0-9]+条)*", article(kind, ON))


numbers = st.builds(resident, st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.integers(1, 999))
cards = st.text("0123456789", min_size=12, max_size=12).map(lambda rest: card(f"622848{rest}"))
phones = st.text("0123456789", min_size=9, max_size=9).map(lambda rest: f"13{rest}")
data = st.one_of(
    numbers,
    numbers.map(wide),
    cards,
    cards.map(fours),
    phones,
    st.sampled_from(
        [
            "家庭住址：彭阳县白阳镇姚河村3组12号",
            "现住怡馨家园12栋1单元502",
            "马某，患恶性肿瘤",
            "张某，8岁",
            "宁D·12345",
            "zhangsan@163.com",
            "秘密★1年",
            "护照E12345678",
            "社保卡号：A12345678",
            "银行账号：29210101040012345",
            "残疾证号：" + resident(date(1985, 3, 12)) + "42",
            "（内部资料）",
            "王某，肢体二级残疾",
        ]
    ),
)


@given(st.lists(data, min_size=1, max_size=6), st.sampled_from("，；。、\n "))
def test_nothing_is_found_in_a_masked_text(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    found = find(text, on=ON)
    assert len(found) >= 1
    masked, place = "", 0
    for one in found:
        if one.start >= place:
            masked += text[place : one.start] + mask(one.kind, text[one.start : one.end])
            place = one.end
    assert find(masked + text[place:], on=ON) == ()


@given(data)
def test_an_excerpt_never_shows_the_whole_value(value: str) -> None:
    for one in find(value, on=ON):
        said = value[one.start : one.end]
        assert said not in excerpt(one.kind, said)
        assert "*" in excerpt(one.kind, said)
