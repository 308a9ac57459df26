"""Entries at every stage, made through the acts of the people concerned."""

from __future__ import annotations

from datetime import date, timedelta

from mingbai.accounts.values import Acting
from mingbai.catalogue.actions import load_standard
from mingbai.catalogue.queries import lines_for
from mingbai.channels import actions as channels
from mingbai.entries import actions
from mingbai.entries.values.content import EntryContent
from mingbai.organs import queries as organs
from mingbai.statute.disclosure.review import EntryAct
from support import NOW, brought_in, handed_in

CONTENT = EntryContent(
    title="白阳镇2020年第四季度财务公开",
    summary="10月至12月各项收支。",
    body="<p>收入120,000元，支出98,500元。监督电话0954-7012783。</p>",
    statutory_item="20.7",
    formed_on=date(2021, 1, 5),
)
RESIDENT = "642226198503121237"


def drafted(clerk: Acting, content: EntryContent = CONTENT) -> int:
    """Return a draft with nothing wrong."""
    return actions.open_draft(organ_code="baiyang", content=content, by=clerk, at=NOW)


def submitted(clerk: Acting, content: EntryContent = CONTENT) -> int:
    """Return an entry submitted for its first review."""
    entry = drafted(clerk, content)
    handed_in(entry, clerk)
    return entry


def approved(clerk: Acting, *reviewers: Acting, content: EntryContent = CONTENT) -> int:
    """Return an entry approved by these reviewers, in their order."""
    entry = submitted(clerk, content)
    for reviewer in reviewers:
        actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=reviewer, at=NOW)
    return entry


def published(clerk: Acting, *reviewers: Acting, content: EntryContent = CONTENT) -> int:
    """Return an entry published on the website."""
    entry = approved(clerk, *reviewers, content=content)
    channels.publish(entry_id=entry, by=clerk, at=NOW)
    return entry


def imported(clerk: Acting, officer: Acting) -> tuple[int, int]:
    """Return an imported record without a line of the catalogue, and the key of a line it fits: (entry, line)."""
    load_standard(by=officer, at=NOW)
    record = actions.Published(
        "20.11", "社会救助", "临时救助审核审批信息（2020年第一季度）", date(2020, 3, 30), NOW - timedelta(days=290)
    )
    (key,) = brought_in(clerk, record)
    found = lines_for(organs.organ("baiyang"), NOW.date(), field="社会救助")
    return key, next(row.id for row in found if "临时救助" in row.title)
