"""A policy document and its interpretation go out in one press: neither before nor after the other."""

from __future__ import annotations

import pytest

from domains.documents.slips import POLICY, before_signing
from mingbai.accounts.values import Acting
from mingbai.catalogue.models import Duty
from mingbai.channels import actions as channels
from mingbai.channels.models import Delivery
from mingbai.core.errors import Refused
from mingbai.documents import actions
from mingbai.documents.models import Document
from mingbai.entries import actions as entries
from mingbai.entries.models import Entry
from mingbai.statute.disclosure.review import EntryAct
from support import NOW, Team, handed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def policy(team: Team) -> Document:
    clerk, section_head, reviewer, leader = team
    key = before_signing(POLICY, clerk, section_head, reviewer)
    actions.sign(document_id=key, by=leader, at=NOW)
    return Document.objects.get(pk=key)


def approve(entry_id: int | None, team: Team) -> int:
    assert entry_id is not None
    clerk, *reviewers = team
    handed_in(entry_id, clerk)
    for who in reviewers:
        entries.decide(entry_id=entry_id, act=EntryAct.APPROVE, by=who, at=NOW)
    return entry_id


def test_the_document_waits_for_its_interpretation_and_takes_it_along(policy: Document, team: Team, clerk: Acting) -> None:
    text = approve(policy.entry_id, team)
    with pytest.raises(Refused, match="解读还没有审完"):
        channels.publish(entry_id=text, by=clerk, at=NOW)
    explained = approve(policy.interpretation_entry_id, team)
    with pytest.raises(Refused, match="跟着一起发"):
        channels.publish(entry_id=explained, by=clerk, at=NOW)
    channels.publish(entry_id=text, by=clerk, at=NOW)
    assert set(Entry.objects.values_list("standing", "published_at")) == {("published", NOW)}
    assert set(Delivery.objects.values_list("entry_id", flat=True)) == {text, explained}
    assert "解读同时发布" in Duty.objects.get().why


def test_a_discarded_interpretation_holds_nothing_up(policy: Document, team: Team, clerk: Acting) -> None:
    text = approve(policy.entry_id, team)
    entries.discard(entry_id=policy.interpretation_entry_id or 0, by=clerk, at=NOW)
    channels.publish(entry_id=text, by=clerk, at=NOW)
    assert Entry.objects.get(pk=text).standing == "published"
