"""A listener hears every act that changes what the public sees, after its commit and never after a rollback."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from domains.documents.slips import POLICY, before_signing
from domains.entries.made import CONTENT, approved, imported, published
from mingbai.accounts.values import Acting
from mingbai.annual_report.actions import take_back_import
from mingbai.channels import actions as channels
from mingbai.channels.models import Channel, Delivery
from mingbai.core import hooks, public
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid
from mingbai.core.hooks import EntryEvent, EntryNews
from mingbai.documents import actions as documents
from mingbai.documents.models import Document, NormativeDocument
from mingbai.entries import actions
from mingbai.entries.models import Entry
from mingbai.statute.disclosure.review import EntryAct
from support import NOW, TODAY, handed_in, secrecy_reviewer

pytestmark = pytest.mark.django_db
Committing = Callable[..., AbstractContextManager[Any]]
Heard = list[EntryNews]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """What one listener hears."""
    news: Heard = []
    monkeypatch.setattr(hooks, "_listeners", [])
    hooks.listen(news.append)
    hooks.listen(news.append)
    return news


def told(news: Heard) -> list[tuple[EntryEvent, tuple[int, ...]]]:
    return [(one.event, one.entry_ids) for one in news]


def test_publication_amendment_and_withdrawal(
    clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, heard: Heard,
    django_capture_on_commit_callbacks: Committing,
) -> None:  # fmt: skip
    team = (section_head, reviewer, leader)
    before = public.generation()
    with django_capture_on_commit_callbacks(execute=True):
        entry = published(clerk, *team)
        assert heard == [], "nothing is heard before the commit"
        assert public.generation() > before, "the number belongs to the transaction"
    with django_capture_on_commit_callbacks(execute=True):
        channels.publish(entry_id=entry, by=clerk, at=NOW)
    assert told(heard) == [(EntryEvent.PUBLISHED, (entry,))], "published twice is heard once"
    with django_capture_on_commit_callbacks(execute=True):
        actions.amend(entry_id=entry, reason="第三项的数字写错了，改正。", by=clerk, at=NOW)
        actions.submit(entry_id=entry, by=clerk, at=NOW)
        for who in team:
            actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=who, at=NOW)
        channels.publish(entry_id=entry, by=clerk, at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        channels.withdraw(entry_id=entry, reason="数字有误，重新核对。", by=clerk, at=NOW)
    assert told(heard)[1:] == [(EntryEvent.CHANGED, (entry,)), (EntryEvent.WITHDRAWN, (entry,))]
    assert heard[-1].at == NOW


def test_a_notice_that_comes_down_is_withdrawn_and_still_counts(
    clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, heard: Heard,
    django_capture_on_commit_callbacks: Committing,
) -> None:  # fmt: skip
    down = TODAY + timedelta(days=30)
    entry = published(clerk, section_head, reviewer, leader, content=replace(CONTENT, down_on=down))
    with django_capture_on_commit_callbacks(execute=True):
        for days in (29, 30, 31):
            channels.expire(entry_id=entry, by=clerk, at=NOW + timedelta(days=days))
    assert told(heard) == [(EntryEvent.WITHDRAWN, (entry,))]
    assert Delivery.objects.get(entry_id=entry).state == "delivered"


def test_filing_and_the_import_of_a_year(
    clerk: Acting, officer: Acting, heard: Heard, django_capture_on_commit_callbacks: Committing
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        entry, line = imported(clerk, officer)
        for _ in range(2):
            actions.file_under(organ_code="baiyang", chosen={entry: line}, by=clerk, at=NOW)
    assert told(heard) == [(EntryEvent.PUBLISHED, (entry,)), (EntryEvent.CHANGED, (entry,))]
    Channel.objects.create(key="website", label="政府网站")
    rows = (f"{title},20.7,2021-01-05,2021-01-06,website" for title in ("财务公开", "预算"))
    table = "\n".join(["标题,条例条项,形成日期,公开时间,渠道", *rows])
    which = {"organ_code": "baiyang", "by": clerk, "at": NOW}
    with django_capture_on_commit_callbacks(execute=True):
        batch = channels.upload(name="一年.csv", data=table.encode(), **which)
        channels.check_some(batch_id=batch, **which)
        channels.submit_batch(batch_id=batch, **which)
    assert heard[2:] == [], "nothing is public before the review"
    with django_capture_on_commit_callbacks(execute=True):
        channels.release_batch(batch_id=batch, organ_code="baiyang", by=secrecy_reviewer(clerk), at=NOW)
    (news,) = heard[2:]
    assert (news.event, set(news.entry_ids)) == (EntryEvent.PUBLISHED, set(Entry.objects.values_list("id", flat=True)) - {entry})
    assert len(news.entry_ids) == 2
    with django_capture_on_commit_callbacks(execute=True):
        take_back_import(batch_id=batch, reason="表格用错了年份。", **which)
    assert (heard[-1].event, heard[-1].entry_ids) == (EntryEvent.WITHDRAWN, news.entry_ids)


def test_an_entry_that_a_document_made_and_its_validity(
    clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, heard: Heard,
    django_capture_on_commit_callbacks: Committing,
) -> None:  # fmt: skip
    key = before_signing(POLICY, clerk, section_head, reviewer)
    with django_capture_on_commit_callbacks(execute=True):
        documents.sign(document_id=key, by=leader, at=NOW)
    assert heard == [], "what is signed is not public yet"
    document = Document.objects.get(pk=key)
    entry, explained = document.entry_id, document.interpretation_entry_id
    assert entry is not None
    assert explained is not None
    with django_capture_on_commit_callbacks(execute=True):
        for one in (entry, explained):
            handed_in(one, clerk)
            for who in (section_head, reviewer, leader):
                actions.decide(entry_id=one, act=EntryAct.APPROVE, by=who, at=NOW)
        channels.publish(entry_id=entry, by=clerk, at=NOW)
        record = NormativeDocument.objects.get(document_id=key)
        documents.repeal(record_id=record.pk, on=date(2021, 3, 1), by_document="某号", reason="新办法已经施行", by=clerk, at=NOW)
    published = [(EntryEvent.PUBLISHED, (one,)) for one in (entry, explained)]
    assert told(heard) == [*published, (EntryEvent.CHANGED, (entry,))]


def test_an_act_that_is_rolled_back_is_not_heard_and_moves_no_number(
    clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, heard: Heard,
    django_capture_on_commit_callbacks: Committing,
) -> None:  # fmt: skip
    entry = approved(clerk, section_head, reviewer, leader)
    before = public.generation()

    def interrupted() -> None:
        with open_act(by=clerk, at=NOW):
            channels.publish(entry_id=entry, by=clerk, at=NOW)
            raise Invalid("停电了。")

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(Invalid):
        interrupted()
    assert (heard, public.generation()) == ([], before)


def test_a_listener_that_fails_keeps_no_other_from_hearing(
    clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: Committing,
) -> None:  # fmt: skip
    news: Heard = []

    def failing(_news: EntryNews) -> None:
        raise OSError("no index")

    monkeypatch.setattr(hooks, "_listeners", [])
    hooks.listen(failing)
    hooks.listen(news.append)
    with django_capture_on_commit_callbacks(execute=True):
        entry = published(clerk, section_head, reviewer, leader)
    assert told(news) == [(EntryEvent.PUBLISHED, (entry,))]
    assert "no index" in caplog.text
