"""Bulk import of entries and deliveries."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from mingbai.accounts.values import Acting
from mingbai.channels.actions import Delivered, add_channel, record_deliveries
from mingbai.channels.models import Delivery
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.models import AuditEntry, IssuedNumber
from mingbai.entries.actions import Published
from mingbai.entries.models import Entry
from support import CHINA, NOW, brought_in

AT = datetime(2020, 3, 2, 0, 30, tzinfo=CHINA)


@pytest.fixture
def website(officer: Acting) -> None:
    add_channel(key="website", label="政府网站", order=1, by=officer, at=NOW)


def published(title: str, **changed: Any) -> Published:
    values = {"statutory_item": "20.1", "field": "政策", "title": title, "formed_on": date(2020, 3, 2), "published_at": AT}
    return Published(**{**values, **changed})


def imported(by: Acting, *titles: str) -> tuple[int, ...]:
    return brought_in(by, *(published(title) for title in titles))


def test_entries_get_index_numbers_without_gaps_and_one_audit_entry(clerk: Acting) -> None:
    keys = imported(clerk, "甲", "乙𠅤")
    imported(clerk, "丙")
    assert list(Entry.objects.order_by("id").values_list("index_number", flat=True)) == [
        f"BAIYANG-2020-0000{n}" for n in (1, 2, 3)
    ]
    assert Entry.objects.get(pk=keys[1]).title == "乙𠅤"
    assert IssuedNumber.objects.count() == 3
    first = AuditEntry.objects.order_by("id").filter(event="entries.imported").first()
    assert first is not None
    assert json.loads(first.data)["count"] == 2


def test_a_refused_import_leaves_no_entry_and_no_number(clerk: Acting) -> None:
    wrong = (
        {"statutory_item": "20.16"},
        {"title": " "},
        {"published_at": NOW + timedelta(minutes=1)},
        {"formed_on": date(2020, 3, 3)},
    )
    for changed in wrong:
        with pytest.raises(Invalid):
            brought_in(clerk, published("甲"), published(**{"title": "乙", **changed}))
    assert Entry.objects.count() == IssuedNumber.objects.count() == 0


def test_a_delivery_counts_on_its_day_in_china(clerk: Acting, website: None) -> None:
    (key,) = imported(clerk, "甲")
    record_deliveries(organ_code="baiyang", deliveries=[Delivered(key, "website", AT)], by=clerk, at=NOW)
    assert Delivery.objects.get().delivered_on == date(2020, 3, 2)


def test_a_batch_with_one_wrong_delivery_is_refused_whole(clerk: Acting, stranger: Acting, website: None) -> None:
    (key,) = imported(clerk, "甲")
    good = Delivered(key, "website", AT)
    (foreign,) = brought_in(stranger, published("丁"))
    for wrong in (good, Delivered(key, "radio", AT), Delivered(foreign, "website", AT), Delivered(key + 99, "website", AT)):
        with pytest.raises(Invalid):
            record_deliveries(organ_code="baiyang", deliveries=[good, wrong], by=clerk, at=NOW)
    with pytest.raises(Invalid):
        record_deliveries(organ_code="baiyang", deliveries=[Delivered(key, "website", NOW + timedelta(1))], by=clerk, at=NOW)
    assert Delivery.objects.count() == 0
    record_deliveries(organ_code="baiyang", deliveries=[good], by=clerk, at=NOW)
    with pytest.raises(Invalid, match="已经登记过"):
        record_deliveries(organ_code="baiyang", deliveries=[good], by=clerk, at=NOW)
    with pytest.raises(NotVisible):
        record_deliveries(organ_code="baiyang", deliveries=[good], by=stranger, at=NOW)


def test_the_database_holds_one_delivery_a_channel_with_a_known_state_and_a_moment(clerk: Acting, website: None) -> None:
    (key,) = imported(clerk, "甲")
    record_deliveries(organ_code="baiyang", deliveries=[Delivered(key, "website", AT)], by=clerk, at=NOW)
    row = Delivery.objects.get()
    for wrong in ({"state": "lost"}, {"delivered_on": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Delivery.objects.update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(entry_id=key, channel_id=row.channel_id, organ_id=row.organ_id, state="pending")


def test_only_the_county_office_names_channels(clerk: Acting) -> None:
    with pytest.raises(NotVisible):
        add_channel(key="x", label="甲", order=1, by=clerk, at=NOW)
