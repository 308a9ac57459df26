"""Whoever wrote any of a draft does not review it, whoever hands it in; and nobody waits for a review that nobody may make."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domains.documents.slips import PLAIN
from domains.entries.made import CONTENT, RESIDENT, drafted
from mingbai.accounts.models import Post
from mingbai.accounts.values import Acting
from mingbai.channels import actions as channels
from mingbai.core.errors import Refused
from mingbai.core.words import CHINA
from mingbai.documents import actions as documents
from mingbai.documents.models import Document
from mingbai.documents.queries import waiting
from mingbai.documents.queries.staffing import unmanned as unmanned_slip
from mingbai.entries import actions, queries
from mingbai.entries.models import DraftAuthor, Entry, ReviewVerdict
from mingbai.entries.queries.reviewers import awaited_for
from mingbai.entries.queries.stuck import stuck_drafts
from mingbai.organs.models import Organ
from mingbai.organs.queries import organ_by_id
from mingbai.statute.disclosure.review import EntryAct
from support import NOW, TODAY, Team, appointed, handed_in

pytestmark = pytest.mark.django_db


def _also(who: Acting, organ: Organ, kind: str) -> Acting:
    """Give somebody a second post of the organ and return them in it."""
    made = Post.objects.create(person_id=who.person_id, organ=organ, kind=kind, since_on=TODAY)
    return replace(who, post_id=made.pk, kind=kind)


def _authors(entry: int, version: int | None = None) -> set[int]:
    return set(DraftAuthor.objects.filter(entry_id=entry, version=version).values_list("person_id", flat=True))


def test_a_reviewer_who_drafted_does_not_review_what_a_colleague_submits(team: Team, baiyang: Organ) -> None:
    clerk, section_head, reviewer, _ = team
    second = appointed(baiyang, "secrecy_reviewer", "second-reviewer")
    as_clerk = _also(reviewer, baiyang, "clerk")
    entry = drafted(as_clerk)
    handed_in(entry, clerk)
    actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=section_head, at=NOW)
    assert queries.queue(reviewer) == ()
    whose = awaited_for(queries.work_entry(clerk, entry, TODAY), TODAY)
    assert whose is not None
    assert whose.words == "保密审查：second-reviewer（保密审查员）"
    for act in (EntryAct.APPROVE, EntryAct.RETURN, EntryAct.REFER):
        with pytest.raises(Refused, match="另一个人"):
            actions.decide(entry_id=entry, act=act, opinion="可以公开。", authority="secrecy", by=reviewer, at=NOW)
    actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=second, at=NOW)


def test_taking_a_draft_over_does_not_make_its_author_a_stranger(team: Team, baiyang: Organ) -> None:
    clerk, section_head, reviewer, leader = team
    entry = drafted(_also(reviewer, baiyang, "clerk"))
    actions.take_over(entry_id=entry, by=clerk, at=NOW)
    assert Entry.objects.get(pk=entry).drafted_by == clerk.person_id
    with pytest.raises(Refused, match=r"缺保密审查员（保密审查）.*经手过这一稿") as told:
        handed_in(entry, clerk)
    assert "任命" in str(told.value)
    second = appointed(baiyang, "secrecy_reviewer", "second-reviewer")
    handed_in(entry, clerk)
    for who in (section_head, second, leader):
        actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=who, at=NOW)
    channels.publish(entry_id=entry, by=clerk, at=NOW)
    assert (_authors(entry), _authors(entry, 1)) == (set(), {reviewer.person_id})
    # What is published is nobody's draft: the author of version 1 may review version 2.
    actions.amend(entry_id=entry, reason="补写一笔支出。", by=clerk, at=NOW)
    assert _authors(entry) == {clerk.person_id}


def test_whoever_changes_text_or_files_is_an_author_and_whoever_saves_the_same_is_not(team: Team) -> None:
    clerk, section_head, *_ = team
    entry = drafted(clerk)
    saved = {"entry_id": entry, "revision": None, "by": section_head, "at": NOW}
    actions.save_draft(content=CONTENT, **saved)
    assert _authors(entry) == {clerk.person_id}
    actions.save_draft(content=replace(CONTENT, title="白阳镇2020年四季度财务公开"), is_autosave=True, **saved)
    assert _authors(entry) == {clerk.person_id, section_head.person_id}
    with pytest.raises(Refused, match=r"缺科室负责人（初审）"):
        handed_in(entry, clerk)


def test_a_file_makes_an_author(team: Team) -> None:
    clerk, section_head, *_ = team
    entry = drafted(clerk)
    actions.attach(entry_id=entry, name="收支.txt", data="收入120,000元。".encode(), by=section_head, at=NOW)
    assert _authors(entry) == {clerk.person_id, section_head.person_id}


def test_nobody_releases_a_finding_of_what_they_wrote(team: Team, baiyang: Organ) -> None:
    reviewer = team[2]
    entry = drafted(_also(reviewer, baiyang, "clerk"), replace(CONTENT, body=f"<p>身份证号{RESIDENT}。</p>"))
    found = next(one for one in queries.check(entry, TODAY) if one.is_stop)
    with pytest.raises(Refused, match="另一个人"):
        actions.release(entry_id=entry, finding=found.key, reason="本人同意公开。", by=reviewer, at=NOW)


def test_whoever_wrote_a_referred_draft_does_not_record_the_answer(team: Team, baiyang: Organ) -> None:
    clerk, section_head, reviewer, _ = team
    second = appointed(baiyang, "secrecy_reviewer", "second-reviewer")
    entry = drafted(_also(reviewer, baiyang, "clerk"))
    handed_in(entry, clerk)
    actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=section_head, at=NOW)
    actions.decide(entry_id=entry, act=EntryAct.REFER, opinion="拿不准。", authority="secrecy", by=second, at=NOW)
    assert queries.queue(reviewer) == ()
    assert [row.id for row in queries.queue(second)] == [entry]
    answer = {"authority": "县国家保密局", "reference": "彭保函〔2021〕3号", "opinion": "不是国家秘密，可以公开。"}
    with pytest.raises(Refused, match="另一个人"):
        actions.determine(entry_id=entry, is_open=True, by=reviewer, at=NOW, **answer)
    actions.determine(entry_id=entry, is_open=True, by=second, at=NOW, **answer)


def test_a_draft_whose_only_reviewer_wrote_it_is_shown_as_stuck(team: Team, baiyang: Organ) -> None:
    clerk, section_head, reviewer, _ = team
    entry = drafted(clerk)
    handed_in(entry, clerk)
    actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=section_head, at=NOW)
    assert stuck_drafts([baiyang.pk], NOW) == {}
    DraftAuthor.objects.create(entry_id=entry, person_id=reviewer.person_id, name="审查", wrote_at=NOW)
    (stuck,) = stuck_drafts([baiyang.pk], NOW)[baiyang.pk]
    assert "没有人能办" in stuck.awaited


def test_whoever_changed_a_slip_neither_checks_nor_signs_it(team: Team, baiyang: Organ) -> None:
    clerk, section_head, reviewer, leader = team
    head = appointed(baiyang, "section_head", "office-head")
    slip = documents.open_slip(organ_code="baiyang", slip=PLAIN, by=clerk, at=NOW)
    changed = replace(PLAIN, body="各村民委员会：\n4月20日前完成造林3000亩。")
    documents.save_slip(document_id=slip, slip=changed, revision=None, by=section_head, at=NOW)
    documents.submit(document_id=slip, by=clerk, at=NOW)
    assert [row.id for row in waiting(head)] == [slip]
    assert waiting(section_head) == ()
    with pytest.raises(Refused, match="另一个人"):
        documents.pass_on(document_id=slip, by=section_head, at=NOW)
    documents.pass_on(document_id=slip, by=head, at=NOW)
    documents.pass_on(document_id=slip, by=reviewer, at=NOW)
    documents.sign(document_id=slip, by=leader, at=NOW)
    # The entry's text is theirs too.
    entry = Document.objects.get(pk=slip).entry_id
    assert entry is not None
    assert _authors(entry) == {clerk.person_id, section_head.person_id}
    handed_in(entry, clerk)
    with pytest.raises(Refused, match="另一个人"):
        actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=section_head, at=NOW)
    assert ReviewVerdict.objects.filter(entry_id=entry, act=EntryAct.APPROVE.value).count() == 0


def test_a_slip_is_not_submitted_while_a_step_has_nobody(clerk: Acting, section_head: Acting, leader: Acting) -> None:
    slip = documents.open_slip(organ_code="baiyang", slip=PLAIN, by=clerk, at=NOW)
    with pytest.raises(Refused, match=r"不能送核。白阳镇缺保密审查员（保密审查），这份公文送出去没有人能办。.*任命"):
        documents.submit(document_id=slip, by=clerk, at=NOW)
    assert Document.objects.get(pk=slip).round == 0
    # A section head who drafts alone lacks somebody else for the check of the text.
    own = documents.open_slip(organ_code="baiyang", slip=replace(PLAIN, title="另一件"), by=section_head, at=NOW)
    with pytest.raises(Refused, match=r"缺科室负责人（办公室核稿）、保密审查员（保密审查）.*经手过这份公文"):
        documents.submit(document_id=own, by=section_head, at=NOW)


def test_a_policy_that_stays_closed_needs_somebody_else_in_the_disclosure_office(
    section_head: Acting, reviewer: Acting, leader: Acting, baiyang: Organ
) -> None:
    head = appointed(baiyang, "section_head", "head-2")
    told = unmanned_slip(organ_by_id(baiyang.pk), True, {section_head.person_id, head.person_id}, TODAY)
    assert "经办或者科室负责人（政务公开机构审查）" in told
    assert unmanned_slip(organ_by_id(baiyang.pk), True, {head.person_id}, TODAY) == ""


def test_a_draft_is_stuck_after_the_countys_working_days(team: Team, baiyang: Organ, settings) -> None:
    clerk = team[0]
    entry = drafted(clerk)
    handed_in(entry, clerk)
    spring = datetime(2021, 2, 9, 9, 30, tzinfo=CHINA)
    ReviewVerdict.objects.filter(entry_id=entry).update(decided_at=spring)
    # 春节: eight days of rest; two working days, and three with the Saturday that makes up for one.
    assert stuck_drafts([baiyang.pk], spring + timedelta(days=11)) == {}
    (late,) = stuck_drafts([baiyang.pk], spring + timedelta(days=16))[baiyang.pk]
    assert late.days == 8
    settings.STUCK_AFTER = 8
    assert stuck_drafts([baiyang.pk], spring + timedelta(days=16)) == {}
