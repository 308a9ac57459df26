"""Every personal number is found in its whole length, however it is written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingbai.privacy.spans import Certainty, DataKind
from mingbai.privacy.text import find
from privacy.made_up import card, fours, resident, wide

ON = date(2026, 6, 1)
DIGIT_ENDED = resident(date(1985, 3, 12), 2)
X_ENDED = next(number for order in range(1, 99) if (number := resident(date(1976, 5, 4), order, "642226")).endswith("X"))
PHONE = "13895412345"
CARDS = (card("622848123456789012"), card("622202123456789"), card("453242123456789"), card("955880123456789012"))


def _in_three(number: str, between: str) -> str:
    return between.join((number[:6], number[6:14], number[14:]))


def _is_found(kind: DataKind, value: str, text: str) -> bool:
    """Return whether a span of the kind covers exactly the value."""
    return any(one.kind is kind and text[one.start : one.end] == value for one in find(text, on=ON))


@pytest.mark.parametrize("number", [DIGIT_ENDED, X_ENDED])
@pytest.mark.parametrize(
    "between",
    [
        " ",
        "  ",
        "-",
        "--",
        "—",
        "–",
        "－",
        "·",
        ".",
        "/",
        "\u00a0",
        "\u3000",
        "\u2009",
        "\u200b",
        "\ufeff",
        "\n",
        "\r\n",
        "-\n",
        " \n  ",
    ],
)
def test_a_resident_number_with_anything_between_its_groups(number: str, between: str) -> None:
    value = _in_three(number, between)
    assert _is_found(DataKind.RESIDENT_ID, value, f"张三（{value}）系我镇居民")


@pytest.mark.parametrize("number", [DIGIT_ENDED, X_ENDED])
@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "身份证{}号",
        "张三{}李四",
        "ID:{}",
        "id{}",
        "No{}",
        "编号{}",
        "1、张三 {}",
        "1 {}",
        "12 {} 3000",
        "{} 13895412345",
        "{},13895412345",
        "13895412345 {}",
        "13895412345{}",
        "{}13895412345",
        "_{}_",
        "3 {} 500",
        "{}\n0954-7012783",
    ],
)
def test_a_resident_number_beside_other_words_and_numbers(number: str, around: str) -> None:
    assert _is_found(DataKind.RESIDENT_ID, number, around.format(number))


@pytest.mark.parametrize(
    "value",
    [
        wide(X_ENDED),
        X_ENDED.lower(),
        X_ENDED.replace("X", "×"),
        X_ENDED.replace("X", "\u0425"),
        X_ENDED.replace("X", "\u03a7"),
        " ".join(X_ENDED),
        "\u200b".join(X_ENDED),
        X_ENDED[:17] + " X",
        X_ENDED[:10] + "\n" + X_ENDED[10:],
    ],
)
def test_a_resident_number_in_other_letters(value: str) -> None:
    assert _is_found(DataKind.RESIDENT_ID, value, f"公民身份号码：{value}。")


ROUND = resident(date(2000, 10, 10))
LETTERED = (
    ROUND.replace("0", "O"), ROUND.replace("1", "l"), ROUND.replace("1", "I", 1), ROUND.translate(str.maketrans("01", "oI")),
    wide(ROUND.replace("0", "O")), ROUND.replace("0", "\u041e"), ROUND.replace("0", "\u039f"), ROUND.replace("1", "\u0406"),
    X_ENDED.replace("0", "O"), _in_three(ROUND.replace("0", "O"), " "), ROUND.replace("0", "O").replace("4", "四"),
)  # fmt: skip


@pytest.mark.parametrize("value", LETTERED)
@pytest.mark.parametrize("around", ["{}", "身份证{}号", "No{}", "张三 {} 13895412345", "id:{},"])
def test_a_resident_number_with_letters_that_look_like_digits(value: str, around: str) -> None:
    assert _is_found(DataKind.RESIDENT_ID, value, around.format(value))


def test_letters_for_digits_are_no_number_without_the_right_check_digit() -> None:
    wrong = str((int(ROUND[17]) + 1) % 10) if ROUND[17].isdecimal() else "1"
    assert find(f"编号{ROUND[:17].replace('0', 'O')}{wrong}") == ()
    assert find(f"No2021{ROUND}07") == (), "digits alone are judged as digits"


@pytest.mark.parametrize("number", [DIGIT_ENDED, X_ENDED, LETTERED[0], " ".join(X_ENDED)])
@pytest.mark.parametrize(
    "around", ["{}", "张三\u202e{}\u202c，男", "张三\u202e，\u202a{}\u202c）\u202c李四", "张三\u202e{}\r\n李四"]
)
def test_a_resident_number_written_backwards_that_is_shown_forwards(number: str, around: str) -> None:
    backwards = number[::-1]
    text = around.format(backwards) if "\u202e" in around else f"\u202e{backwards}"
    assert _is_found(DataKind.RESIDENT_ID, backwards, text)
    assert not _is_found(DataKind.RESIDENT_ID, backwards, text.replace("\u202e", "")), "shown backwards it is nobody's"
    assert _is_found(DataKind.RESIDENT_ID, number, text.replace(backwards, number)), "copied, it is a number"


def test_two_resident_numbers_without_anything_between() -> None:
    text = f"{X_ENDED}{DIGIT_ENDED}"
    assert [text[one.start : one.end] for one in find(text)] == [X_ENDED, DIGIT_ENDED]


@pytest.mark.parametrize("between", ["", "、", " "])
def test_every_resident_number_in_a_row_of_numerals_and_in_one_of_single_digits(between: str) -> None:
    numbers = (DIGIT_ENDED, resident(date(1990, 1, 1)), resident(date(1969, 12, 31)))
    assert all(number.isdecimal() for number in numbers)
    written = [number.translate(str.maketrans("0123456789", "〇一二三四五六七八九")) for number in numbers]
    spread = ["*".join(number) for number in numbers]
    for said, joint in ((written, between), (spread, f"*{between}")):
        text = joint.join(said)
        assert [text[one.start : one.end] for one in find(text)] == said


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        (f"身份证号码：{DIGIT_ENDED}", Certainty.CERTAIN),
        ("身份证号码：640425198503120027", Certainty.LIKELY),
        ("身份证号 642226760504121", Certainty.CERTAIN),
        ("张三，642226760504121", Certainty.LIKELY),
    ],
)
def test_how_sure_a_resident_number_is(text: str, certainty: Certainty) -> None:
    assert [(one.kind, one.certainty) for one in find(text)] == [(DataKind.RESIDENT_ID, certainty)]


def test_a_disability_card_shows_the_person_and_the_degree() -> None:
    text = f"残疾证号：{DIGIT_ENDED}42"
    assert [(one.kind, text[one.start : one.end]) for one in find(text)] == [
        (DataKind.RESIDENT_ID, DIGIT_ENDED),
        (DataKind.HEALTH, "42"),
    ]


@pytest.mark.parametrize(
    ("born", "is_minor"),
    [
        (date(2012, 6, 2), True),  # fourteen tomorrow
        (date(2012, 6, 1), False),  # fourteen today, a Monday
        (date(2026, 6, 1), True),  # born today
        (date(2026, 6, 2), False),  # not born yet
    ],
)
def test_a_child_by_its_number(born: date, is_minor: bool) -> None:
    kinds = {one.kind for one in find(resident(born), on=ON)}
    assert (DataKind.MINOR in kinds) is is_minor
    assert DataKind.RESIDENT_ID in kinds
    assert DataKind.MINOR not in {one.kind for one in find(resident(born))}


@pytest.mark.parametrize(
    "value",
    [
        PHONE,
        wide(PHONE),
        "138 9541 2345",
        "138-9541-2345",
        "138.9541.2345",
        "138—9541—2345",
        "1389541 2345",
        "138 95412345",
        "138954-12345",
        "(138)95412345",
        "（138）9541-2345",
        "1 3 8 9 5 4 1 2 3 4 5",
        "138\u200b9541\u200b2345",
        "86-13895412345",
        "8613895412345",
        "0086 138 9541 2345",
    ],
)
def test_a_mobile_number_in_every_form(value: str) -> None:
    assert _is_found(DataKind.MOBILE_PHONE, value, f"马某{value}，")


@pytest.mark.parametrize(
    "around",
    [
        "电话{}联系",
        "tel:{}",
        "T{}",
        "微信{}",
        "{}/13995412345",
        "{}、13995412345",
        "{},13995412345",
        "{}，2000元",
        "{},500.00",
        "0954-7012783/{}",
        "0954-7012783，{}",
        "13995412345，{}",
        "序号1 {}",
        "016 {}",
        "1.{}",
        "2021年3月1日{}",
        "金额5000元，电话{}",
        "张三,6000,{}",
    ],
)
def test_a_mobile_number_beside_other_words_and_numbers(around: str) -> None:
    assert _is_found(DataKind.MOBILE_PHONE, PHONE, around.format(PHONE))


@pytest.mark.parametrize("said", ["联系电话138954\n12345", "电话：13895 412345", "手机013895412345", "（+86）13895412345"])
def test_a_mobile_number_by_its_label(said: str) -> None:
    assert [one.kind for one in find(said)] == [DataKind.MOBILE_PHONE]


@pytest.mark.parametrize("number", CARDS)
@pytest.mark.parametrize(
    "around", ["{}", "卡号{}", "马某 {} 农行", "1 {}", "12 {}", "{} 500", "{} 1 2 3", "{}（农行）", "马某,{},500.00"]
)
def test_a_card_beside_other_words_and_numbers(number: str, around: str) -> None:
    assert _is_found(DataKind.BANK_CARD, number, around.format(number))


@pytest.mark.parametrize("number", CARDS)
def test_a_card_in_groups_and_full_width(number: str) -> None:
    for value in (
        fours(number),
        fours(number, "-"),
        " ".join(number),
        wide(number),
        f"{number[:6]} {number[6:]}",
        f"{number[:8]}\n{number[8:]}",
    ):
        assert _is_found(DataKind.BANK_CARD, value, f"马某 {value}"), value


def test_an_account_without_check_digit_by_its_label_and_its_holder() -> None:
    for text in ("银行账号：29210101040012345", "户名：马某，账号：6229478512345678901"):
        assert [(one.kind, one.certainty) for one in find(text)] == [(DataKind.BANK_CARD, Certainty.LIKELY)], text


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (DataKind.SOCIAL_SECURITY_CARD, "A12345678", "社保卡号：A12345678"),
        (DataKind.SOCIAL_SECURITY_CARD, "123456789", "社会保障卡号 123456789"),
        (DataKind.SOCIAL_SECURITY_CARD, "AB1234567", "社保卡号码：AB1234567"),
        (DataKind.SOCIAL_SECURITY_CARD, CARDS[0], f"社保卡号：{CARDS[0]}"),
        (DataKind.PASSPORT, "E12345678", "护照号：E12345678"),
        (DataKind.PASSPORT, "EA1234567", "护照号码：EA1234567"),
        (DataKind.PASSPORT, "Ｅ１２３４５６７８", "护照号Ｅ１２３４５６７８"),
        (DataKind.PASSPORT, "P1234567", "Passport No. P1234567"),
        (DataKind.PASSPORT, "G12345678", "马某，G12345678"),
    ],
)
def test_cards_and_passports_by_their_labels(kind: DataKind, value: str, text: str) -> None:
    assert _is_found(kind, value, text)


born = st.dates(date(1900, 1, 1), date(2026, 1, 1))
disguise = st.sampled_from(["", " ", "\u00a0", "\u3000", "\u2009", "-", "—", "－", "·", "\u200b", "\u200d", "\ufeff"])
words = st.text(alphabet="的村镇民王李张补助对象名单，。：（）\n、", max_size=12)


@given(
    born,
    st.integers(1, 999),
    st.sampled_from(["110101", "640425", "642226", "310115", "810000"]),
    st.lists(disguise, min_size=17),
    words,
    words,
)
def test_any_resident_number_in_any_disguise(day: date, order: int, area: str, gaps: list[str], before: str, after: str) -> None:
    number = resident(day, order, area)
    value = "".join(digit + gap for digit, gap in zip(number, (*gaps[:17], ""), strict=True))
    assert _is_found(DataKind.RESIDENT_ID, value, before + value + after)


@given(st.sampled_from("3456789"), st.text("0123456789", min_size=9, max_size=9), words, words)
def test_any_mobile_number(third: str, rest: str, before: str, after: str) -> None:
    number = f"1{third}{rest}"
    for value in (number, wide(number), f"{number[:3]}-{number[3:7]}-{number[7:]}"):
        assert _is_found(DataKind.MOBILE_PHONE, value, before + value + after)


@given(st.sampled_from(["622848", "621799", "623095", "955880"]), st.text("0123456789", min_size=12, max_size=12), words)
def test_any_card(issuer: str, rest: str, before: str) -> None:
    number = card(issuer + rest)
    for value in (number, fours(number), wide(number)):
        assert _is_found(DataKind.BANK_CARD, value, before + value)


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_card_before_an_address_of_mail(between: str) -> None:
    text = between.join(("640425200001010011", "6228480000000000000", "zhangsan@163.com"))
    assert "6228480000000000000" in [text[one.start : one.end] for one in find(text)]
