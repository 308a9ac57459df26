"""A word that the county adds after the reviews stops the publication too, planned or by hand, in text and in files."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domains.entries.made import CONTENT
from mingbai.accounts.values import Acting
from mingbai.channels import actions as channels
from mingbai.core.errors import Refused
from mingbai.entries import actions
from mingbai.entries.models import Entry, Version, WordKind
from mingbai.statute.disclosure.review import EntryAct
from support import NOW, Team, publish_due

pytestmark = pytest.mark.django_db
IN_FILE, IN_TEXT = "黑石沟专班", "10月至12月"


def approved_with_file(team: Team) -> int:
    entry = actions.open_draft(organ_code="baiyang", content=CONTENT, by=team[0], at=NOW)
    actions.attach(entry_id=entry, name="说明.txt", data=f"由{IN_FILE}负责。".encode(), by=team[0], at=NOW)
    actions.submit(entry_id=entry, by=team[0], at=NOW)
    for reviewer in team[1:]:
        actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=reviewer, at=NOW)
    return entry


@pytest.mark.parametrize("word", [IN_FILE, IN_TEXT])
def test_a_word_added_after_the_reviews_stops_the_publication(word: str, team: Team, officer: Acting) -> None:
    entry = approved_with_file(team)
    actions.add_word(kind=WordKind.SENSITIVE.value, word=word, right="", by=officer, at=NOW)
    with pytest.raises(Refused, match="敏感词"):
        channels.publish(entry_id=entry, by=team[0], at=NOW)
    assert not Version.objects.exists()


@pytest.mark.parametrize("word", [IN_FILE, IN_TEXT])
def test_a_planned_publication_is_stopped_and_says_why(word: str, team: Team, officer: Acting) -> None:
    entry = approved_with_file(team)
    actions.schedule(entry_id=entry, publish_at=NOW + timedelta(hours=1), by=team[0], at=NOW)
    actions.add_word(kind=WordKind.SENSITIVE.value, word=word, right="", by=officer, at=NOW)
    assert publish_due(NOW + timedelta(hours=2)) == []
    row = Entry.objects.get(pk=entry)
    assert (row.is_listed, row.scheduled_at) == (False, None)
    assert "敏感词" in row.plan_failure
