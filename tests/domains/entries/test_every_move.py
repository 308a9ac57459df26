"""Every move in the tables is made once here by its owner and leaves its event; each has words and a page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from domains.entries.made import CONTENT, approved, drafted, imported, published, submitted
from mingbai.accounts.values import Acting
from mingbai.channels import actions as channels
from mingbai.core.models import AuditEntry
from mingbai.entries import actions
from mingbai.statute.disclosure.review import STANDING_TRANSITIONS, TRANSITIONS, EntryAct
from mingbai.workspace.accounts.trail.words import EVENTS
from support import NOW, expire_due, publish_due

pytestmark = pytest.mark.django_db
MOVES = (*TRANSITIONS, *STANDING_TRANSITIONS)
WHY = "写明理由的一句话。"
# Where a person makes the move; moves of the clock alone have no page.
PAGES = {
    EntryAct.SUBMIT: ("work:entry-save", {}),
    EntryAct.APPROVE: ("work:review", {}),
    EntryAct.RETURN: ("work:review", {}),
    EntryAct.REFUSE: ("work:review", {}),
    EntryAct.REFER: ("work:review", {}),
    EntryAct.DETERMINE_OPEN: ("work:determine", {}),
    EntryAct.DETERMINE_CLOSED: ("work:determine", {}),
    EntryAct.TAKE_BACK: ("work:entry-act", {"act": "take-back"}),
    EntryAct.DISCARD: ("work:entry-act", {"act": "discard"}),
    EntryAct.SCHEDULE: ("work:entry-act", {"act": "schedule"}),
    EntryAct.PUBLISH: ("work:entry-act", {"act": "publish"}),
    EntryAct.AMEND: ("work:entry-act", {"act": "amend"}),
    EntryAct.FILE: ("work:entries-unfiled", None),
    EntryAct.WITHDRAW: ("work:entry-act", {"act": "withdraw"}),
    EntryAct.KEEP_CLOSED: ("work:evaluate", {}),
    EntryAct.OPEN_AFTER_ALL: ("work:evaluate", {}),
}


def test_every_move_is_made_by_its_owner_and_leaves_its_event(
    clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, officer: Acting
) -> None:
    team = (section_head, reviewer, leader)
    returned = submitted(clerk)
    actions.decide(entry_id=returned, act=EntryAct.RETURN, opinion=WHY, by=section_head, at=NOW)
    actions.discard(entry_id=returned, by=clerk, at=NOW)
    actions.take_back(entry_id=submitted(clerk), reason=WHY, by=clerk, at=NOW)
    for is_open in (True, False):
        referred = approved(clerk, section_head)
        actions.decide(entry_id=referred, act=EntryAct.REFER, opinion=WHY, authority="secrecy", by=reviewer, at=NOW)
        answer = {"authority": "县国家保密局", "reference": "1月19日", "opinion": WHY, "ground": "" if is_open else "14.1"}
        actions.determine(entry_id=referred, is_open=is_open, by=reviewer, at=NOW, **answer)
    refused = approved(clerk, section_head)
    actions.decide(entry_id=refused, act=EntryAct.REFUSE, opinion=WHY, ground="16.1", by=reviewer, at=NOW)
    for is_open in (False, True):
        actions.evaluate(entry_id=refused, is_open=is_open, opinion=WHY, by=reviewer, at=NOW)
    planned = approved(clerk, *team)
    actions.schedule(entry_id=planned, publish_at=NOW + timedelta(hours=1), by=clerk, at=NOW)
    publish_due(NOW + timedelta(hours=2))
    actions.amend(entry_id=planned, reason=WHY, by=clerk, at=NOW)
    channels.withdraw(entry_id=planned, reason=WHY, by=clerk, at=NOW)
    published(clerk, *team, content=replace(CONTENT, down_on=date(2021, 1, 29)))
    expire_due(NOW.replace(day=29))
    filed_and_stopped(clerk, officer, team)
    left = set(AuditEntry.objects.values_list("event", flat=True))
    assert {move.event for move in MOVES} <= left


def filed_and_stopped(clerk: Acting, officer: Acting, team: tuple[Acting, ...]) -> None:
    """File an imported record, and stop a scheduled publication whose words have since been forbidden."""
    key, line = imported(clerk, officer)
    assert actions.file_under(organ_code="baiyang", chosen={key: line}, by=clerk, at=NOW) == 1
    stopped = approved(clerk, *team)
    actions.schedule(entry_id=stopped, publish_at=NOW + timedelta(hours=1), by=clerk, at=NOW)
    actions.add_word(kind="sensitive", word="98,500", by=officer, at=NOW)
    publish_due(NOW + timedelta(hours=2))


def test_every_move_has_words_and_a_page(clerk: Acting) -> None:
    entry = drafted(clerk)
    for move in MOVES:
        assert move.event in EVENTS, move
        if move.owners != ("system",):
            name, more = PAGES[move.act]
            assert reverse(name, kwargs={} if more is None else {"entry_id": entry, **more})
