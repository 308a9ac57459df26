"""A reversed penalty decision: recorded on its page, on 今日 until it is taken down, then a reason at its address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from django.test import Client

from domains.entries.made import CONTENT, published
from mingbai.accounts.values import Acting
from mingbai.core.errors import Invalid, Refused
from mingbai.core.models import AppendOnlyError, AuditEntry, Site
from mingbai.entries import actions
from mingbai.entries.models import PenaltyReversal
from mingbai.workspace.entries.tasks import gather
from support import CHINA, NOW, Team, day_of

pytestmark = pytest.mark.django_db
SignIn = Callable[[Client, Acting], Client]
AT = datetime(2021, 9, 1, 9, tzinfo=CHINA)
FORM = {"kind": "void", "reversed_on": "2021-08-31", "by_document": "彭政复决〔2021〕3号"}
SECRET = "张某某"


@pytest.fixture
def penalty(team: Team, site: Site) -> int:
    Site.objects.update(demo_today=AT.date())
    return published(*team, content=replace(CONTENT, title=f"对{SECRET}超限运输的处罚决定", statutory_item="20.6"))


def test_from_the_record_to_the_public_reason(client: Client, clerk: Acting, penalty: int, signed_in: SignIn) -> None:
    signed_in(client, clerk)
    assert "处罚决定有变化" in client.get(f"/work/entries/{penalty}/").content.decode()
    done = client.post(f"/work/entries/{penalty}/reversal/", FORM)
    assert done["Location"] == f"/work/entries/{penalty}/acts/withdraw/"
    (task,) = (one for one in gather(day_of(clerk, AT.date())).tasks if "撤回处罚决定" in one.title)
    assert (task.on, task.source) == (date(2021, 9, 3), "依据：行政处罚法第48条第二款")
    assert client.get(f"/baiyang/entries/{penalty}/").status_code == 200
    client.post(f"/work/entries/{penalty}/acts/withdraw/", {"reason": "复议决定确认无效，电话13995001234"})
    gone = client.get(f"/baiyang/entries/{penalty}/")
    said = gone.content.decode()
    assert gone.status_code == 410
    assert "2021年8月31日被确认无效" in said
    for word in (SECRET, "13995001234", "彭政复决"):
        assert word not in said, "nothing unreviewed gets out with the reason"
    assert not [one for one in gather(day_of(clerk, AT.date())).tasks if "撤回处罚决定" in one.title]
    assert AuditEntry.objects.filter(event="entry.reversed").count() == 1


@pytest.mark.both_engines
def test_it_is_recorded_once_and_never_changed(clerk: Acting, stranger: Acting, penalty: int) -> None:
    values = {"entry_id": penalty, "kind": "changed", "reversed_on": date(2021, 8, 31), "by_document": "彭政复决〔2021〕3号"}
    for _ in range(2):
        actions.record_reversal(**values, by=clerk, at=AT)
    assert PenaltyReversal.objects.count() == 1
    with pytest.raises(Invalid, match="不能再改"):
        actions.record_reversal(**{**values, "kind": "void"}, by=clerk, at=AT)
    with pytest.raises(AppendOnlyError):
        PenaltyReversal.objects.get().save()


def test_other_entries_and_other_withdrawals_stay_silent(client: Client, team: Team, signed_in: SignIn) -> None:
    other = published(*team)
    signed_in(client, team[0])
    assert client.get(f"/work/entries/{other}/reversal/").status_code == 404
    assert "处罚决定有变化" not in client.get(f"/work/entries/{other}/").content.decode()
    with pytest.raises(Refused, match="不是行政处罚决定"):
        actions.record_reversal(
            entry_id=other, kind="void", reversed_on=NOW.date(), by_document="彭政复决〔2021〕3号", by=team[0], at=NOW
        )
    client.post(f"/work/entries/{other}/acts/withdraw/", {"reason": "内容有误，需要更换"})
    assert client.get(f"/baiyang/entries/{other}/").status_code == 404
