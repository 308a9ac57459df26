"""An entry is read out over a loudspeaker, with the words that were read; what is for a village is read there alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domains.boards.boards_made import for_the_village, new_village
from domains.entries.made import published
from mingbai.accounts.values import Acting
from mingbai.boards import actions, queries
from mingbai.boards.models import Broadcast
from mingbai.channels import actions as channels
from mingbai.channels.models import Channel, SentText
from mingbai.core.errors import Invalid, NotVisible, Refused, Stale
from support import NOW, Team

pytestmark = pytest.mark.django_db


def test_a_reading_is_recorded_once_and_settles_the_delivery(team: Team, stranger: Acting) -> None:
    clerk = team[0]
    Channel.objects.create(key="loudspeaker", label="广播")
    channels.set_reach(organ_code="baiyang", reach={"loudspeaker": "all"}, by=clerk, at=NOW)
    entry = published(*team)
    found = queries.broadcast_of(clerk, entry)
    assert "收入十二万元，支出九万八千五百元。" in found.script.sentences
    text = "\n".join(found.script.sentences)
    told = {"entry_id": entry, "organ_id": clerk.organ_id, "version": 1, "text": text, "read_by": "经办"}
    for wrong in ({"read_at": NOW + timedelta(hours=1)}, {"read_at": NOW - timedelta(days=1)}, {"read_at": NOW, "read_by": " "}):
        with pytest.raises(Invalid):
            actions.record_broadcast(**{**told, **wrong}, by=clerk, at=NOW)
    with pytest.raises(Stale):
        actions.record_broadcast(**{**told, "version": 2}, read_at=NOW, by=clerk, at=NOW)
    with pytest.raises(NotVisible):
        actions.record_broadcast(**told, read_at=NOW, by=stranger, at=NOW)
    for _ in range(2):
        actions.record_broadcast(**told, read_at=NOW, by=clerk, at=NOW)
    assert Broadcast.objects.get().text == text
    assert SentText.objects.get().text == text
    assert SentText.objects.get().proof == "白阳镇广播，2021年1月19日 9:30，经办"
    assert [one.read_by for one in queries.broadcast_of(clerk, entry).read] == ["经办"]
    with pytest.raises(NotVisible):
        queries.broadcast_of(stranger, entry)


def test_what_is_for_a_village_is_read_in_that_village(team: Team) -> None:
    clerk, village = team[0], new_village()
    entry = for_the_village(team)
    found = queries.broadcast_of(clerk, entry)
    assert [one.code for one in found.organs] == ["yangping"]
    assert found.script.sentences[0].startswith("阳坪村的各位村民")
    told = {"entry_id": entry, "version": 1, "text": "念的", "read_at": NOW, "read_by": "经办", "by": clerk, "at": NOW}
    with pytest.raises(Refused, match="只给本村"):
        actions.record_broadcast(organ_id=clerk.organ_id, **told)
    actions.record_broadcast(organ_id=village.pk, **told)
