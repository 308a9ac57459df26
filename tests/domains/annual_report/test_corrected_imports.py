"""From an imported table that was wrong, after the report was published, to the corrected figure."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from mingbai.accounts.values import Acting
from mingbai.annual_report import actions, queries
from mingbai.channels import actions as channels
from mingbai.channels import queries as imports
from mingbai.channels.models import Channel
from mingbai.channels.values.table import COLUMNS
from mingbai.core.errors import Refused
from mingbai.core.models import AuditEntry
from mingbai.entries.models import Entry
from mingbai.rendering.form_table import form_table
from support import NOW, TODAY, secrecy_reviewer

WHICH = {"organ_code": "baiyang", "year": 2020}
ROWS = [
    (f"第{part}季度财务公开", "20.7", "财政预决算", "各项收支。", "2020-03-30", "2020-04-02 09:30", "政府网站", "", "")
    for part in "一二三"
]


@pytest.fixture
def batch(clerk: Acting) -> int:
    """Three rows, entered before the report counts them."""
    Channel.objects.get_or_create(key="website", defaults={"label": "政府网站"})
    told = {"organ_code": "baiyang", "at": NOW}
    data = form_table("公开信息", COLUMNS, ROWS, [20] * len(COLUMNS))
    batch = channels.upload(name="一年.xlsx", data=data, by=clerk, **told)
    while not imports.batch(clerk.organ_id, batch).is_checked:
        channels.check_some(batch_id=batch, by=clerk, **told)
    reviewer = secrecy_reviewer(clerk)
    channels.submit_batch(batch_id=batch, by=clerk, **told)
    channels.release_batch(batch_id=batch, by=reviewer, **told)
    return batch


def test_what_was_imported_wrongly_is_taken_back_and_the_report_corrected(
    clerk: Acting, leader: Acting, batch: int, move: Callable[[str], None]
) -> None:
    move("published")
    # One record by itself, the others with the batch.
    channels.withdraw(entry_id=Entry.objects.earliest("id").pk, reason="年份用错了。", by=clerk, at=NOW)
    told = {"organ_code": "baiyang", "batch_id": batch, "reason": "表格用错了年份。", "by": clerk, "at": NOW}
    with pytest.raises(Refused, match="作为更正撤回"):
        actions.take_back_import(**told)
    actions.take_back_import(**told, corrects=queries.published_with_batch(clerk.organ_id, batch))
    assert not Entry.objects.filter(is_listed=True).exists()
    said = json.loads(AuditEntry.objects.get(event="import.taken_back").data)
    assert (said["entries"], said["corrects"]) == (2, [2020])

    page = queries.workbench(by=leader, **WHICH, today=TODAY)
    assert {one.path: (one.published, one.recorded) for one in page.differences} == {
        "publications.website": (3, 0),
        "publications.total": (3, 0),
        "entries": (3, 0),
    }
    actions.correct(**WHICH, note="导入的表用错了年份。", by=leader, at=NOW)
    report = queries.published("baiyang", 2020)
    assert report.version == 2
    assert "各渠道公开总条数原为3，更正为0" in report.note
    assert queries.workbench(by=leader, **WHICH, today=TODAY).differences == ()
