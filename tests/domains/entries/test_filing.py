"""The catalogue line of a draft and of an imported record, and the tallies of listed entries."""

from __future__ import annotations

import random
import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import Count, Max

from domains.entries.made import CONTENT, approved, drafted, imported, published
from mingbai.accounts.values import Acting
from mingbai.catalogue.queries import line_for, lines_for
from mingbai.catalogue.values.guess import nearest
from mingbai.channels import actions as channels
from mingbai.core.errors import Invalid, MingbaiError, NotVisible, Refused
from mingbai.entries import actions, queries
from mingbai.entries.actions.tally import PLACE
from mingbai.entries.models import Entry, Tally
from mingbai.entries.values.content import Element
from mingbai.organs import queries as organs
from mingbai.statute.disclosure.review import EntryAct
from support import NOW, count_anew, expire_due, handed_in, publish_due

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def tallied() -> list[tuple[object, ...]]:
    """Return the stored tallies."""
    return sorted(Tally.objects.filter(listed__gt=0).values_list(*PLACE, "listed", "last"), key=str)


def counted() -> list[tuple[object, ...]]:
    """Return the same counts taken from the entries themselves."""
    listed = Entry.objects.filter(is_listed=True).order_by(*PLACE).values_list(*PLACE)
    return sorted(listed.annotate(n=Count("*"), moment=Max("published_at")), key=str)


def test_a_record_is_filed_once_and_counts_under_its_line(clerk: Acting, officer: Acting) -> None:
    key, line = imported(clerk, officer)
    organ = organs.organ("baiyang").id
    assert queries.without_line(organ) == {"社会救助": 1}
    assert [row.id for row in queries.unfiled(organ_id=organ, field="社会救助")[0]] == [key]
    assert actions.file_under(organ_code="baiyang", chosen={key: line}, by=clerk, at=NOW) == 1
    assert actions.file_under(organ_code="baiyang", chosen={key: line}, by=clerk, at=NOW) == 0
    assert queries.catalogue_counts(organ)[line][0] == 1
    assert queries.without_line(organ) == {}
    assert queries.unfiled(organ_id=organ, field="社会救助") == ((), "")
    row = line_for("baiyang", line, TODAY)
    assert row is not None
    assert queries.public_entry("baiyang", key).line2 == row.line2
    assert tallied() == counted()


def test_only_own_records_without_text_are_filed(
    clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, officer: Acting, stranger: Acting
) -> None:
    key, line = imported(clerk, officer)
    with pytest.raises(NotVisible):
        actions.file_under(organ_code="baiyang", chosen={key: line}, by=stranger, at=NOW)
    with pytest.raises(NotVisible):
        actions.file_under(organ_code=stranger.organ_code, chosen={key: line}, by=stranger, at=NOW)
    with pytest.raises(NotVisible):
        actions.file_under(organ_code="baiyang", chosen={key: 999_999}, by=clerk, at=NOW)
    with pytest.raises(Refused, match="归到目录事项"):
        actions.file_under(organ_code="baiyang", chosen={key: line}, by=leader, at=NOW)
    written = published(clerk, section_head, reviewer, leader)
    with pytest.raises(Invalid, match="走更正"):
        actions.file_under(organ_code="baiyang", chosen={key: line, written: line}, by=clerk, at=NOW)
    assert Entry.objects.get(pk=key).line_id is None, "all or none"


def test_a_title_proposes_the_line_that_it_names(clerk: Acting, officer: Acting) -> None:
    imported(clerk, officer)
    lines = lines_for(organs.organ("baiyang"), TODAY, field="涉农补贴")
    found = nearest("白阳镇白岔村2020年耕地地力保护补贴面积公示（12月）", lines)
    assert found is not None
    assert found.title == "农业生产发展资金 · 耕地地力保护"
    aid = lines_for(organs.organ("baiyang"), TODAY, field="社会救助")
    assert nearest("2020年第四季度临时救助资金发放情况", aid) is None, "three lines in that group, and the title names none"
    named = nearest("临时救助审核审批信息", aid)
    assert named is not None
    assert named.title == "临时救助 · 审核审批信息"
    assert nearest("白阳镇召开防火工作会议", lines) is None
    assert nearest("", lines) is None


def test_a_draft_changes_its_line_and_keeps_what_was_written(clerk: Acting, officer: Acting) -> None:
    _, line = imported(clerk, officer)
    said = replace(CONTENT, statutory_item="20.7", elements=(Element("收支总额", "120,000元"), Element("空着的")))
    entry = drafted(clerk, said)
    actions.change_line(entry_id=entry, line_id=line, by=clerk, at=NOW)
    content = queries.work_entry(clerk, entry, TODAY).content
    row = line_for("baiyang", line, TODAY)
    assert row is not None
    assert [one.name for one in content.elements] == [*row.elements, "收支总额"], "the old empty element is gone"
    assert (content.line_id, content.field, content.audience) == (line, "社会救助", row.wording.audience)
    assert content.statutory_item in row.statutory_codes
    with pytest.raises(NotVisible):
        actions.change_line(entry_id=entry, line_id=999_999, by=clerk, at=NOW)


def test_the_audience_is_in_the_words_of_the_catalogue(clerk: Acting) -> None:
    with pytest.raises(Invalid, match="公开对象写全社会"):
        drafted(clerk, replace(CONTENT, audience="大家"))
    entry = drafted(clerk, replace(CONTENT, audience="特定群体（本村村民）"))
    found = queries.work_entry(clerk, entry, TODAY)
    assert found.content.audience == "特定群体（本村村民）"
    assert [(one.severity, one.title) for one in found.findings if one.code == "audience"] == [
        ("note", "目录的公开对象是特定群体（本村村民），现在给全社会看")
    ]
    plain = queries.work_entry(clerk, drafted(clerk), TODAY)
    assert "audience" not in {one.code for one in plain.findings}


def test_the_tallies_match_the_entries(
    clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, officer: Acting
) -> None:
    team = (section_head, reviewer, leader)
    imported(clerk, officer)
    lines = lines_for(organs.organ("baiyang"), TODAY)
    chance, out = random.Random(3), []
    for n in range(12):
        at = NOW + timedelta(minutes=n)
        content = replace(CONTENT, title=f"{CONTENT.title}{n}", line_id=chance.choice((None, lines[0].id, lines[1].id)))
        entry = approved(clerk, *team, content=replace(content, down_on=date(2021, 3, 1) if n % 4 == 0 else None))
        channels.publish(entry_id=entry, by=clerk, at=at)
        out.append(entry)
        assert tallied() == counted(), n
    for n, entry in enumerate(out[:6]):
        amend(clerk, team, entry, lines[2].id)
        if n % 2:
            channels.withdraw(entry_id=entry, reason="内容有误，撤回。", by=clerk, at=NOW)
        assert tallied() == counted(), n
    assert expire_due(NOW.replace(month=3)) == 3
    assert tallied() == counted()
    before = tallied()
    count_anew(clerk.organ_id)
    assert tallied() == before


def amend(clerk: Acting, team: tuple[Acting, ...], entry: int, line: int) -> None:
    """Amend an entry under another line, through all reviews."""
    actions.amend(entry_id=entry, reason="换到对的事项。", by=clerk, at=NOW)
    actions.change_line(entry_id=entry, line_id=line, by=clerk, at=NOW)
    handed_in(entry, clerk)
    for person in team:
        actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=person, at=NOW)
    channels.publish(entry_id=entry, by=clerk, at=NOW + timedelta(hours=1))


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="an SQLite database in memory is not shared between these threads")
def test_publications_at_the_same_time_are_all_counted(
    clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting
) -> None:
    waiting = [approved(clerk, section_head, reviewer, leader) for _ in range(8)]
    together = threading.Barrier(4)

    def work(keys: list[int]) -> None:
        together.wait(20)
        for key in keys:
            channels.publish(entry_id=key, by=clerk, at=NOW)
        for key in keys[1:]:
            channels.withdraw(entry_id=key, reason="内容有误，撤回。", by=clerk, at=NOW)
        connection.close()

    threads = [threading.Thread(target=work, args=(waiting[n::4],)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert tallied() == counted()
    assert sum(Tally.objects.values_list("listed", flat=True)) == 4


def test_a_failed_schedule_is_reported_and_not_retried(
    clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, officer: Acting
) -> None:
    team = (section_head, reviewer, leader)
    plain = replace(CONTENT, title="另一条", body="<p>收支平衡。</p>")
    stopped, good = approved(clerk, *team), approved(clerk, *team, content=plain)
    for entry in (stopped, good):
        actions.schedule(entry_id=entry, publish_at=NOW + timedelta(hours=1), by=clerk, at=NOW)
    actions.add_word(kind="sensitive", word="98,500", by=officer, at=NOW)
    assert publish_due(NOW + timedelta(hours=2)) == [good]
    assert publish_due(NOW + timedelta(hours=3)) == []
    row = Entry.objects.get(pk=stopped)
    assert row.scheduled_at is None
    assert "敏感词1处" in row.plan_failure
    with pytest.raises(MingbaiError):
        channels.publish(entry_id=stopped, by=clerk, at=NOW)
    actions.schedule(entry_id=stopped, publish_at=NOW + timedelta(days=1), by=clerk, at=NOW)
    actions.stop_plan(entry_id=stopped, why="上一次的失败", by=clerk, at=NOW)
    assert Entry.objects.get(pk=stopped).scheduled_at == NOW + timedelta(days=1), "a rescheduled publication is kept"
    assert Entry.objects.get(pk=stopped).plan_failure == ""
