"""An autosaved text survives somebody else's save; a notice stays posted for as long as it must."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from mingbai.accounts.values import Acting
from mingbai.catalogue.actions.standard import load_standard
from mingbai.catalogue.queries import lines as catalogue
from mingbai.channels import actions as channels
from mingbai.core.errors import Stale
from mingbai.entries import actions, queries
from mingbai.entries.models import Entry
from mingbai.entries.queries.posting import earliest_down, period_words
from mingbai.entries.values.content import EntryContent
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.review import EntryAct
from support import CHINA, NOW, TODAY, handed_in

pytestmark = pytest.mark.django_db


def saved(entry_id: int, by: Acting, summary: str, *, is_autosave: bool) -> None:
    entry = queries.work_entry(by, entry_id, TODAY)
    content = replace(entry.content, summary=summary)
    actions.save_draft(entry_id=entry_id, content=content, revision=entry.revision, by=by, at=NOW, is_autosave=is_autosave)


def kept(entry_id: int, by: Acting) -> list[tuple[str, str]]:
    return [(row.reason, row.made_by) for row in queries.work_entry(by, entry_id, TODAY).snapshots]


def test_an_autosaved_text_is_kept_before_somebody_else_overwrites_it(clerk: Acting, section_head: Acting) -> None:
    entry_id = actions.open_draft(organ_code="baiyang", content=EntryContent("救助情况"), by=clerk, at=NOW)
    saved(entry_id, clerk, "经办写的", is_autosave=True)
    saved(entry_id, section_head, "负责人写的", is_autosave=True)
    assert [reason for reason, _ in kept(entry_id, clerk)] == ["opened", "overtaken"]
    assert kept(entry_id, clerk)[1][1] == clerk.actor.label
    assert queries.compare(entry_id, 2)[1].summary == "经办写的"


def test_a_text_already_kept_is_not_kept_twice(clerk: Acting, section_head: Acting) -> None:
    entry_id = actions.open_draft(organ_code="baiyang", content=EntryContent("救助情况"), by=clerk, at=NOW)
    saved(entry_id, clerk, "经办写的", is_autosave=False)
    saved(entry_id, section_head, "负责人写的", is_autosave=False)
    saved(entry_id, section_head, "负责人又写的", is_autosave=True)
    assert [reason for reason, _ in kept(entry_id, clerk)] == ["opened", "saved", "saved"]


def test_the_same_words_twice_are_no_conflict(clerk: Acting, section_head: Acting) -> None:
    entry_id = actions.open_draft(organ_code="baiyang", content=EntryContent("救助情况"), by=clerk, at=NOW)
    same = replace(queries.work_entry(clerk, entry_id, TODAY).content, summary="写好了")
    first = actions.save_draft(entry_id=entry_id, content=same, revision=1, by=clerk, at=NOW, is_autosave=True)
    assert actions.save_draft(entry_id=entry_id, content=same, revision=1, by=clerk, at=NOW) == first
    other = replace(same, summary="另一种写法")
    with pytest.raises(Stale):
        actions.save_draft(entry_id=entry_id, content=other, revision=1, by=section_head, at=NOW)


def published(clerk: Acting, content: EntryContent, *reviewers: Acting, at: datetime = NOW) -> Entry:
    entry_id = actions.open_draft(organ_code="baiyang", content=content, by=clerk, at=NOW)
    handed_in(entry_id, clerk)
    for who in reviewers:
        actions.decide(entry_id=entry_id, act=EntryAct.APPROVE, by=who, at=NOW)
    channels.publish(entry_id=entry_id, by=clerk, at=at)
    return Entry.objects.get(pk=entry_id)


def village_affairs(yaohe: Organ, officer: Acting, down_on: date | None) -> EntryContent:
    """Village affairs that the county's catalogue requires to be posted for at least 15 days."""
    load_standard(by=officer, at=NOW)
    rows = catalogue.lines_for(organs.organ("baiyang"), TODAY, field="村务公开")
    return EntryContent(
        "姚河村一月财务收支",
        body="<p>收入一千元，支出八百元。</p>",
        statutory_item="20.11",
        line_id=next(row.id for row in rows if row.unit == "every:3mo+period:15d"),
        range="village",
        village=yaohe.code,
        formed_on=TODAY,
        down_on=down_on,
    )


@pytest.fixture
def yaohe(baiyang: Organ) -> Organ:
    return Organ.objects.create(code="baiyang-yaohe", name="姚河村民委员会", short_name="姚河村", level="village", parent=baiyang)


# Posted on Tuesday 2021-01-19: the fifteenth day after it is Wednesday 2021-02-03, it may come down on Thursday 2021-02-04.
@pytest.mark.parametrize(
    ("asked", "kept_until"),
    [
        (date(2021, 1, 26), date(2021, 2, 4)),
        (date(2021, 2, 3), date(2021, 2, 4)),
        (date(2021, 2, 4), date(2021, 2, 4)),
        (date(2021, 3, 1), date(2021, 3, 1)),
        (None, None),
    ],
)
def test_a_notice_stays_posted_as_long_as_it_must(
    clerk: Acting,
    section_head: Acting,
    reviewer: Acting,
    leader: Acting,
    yaohe: Organ,
    officer: Acting,
    asked: date | None,
    kept_until: date | None,
) -> None:
    entry = published(clerk, village_affairs(yaohe, officer, asked), section_head, reviewer, leader)
    assert entry.down_on == kept_until
    assert queries.work_entry(clerk, entry.pk, TODAY).content.down_on == kept_until


def test_published_later_it_comes_down_later(
    clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, yaohe: Organ, officer: Acting
) -> None:
    later = datetime(2021, 1, 25, 9, tzinfo=CHINA)  # Monday
    entry = published(clerk, village_affairs(yaohe, officer, date(2021, 2, 4)), section_head, reviewer, leader, at=later)
    assert entry.down_on == date(2021, 2, 10)  # Wednesday


def test_a_laws_own_period_applies_from_the_day_it_is_in_force(baiyang: Organ) -> None:
    content = EntryContent("姚河村一月财务收支", field="村务公开")
    assert earliest_down("baiyang", content, date(2025, 12, 31)) is None  # Wednesday
    assert earliest_down("baiyang", content, date(2026, 1, 1)) == date(2026, 1, 17)  # Thursday to Saturday
    assert period_words("baiyang", content, date(2026, 1, 1)) == "公示不少于15日"


def test_the_period_of_a_line_counts_working_days(officer: Acting, baiyang: Organ) -> None:
    load_standard(by=officer, at=NOW)
    rows = catalogue.lines_for(organs.organ("baiyang"), TODAY, field="社会救助")
    line = next(row for row in rows if row.unit == "10wd+period:7wd")
    content = EntryContent("初审对象名单", line_id=line.id)
    assert period_words("baiyang", content, TODAY) == "公示不少于7个工作日"
    assert earliest_down("baiyang", content, date(2021, 1, 19)) == date(2021, 1, 29)  # Tuesday to Friday
    # Over the Spring Festival: off from Thursday the 11th to Wednesday the 17th, and Saturday the 20th is worked.
    assert earliest_down("baiyang", content, date(2021, 2, 8)) == date(2021, 2, 24)  # Monday to Wednesday


def test_without_a_calendar_no_day_is_given(officer: Acting, baiyang: Organ) -> None:
    load_standard(by=officer, at=NOW)
    rows = catalogue.lines_for(organs.organ("baiyang"), TODAY, field="社会救助")
    line = next(row for row in rows if row.unit == "10wd+period:7wd")
    assert earliest_down("baiyang", EntryContent("初审对象名单", line_id=line.id), date(2035, 1, 19)) is None
