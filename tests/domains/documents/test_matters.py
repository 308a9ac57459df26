"""A meeting's open topics become duties; the others need a reason."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from mingbai.accounts.values import Acting
from mingbai.catalogue.models import Duty
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.models import AuditEntry
from mingbai.documents import actions, queries
from mingbai.documents.models import Matter, MatterTopic
from mingbai.statute.disclosure.attributes import Attribute
from mingbai.statute.disclosure.meetings import Topic
from support import NOW, TODAY, sign_in

OPEN = Topic("审议第一季度低保名单", Attribute.OPEN, "网站发布结果")
CLOSED = Topic("酝酿干部调整", Attribute.CLOSED, reason="还在酝酿", ground="16.2")


def told(clerk: Acting, **changes: object) -> dict[str, object]:
    plain = {
        "organ_code": "baiyang", "kind": "meeting", "title": "2021年第2次镇长办公会", "held_on": TODAY, "invited": "村民代表2人",
        "topics": (OPEN, CLOSED), "by": clerk, "at": NOW,
    }  # fmt: skip
    return {**plain, **changes}


def test_an_open_topic_is_due_in_twenty_working_days(clerk: Acting) -> None:
    key = actions.record_matter(**told(clerk))
    assert actions.record_matter(**told(clerk)) == key
    duty = Duty.objects.get()
    # 20 working days from Tuesday 19 January: Saturday 20 February, which was a working day.
    assert (duty.title, duty.judge_by, duty.kind) == ("审议第一季度低保名单", date(2021, 2, 20), "document")
    (row,) = queries.matters(by=clerk, organ_code="baiyang").rows
    assert [(one.what, one.attribute, one.duty_id) for one in row.topics] == [
        ("审议第一季度低保名单", Attribute.OPEN, duty.pk),
        ("酝酿干部调整", Attribute.CLOSED, None),
    ]
    assert AuditEntry.objects.filter(event="document.matter_recorded").count() == 1


@pytest.mark.parametrize(
    ("changes", "failure"),
    [
        ({"kind": "party"}, Invalid),
        ({"topics": ()}, Invalid),
        ({"held_on": date(2021, 1, 20)}, Invalid),
        ({"topics": (Topic("某事", None),)}, Refused),
        ({"topics": (Topic("机密★事项", Attribute.OPEN, "网站"),)}, Refused),
    ],
)
def test_a_matter_has_its_shape(clerk: Acting, changes: dict[str, object], failure: type[Exception]) -> None:
    with pytest.raises(failure):
        actions.record_matter(**told(clerk, **changes))
    assert not Matter.objects.exists()


def test_others_neither_record_nor_read(clerk: Acting, leader: Acting, stranger: Acting) -> None:
    with pytest.raises(Refused):
        actions.record_matter(**told(leader))
    with pytest.raises(NotVisible):
        actions.record_matter(**told(stranger))
    with pytest.raises(NotVisible):
        queries.matters(by=stranger, organ_code="baiyang")


def test_the_database_keeps_topics_whole(clerk: Acting) -> None:
    key = actions.record_matter(**told(clerk))
    for values in ({"attribute": "open"}, {"attribute": "closed"}, {"attribute": "secret", "reason": "有理由"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            MatterTopic.objects.create(matter_id=key, what="某事", **values)


def test_a_meeting_is_recorded_on_its_page(client: Client, clerk: Acting) -> None:
    sign_in(client, clerk)
    form = {
        "kind": "meeting",
        "title": "2021年第2次镇长办公会",
        "held_on": "2021-01-19",
        "what1": "审议低保名单",
        "attribute1": "open",
    }
    lacking = client.post("/work/documents/matters/new/", form)
    assert lacking.status_code == 422
    assert "用什么方式公开" in lacking.content.decode()
    second = {"what3": "酝酿干部调整", "attribute3": "closed", "how3": "还在酝酿", "ground3": "16.2"}
    assert client.post("/work/documents/matters/new/", {**form, "how1": "网站发布", **second}).status_code == 302
    page = client.get("/work/documents/matters/").content.decode()
    assert "审议低保名单：主动公开" in page
    assert f"/work/duties/{Duty.objects.get().pk}/" in page
    assert "条例第16条" in page
