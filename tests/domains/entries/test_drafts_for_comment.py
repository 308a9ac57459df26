"""A draft for comment: one gate for every way in, its days at publication, the duty after the period, links both ways."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from domains.documents.slips import PLAIN, before_signing
from domains.entries.made import CONTENT, approved, drafted, published
from mingbai.accounts.values import Acting
from mingbai.catalogue.actions import load_standard, open_chain
from mingbai.catalogue.models import Duty
from mingbai.catalogue.queries import lines_for
from mingbai.channels import actions as channels
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.models import Site
from mingbai.core.words import CHINA
from mingbai.documents import actions as documents
from mingbai.documents.models import Document
from mingbai.documents.values import Slip
from mingbai.entries import actions, queries
from mingbai.entries.models import Entry, Version
from mingbai.entries.values.content import dump, load
from mingbai.jobs import tasks
from mingbai.jobs.schedule import SCHEDULE
from mingbai.organs import queries as organs
from mingbai.statute.disclosure.comments import CommentNotice, CommentPractice
from mingbai.statute.disclosure.review import EntryAct
from statute.workdays.notices import day
from support import NOW, TODAY, Team, brought_in, handed_in

TITLE = "关于公开征求《白阳镇村级公益事业管理办法（征求意见稿）》意见的公告"
SAID = CommentNotice(
    first_day=day("2021-01-19 周二"),
    last_day=day("2021-02-18 周四"),
    address="白阳镇友谊街8号综合办公室",
    telephone="0954-7012783",
    explanation="为什么起草：村里修路修渠，钱和工怎么出要有规矩。\n主要内容：议事、筹资、公开。",
)
DRAFT = replace(CONTENT, title=TITLE, comment=SAID)
AFTER = datetime(2021, 2, 19, 9, 30, tzinfo=CHINA)


def stops(entry_id: int, at: datetime = NOW) -> list[str]:
    """The codes of what keeps a draft from being handed in; each says what to do."""
    found = [one for one in queries.check(entry_id, at.date()) if one.is_stop]
    assert [one.title for one in found if not one.detail] == []
    return [one.code for one in found]


def over(entry_id: int) -> int:
    """Let the period end and the schedule make the duty, on two tries; return the duty."""
    (kind,) = (one for one in SCHEDULE if one.task is tasks.ask_for_adoption)
    assert list(kind.due(datetime(2021, 2, 18, 23, 0, tzinfo=CHINA))) == []
    (arguments,) = kind.due(AFTER)
    assert arguments["entry_id"] == entry_id
    Site.objects.update(demo_today=AFTER.date())
    for _ in "twice":
        tasks.ask_for_adoption.call(**arguments)
    assert list(kind.due(AFTER)) == []
    return Duty.objects.get(title="《白阳镇村级公益事业管理办法（征求意见稿）》意见采纳情况").pk


def out(entry_id: int, team: Team, at: datetime) -> None:
    """Take a draft through its reviews and publish it."""
    handed_in(entry_id, team[0], at)
    for reviewer in team[1:]:
        actions.decide(entry_id=entry_id, act=EntryAct.APPROVE, by=reviewer, at=at)
    channels.publish(entry_id=entry_id, by=team[0], at=at)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (None, ["comment.days", "comment.explanation", "comment.channel"]),
        (replace(SAID, explanation=""), ["comment.explanation"]),
        (replace(SAID, address="", telephone=""), ["comment.channel"]),
        (replace(SAID, last_day=day("2021-02-17 周三")), ["comment.short"]),
        (replace(SAID, last_day=day("2021-02-17 周三"), short_reason="春耕开始以前要定下来"), []),
        (SAID, []),
    ],
)
def test_a_draft_for_comment_is_not_handed_in_without_what_the_law_asks(
    clerk: Acting, team: Team, said: CommentNotice | None, found: list[str]
) -> None:
    entry = drafted(clerk, replace(DRAFT, comment=said))
    assert stops(entry) == found
    if found:
        with pytest.raises(Refused, match="现在不能送审"):
            actions.submit(entry_id=entry, by=clerk, at=NOW)
        assert Entry.objects.get(pk=entry).stage == "draft"
    else:
        handed_in(entry, clerk)


def test_a_file_named_so_is_the_explanation(clerk: Acting) -> None:
    entry = drafted(clerk, replace(DRAFT, comment=replace(SAID, explanation="")))
    actions.attach(entry_id=entry, name="附件2 起草说明.txt", data="为什么起草。".encode(), by=clerk, at=NOW)
    assert stops(entry) == []


def test_a_line_of_the_catalogue_and_a_step_of_a_chain_ask_for_the_same(clerk: Acting, officer: Acting) -> None:
    load_standard(by=officer, at=NOW)
    line = next(row for row in lines_for(organs.organ("baiyang"), TODAY) if row.line2 == "决策草案公开征求意见")
    of_line = drafted(clerk, replace(CONTENT, title="村庄规划草案", line_id=line.id, statutory_item=""))
    assert "comment.days" in stops(of_line)
    chain = open_chain(organ_code="baiyang", template="major_project", title="周沟村修渠", opened_on=TODAY, by=clerk, at=NOW)
    plain = replace(DRAFT, comment=None)
    of_step = actions.open_draft(organ_code="baiyang", content=plain, chain_id=chain, chain_step="consultation", by=clerk, at=NOW)
    assert "comment.days" in stops(of_step)


def test_a_signed_document_asks_for_the_same_and_a_final_text_names_its_draft(team: Team, stranger: Acting) -> None:
    clerk, section_head, reviewer, leader = team

    def signed(slip: Slip) -> Entry:
        key = before_signing(slip, clerk, section_head, reviewer)
        documents.sign(document_id=key, by=leader, at=NOW)
        return Entry.objects.get(pk=Document.objects.get(pk=key).entry_id)

    assert "comment.days" in stops(signed(replace(PLAIN, title=TITLE)).pk)
    entry = published(*team, content=DRAFT)
    assert signed(replace(PLAIN, final_of_id=entry)).final_of_id == entry
    # Amended while the slip waits for the signature, it is no draft for comment any more.
    slip = before_signing(replace(PLAIN, title="另一件", final_of_id=entry), clerk, section_head, reviewer)
    actions.amend(entry_id=entry, reason="不是征求意见稿，写错了。", by=clerk, at=NOW)
    plain = replace(CONTENT, title="白阳镇村级公益事业管理情况")
    actions.save_draft(entry_id=entry, content=plain, revision=None, by=clerk, at=NOW)
    out(entry, team, NOW)
    documents.sign(document_id=slip, by=leader, at=NOW)
    assert Entry.objects.get(pk=Document.objects.get(pk=slip).entry_id).final_of_id is None
    for by, key in ((stranger, entry), (clerk, published(*team)), (clerk, 999_999)):
        with pytest.raises(Invalid, match="选本机关公布过的征求意见稿"):
            documents.open_slip(organ_code=by.organ_code, slip=replace(PLAIN, final_of_id=key), by=by, at=NOW)


def test_a_draft_that_still_takes_opinions_is_no_record_from_before(clerk: Acting) -> None:
    def record(published: datetime) -> actions.Published:
        return actions.Published("20.1", "", TITLE, published.date(), published)

    # 30 days from Saturday 19 December 2020 end on Monday 18 January; from Sunday 20 December on Tuesday the 19th, today.
    with pytest.raises(Refused, match="还不能作为旧记录"):
        brought_in(clerk, record(NOW - timedelta(days=30)))
    assert brought_in(clerk, record(NOW - timedelta(days=31)))


def test_personal_data_is_found_in_everything_it_says(clerk: Acting) -> None:
    for name in ("short_reason", "address", "telephone", "email", "explanation"):
        said = replace(SAID, **{name: "王某某，身份证号642226198503121237，主要内容见正文。"})
        assert "resident_id" in stops(drafted(clerk, replace(DRAFT, comment=said))), name


def test_the_county_may_leave_townships_out(clerk: Acting, settings: Any) -> None:
    settings.COMMENTS = CommentPractice(by_reference=False)
    assert stops(drafted(clerk, replace(DRAFT, comment=None))) == []


def test_before_the_law_was_in_force_nothing_is_asked(clerk: Acting) -> None:
    entry = drafted(clerk, replace(DRAFT, comment=None, formed_on=day("2019-08-30 周五")))
    assert stops(entry, datetime(2019, 8, 31, 9, 0, tzinfo=CHINA)) == []
    assert stops(entry, datetime(2019, 9, 1, 9, 0, tzinfo=CHINA)) != []


def test_opinions_are_taken_from_the_day_it_is_public(team: Team) -> None:
    longer = replace(SAID, last_day=day("2021-02-19 周五"))
    entry = approved(*team, content=replace(DRAFT, comment=longer))
    too_late, next_day = NOW + timedelta(days=2), NOW + timedelta(days=1)
    with pytest.raises(Refused, match="最早到2021年2月20日"):
        channels.publish(entry_id=entry, by=team[0], at=too_late)
    channels.publish(entry_id=entry, by=team[0], at=next_day)
    said = load(Version.objects.get(entry=entry).content).comment
    assert said is not None
    assert said.first_day == day("2021-01-20 周三")


@pytest.mark.parametrize("is_from_before", [False, True])
def test_an_amendment_does_not_ask_for_another_thirty_days(team: Team, is_from_before: bool) -> None:
    entry = published(*team, content=DRAFT)
    if is_from_before:
        # As published before notices were kept.
        Version.objects.update(content=dump(replace(DRAFT, comment=None)))
        Entry.objects.update(comment_until=None)
    actions.amend(entry_id=entry, reason="更正电话号码。", by=team[0], at=AFTER)
    actions.save_draft(entry_id=entry, content=DRAFT, revision=None, by=team[0], at=AFTER)
    assert stops(entry, AFTER) == []
    out(entry, team, AFTER)
    said = load(Version.objects.get(entry=entry, number=2).content).comment
    assert said == SAID, "the days as they were, not those of the amendment"


def test_the_adoption_is_asked_for_when_the_period_is_over_and_both_pages_point_to_each_other(client: Client, team: Team) -> None:
    clerk = team[0]
    entry = published(*team, content=DRAFT)
    page = client.get(f"/baiyang/entries/{entry}/").content.decode()
    for words in ("征集中，到2021年2月18日为止", "白阳镇友谊街8号综合办公室", "主要内容：议事、筹资、公开。"):
        assert words in page
    duty = over(entry)
    assert Duty.objects.get(pk=duty).judge_by == day("2021-03-17 周三")
    assert "已结束，结果未公布" in client.get(f"/baiyang/entries/{entry}/").content.decode()
    told = replace(CONTENT, title="《白阳镇村级公益事业管理办法（征求意见稿）》意见采纳情况")
    adoption = actions.open_draft(organ_code="baiyang", content=told, duty_id=duty, by=clerk, at=AFTER)
    out(adoption, team, AFTER)
    assert Duty.objects.get(pk=duty).state == "fulfilled"
    final = actions.open_draft(
        organ_code="baiyang", content=replace(CONTENT, title="办法"), final_of_id=entry, by=clerk, at=AFTER
    )
    out(final, team, AFTER)
    family = (entry, adoption, final)
    for one in family:
        page = client.get(f"/baiyang/entries/{one}/").content.decode()
        assert {key for key in family if f'href="/baiyang/entries/{key}/"' in page} == set(family) - {one}
    assert "结果见" in client.get(f"/baiyang/entries/{entry}/").content.decode()


def test_neither_adoption_nor_final_text_comes_before_the_end(team: Team) -> None:
    clerk = team[0]
    entry = published(*team, content=DRAFT)
    final = actions.open_draft(organ_code="baiyang", content=replace(CONTENT, title="办法"), final_of_id=entry, by=clerk, at=NOW)
    last = datetime(2021, 2, 18, 9, 0, tzinfo=CHINA)
    assert stops(final, last) == ["adoption.early"]
    assert stops(final, AFTER) == []


def test_a_withdrawn_draft_asks_for_no_adoption(team: Team) -> None:
    entry = published(*team, content=DRAFT)
    channels.withdraw(entry_id=entry, reason="草案要重写，征求意见停止。", by=team[0], at=NOW)
    assert queries.ended_by(AFTER.date()) == ()


def test_a_final_text_names_a_draft_for_comment_of_its_own_organ(team: Team, stranger: Acting) -> None:
    entry, other = published(*team, content=DRAFT), published(*team)
    for by, key in ((stranger, entry), (team[0], other), (team[0], 999_999)):
        with pytest.raises(NotVisible):
            actions.open_draft(organ_code=by.organ_code, content=CONTENT, final_of_id=key, by=by, at=NOW)


def test_content_without_a_comment_is_stored_as_before() -> None:
    assert "comment" not in dump(CONTENT)
    assert load(dump(DRAFT)) == DRAFT


def test_what_is_too_long_is_refused_and_nothing_is_nothing(clerk: Acting) -> None:
    with pytest.raises(Invalid, match="提意见的电话最多写100个字"):
        drafted(clerk, replace(DRAFT, comment=replace(SAID, telephone="1" * 101)))
    entry = drafted(clerk, replace(CONTENT, comment=CommentNotice(address=" ")))
    assert load(Entry.objects.get(pk=entry).draft.content).comment is None
