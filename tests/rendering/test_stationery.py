"""Envelopes keep the zones of GB/T 1416 free, labels fit on the backs of their boxes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from mingbai.rendering.files import render
from mingbai.rendering.stationery.value import Envelope, EnvelopeSize, SpineLabel, SpineSheet

MM = 72 / 25.4
ENVELOPE = Envelope(
    size=EnvelopeSize.DL,
    recipient="甲喆堃祎",
    recipient_address="宁夏回族自治区固原市彭阳县白阳镇某某村第三村民小组某某号某某农业专业合作社联合社办公室",
    recipient_postcode="756501",
    sender="彭阳县白阳镇人民政府党政办公室",
    sender_address="宁夏固原市彭阳县白阳镇某路某号",
    sender_postcode="756500",
    made_on=date(2026, 3, 16),
    service="挂号信",
    content="公开〔2026〕1号",
)
LABEL = SpineLabel("彭阳县白阳镇人民政府", "2026", "1-2026-D30-0002", "甲某申请公开2025年合同（总价和单价明细）", "30年", "1")

Glyph = tuple[str, float, float, float, float]


def glyphs(data: bytes) -> list[Glyph]:
    """Each visible character with left, top, right, bottom in millimetres."""
    (page,) = pypdfium2.PdfDocument(data)
    text, high = page.get_textpage(), page.get_height()
    boxes = [(text.get_text_range(index, 1), text.get_charbox(index)) for index in range(text.count_chars())]
    return [(c, left / MM, (high - top) / MM, right / MM, (high - low) / MM) for c, (left, low, right, top) in boxes if c.strip()]


@pytest.mark.parametrize("size", EnvelopeSize)
def test_an_envelope_has_its_size_and_leaves_the_zones_of_the_post_free(size: EnvelopeSize) -> None:
    made = render(replace(ENVELOPE, size=size), "pdf")
    page = pypdfium2.PdfDocument(made)[0]
    wide, high = size.value
    assert page.get_size() == pytest.approx((wide * MM, high * MM), abs=0.1)
    found = glyphs(made)
    assert "".join(c for c, *_ in found if c.isdigit())[:6] == "756501"
    in_corner = [c for c, left, top, _, _ in found if left < 90 and top < 26]
    assert in_corner == list("756501")
    assert [c for c, left, _, right, low in found if low > high - 20 and right > wide - 160 and left < wide - 55] == []
    assert all(left > 5 and right < wide - 5 and top > 5 and low < high - 5 for _, left, top, right, low in found)


@pytest.mark.parametrize("recipient", ["甲喆堃祎", "宁夏回族自治区固原市彭阳县白阳镇某某农业专业合作社联合社办公室"])
def test_the_lines_of_an_envelope_do_not_lie_over_each_other(recipient: str) -> None:
    found = glyphs(render(replace(ENVELOPE, recipient=recipient), "pdf"))
    said = "".join(c for c, *_ in found)
    for words in (
        ENVELOPE.recipient_address,
        f"{recipient}收",
        "挂号信",
        "内件：公开〔2026〕1号",
        ENVELOPE.sender_address,
        "邮政编码756500",
    ):
        assert words in said
    for number, (_, left, top, right, low) in enumerate(found):
        over = [
            c
            for c, l2, t2, r2, b2 in found[number + 1 :]
            if min(right, r2) - max(left, l2) > 0.8 and min(low, b2) - max(top, t2) > 0.8
        ]
        assert over == []


def test_an_envelope_bought_with_frames_gets_none() -> None:
    framed, plain = (pypdfium2.PdfDocument(render(replace(ENVELOPE, has_frames=frames), "pdf"))[0] for frames in (True, False))
    shapes = [sum(1 for shape in page.get_objects() if shape.type == 2) for page in (framed, plain)]
    assert shapes[0] - shapes[1] >= 7


@pytest.mark.parametrize("width", [20, 30, 50])
@pytest.mark.parametrize("title", ["合同", LABEL.title, LABEL.title * 5])
def test_a_label_fits_on_the_back_of_its_box(width: int, title: str) -> None:
    made = render(SpineSheet((replace(LABEL, width=width, title=title),), date(2026, 3, 16)), "pdf")
    found = glyphs(made)
    assert sorted("".join(c for c, *_ in found)) == sorted(
        f"{LABEL.organ_name}年度2026档号{LABEL.number}{title}保管期限30年盒号1".replace(" ", "")
    )
    assert all(left > 15 and right < 15 + width and top > 15 and low < 15 + 265 for _, left, top, right, low in found)


def test_labels_stand_beside_each_other_and_equal_ones_have_equal_bytes() -> None:
    sheet = SpineSheet((LABEL, replace(LABEL, number="1-2026-D30-0003")), date(2026, 3, 16))
    assert render(sheet, "pdf") == render(replace(sheet), "pdf")
    lefts = [left for c, left, top, _, _ in glyphs(render(sheet, "pdf")) if c == "彭"]
    assert lefts[1] - lefts[0] == pytest.approx(34, abs=2)
    assert render(ENVELOPE, "pdf") == render(replace(ENVELOPE), "pdf")
    with pytest.raises(KeyError):
        render(ENVELOPE, "docx")
