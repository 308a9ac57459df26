"""Rounds on market days, and the leaflet from an organ's own data."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from domains.outreach.open_days_made import went_round
from mingbai.accounts.values import Acting
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.models import Site
from mingbai.organs.models import Organ
from mingbai.organs.queries import row_of
from mingbai.outreach.actions.rounds import remove_round
from mingbai.outreach.queries.rounds import leaflet, rounds
from mingbai.rendering.files import render
from support import NOW, TODAY

pytestmark = pytest.mark.django_db


def test_a_round_keeps_how_many_and_what_was_asked_and_nobody(clerk: Acting, stranger: Acting) -> None:
    key = went_round(clerk)
    assert went_round(clerk) == key
    for wrong, failure in (
        ({"asked": "手机13900000001的人问的"}, Refused),
        ({"leaflets": -1}, Invalid),
        ({"asked": "问" * 2001}, Invalid),
    ):
        with pytest.raises(failure):
            went_round(clerk, **wrong)
    assert [(row.leaflets, row.asked) for row in rounds(clerk.organ_id).rows] == [(120, "低保多久审一次？")]
    with pytest.raises(NotVisible):
        remove_round(round_id=key, reason="登记了两次", by=stranger, at=NOW)
    for _ in range(2):
        remove_round(round_id=key, reason="登记了两次", by=clerk, at=NOW)
    assert rounds(clerk.organ_id).rows == ()


def test_a_leaflet_has_two_sides_with_the_organs_telephone_and_its_plain_address(baiyang: Organ) -> None:
    Organ.objects.filter(pk=baiyang.pk).update(telephone="0954-7012783", address="兴彭大街533号")
    Site.objects.update(domain="www.pengyang.gov.cn", demo_today=None)
    organ = row_of(Organ.objects.get(pk=baiyang.pk))
    made = leaflet(organ, TODAY)
    assert made.address == "https://www.pengyang.gov.cn/baiyang/"
    data = render(made, "pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [round(float(side)) for page in pdf.pages for side in page.mediabox[2:]] == [842, 595] * 2
    text = "".join(page.get_textpage().get_text_range() for page in PdfDocument(data))
    for said in ("0954-7012783", "20 个工作日", "条例第 42 条"):
        assert said.replace(" ", "") in text.replace(" ", "").replace("\r\n", "")
    village = Organ.objects.create(code="baiyang-a", name="甲村", short_name="甲村", level="village", parent=baiyang)
    with pytest.raises(NotVisible):
        leaflet(row_of(village), TODAY)
