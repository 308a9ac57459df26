"""What the public reads about a document's validity."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from django.test import Client

from domains.documents.slips import POLICY, before_signing
from mingbai.accounts.values import Acting
from mingbai.documents import actions
from mingbai.documents.models import Document, NormativeDocument
from mingbai.entries.models import Draft, Entry, Version
from mingbai.portal.entries.entry.validity import validity_shown
from support import CHINA, NOW, TODAY, approved_once

OUT = datetime(2021, 1, 20, 9, 0, tzinfo=CHINA)


@pytest.fixture
def published(clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting) -> Document:
    """A signed policy document whose entry and interpretation are public."""
    slip = replace(POLICY, in_force_on=date(2021, 2, 1), valid_until=date(2026, 1, 31))
    key = before_signing(slip, clerk, section_head, reviewer)
    actions.sign(document_id=key, by=leader, at=NOW)
    row = Document.objects.get(pk=key)
    for n, entry_id in enumerate((row.entry_id, row.interpretation_entry_id), 1):
        content = Draft.objects.get(entry_id=entry_id).content
        Version.objects.create(entry_id=entry_id, number=1, content=content, published_at=OUT, published_by="")
        out = {"standing": "published", "stage": "none", "published_at": OUT, "index_number": f"BY-{n}", "is_listed": True}
        entry = Entry.objects.get(pk=entry_id)
        Entry.objects.filter(pk=entry_id).update(**out, approval=approved_once(entry))
    return row


@pytest.mark.both_engines
def test_the_document_and_its_interpretation_point_to_each_other(client: Client, published: Document) -> None:
    text, explained = (client.get(f"/baiyang/entries/{key}/") for key in (published.entry_id, published.interpretation_entry_id))
    assert (text.status_code, explained.status_code) == (200, 200)
    assert f"/entries/{published.interpretation_entry_id}/" in text.content.decode()
    assert f"/entries/{published.entry_id}/" in explained.content.decode()


@pytest.mark.parametrize(
    ("on", "word", "remark", "is_gone"),
    [
        (date(2021, 1, 31), "尚未施行", "2021-02-01 起施行", False),
        (date(2021, 2, 1), "现行有效", "至 2026-01-31", False),
        (date(2026, 1, 31), "现行有效", "至 2026-01-31", False),
        (date(2026, 2, 1), "已失效", "2026-02-01 起", True),
    ],
)
def test_validity_goes_by_the_register(published: Document, on: date, word: str, remark: str, is_gone: bool) -> None:
    assert published.entry_id is not None
    found = validity_shown(published.entry_id, published.valid_until, on)
    assert (found.word, found.remark, found.is_gone) == (word, remark, is_gone)


def test_amendment_and_repeal_are_shown_to_the_public(published: Document, clerk: Acting) -> None:
    entry = published.entry_id
    assert entry is not None
    record = NormativeDocument.objects.get(document=published).pk
    actions.amend(record_id=record, on=date(2021, 3, 1), by_document="白政发〔2021〕2号", what="第三条的标准", by=clerk, at=NOW)
    amended = validity_shown(entry, None, date(2021, 3, 1))
    assert (amended.word, amended.remark) == ("已修改，现行有效", "至 2026-01-31，2021-03-01 由白政发〔2021〕2号修改")
    act = {"record_id": record, "on": date(2021, 4, 1), "by_document": "白政发〔2021〕9号", "reason": "新办法已经施行"}
    actions.repeal(**act, by=clerk, at=NOW)
    gone = validity_shown(entry, None, date(2021, 4, 1))
    assert (gone.word, gone.remark, gone.is_gone) == ("已废止", "2021-04-01 起，白政发〔2021〕9号", True)


@pytest.mark.django_db
def test_other_entries_go_by_their_last_valid_day() -> None:
    assert validity_shown(1, None, TODAY).word == "有效"
    assert validity_shown(1, TODAY, TODAY).remark == "至 2021-01-19"
    over = validity_shown(1, date(2021, 1, 18), TODAY)
    assert (over.word, over.remark, over.is_gone) == ("已失效", "2021-01-19 起", True)
