"""Reviews as recorded verdicts: in order, by three people; what stops a draft, and what happens to a refused one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from domains.entries.made import CONTENT, RESIDENT, approved, drafted, published, submitted
from mingbai.accounts.values import Acting
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.models import AuditEntry
from mingbai.entries import actions, queries
from mingbai.entries.models import Entry, NonDisclosure, ReviewVerdict
from mingbai.entries.queries.check import blocking, check
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.review import EntryAct, Stage
from support import NOW, TODAY, Team, appointed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("team")]


def stage(entry: int) -> str:
    return Entry.objects.values_list("stage", flat=True).get(pk=entry)


def events(entry: int) -> list[str]:
    return list(AuditEntry.objects.filter(subject=f"entry:baiyang:{entry}").order_by("id").values_list("event", flat=True))


def test_three_people_decide_in_order(clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting) -> None:
    entry = approved(clerk, section_head, reviewer, leader)
    assert stage(entry) == Stage.APPROVED
    rows = ReviewVerdict.objects.filter(entry_id=entry).order_by("id").values_list("stage", "act", "person_id")
    assert list(rows) == [
        ("draft", "submit", clerk.person_id),
        ("first_review", "approve", section_head.person_id),
        ("secrecy_review", "approve", reviewer.person_id),
        ("final_review", "approve", leader.person_id),
    ]
    assert events(entry) == [
        "entry.opened", "entry.submitted", "entry.first_approved", "entry.secrecy_approved", "entry.final_approved",
    ]  # fmt: skip


def test_nobody_decides_out_of_turn(clerk: Acting, reviewer: Acting, leader: Acting, stranger: Acting) -> None:
    entry = submitted(clerk)
    for who in (reviewer, leader, clerk):
        with pytest.raises(Refused, match="科室负责人来做"):
            actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=who, at=NOW)
    with pytest.raises(NotVisible):
        actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=stranger, at=NOW)
    assert stage(entry) == Stage.FIRST


def test_a_head_who_handed_it_in_does_not_review_it(section_head: Acting, clerk: Acting, baiyang: Organ) -> None:
    appointed(baiyang, "section_head", "baiyang-head-2")
    entry = drafted(clerk)
    actions.submit(entry_id=entry, by=section_head, at=NOW)
    with pytest.raises(Refused, match="另一个人"):
        actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=section_head, at=NOW)


def test_the_same_person_in_two_posts_does_not_do_two_reviews(clerk: Acting, section_head: Acting, reviewer: Acting) -> None:
    entry = approved(clerk, section_head)
    both = replace(reviewer, person_id=section_head.person_id)
    with pytest.raises(Refused, match="前一道审查是您做的"):
        actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=both, at=NOW)
    values = {"round": 1, "act": "approve", "person_id": section_head.person_id, "decided_by": "x", "decided_at": NOW}
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewVerdict.objects.create(entry_id=entry, stage="secrecy_review", **values)


def test_the_database_lists_no_draft_that_nobody_approved(team: Team) -> None:
    out = {"standing": "published", "is_listed": True, "published_at": NOW, "formed_on": NOW.date()}
    rows = [Entry.objects.filter(pk=key) for key in (submitted(team[0]), published(*team))]
    with pytest.raises(IntegrityError, match="listed_only_when_reviewed"), transaction.atomic():
        rows[0].update(**out, index_number="BY-1")
    approval = rows[1].get().approval
    assert approval is not None
    assert (approval.act, approval.stage) == ("approve", "final_review")
    with pytest.raises(IntegrityError), transaction.atomic():
        rows[0].update(**out, index_number="BY-1", approval=approval)


def test_deciding_twice_is_deciding_once(clerk: Acting, section_head: Acting) -> None:
    entry = approved(clerk, section_head)
    actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=section_head, at=NOW)
    assert stage(entry) == Stage.SECRECY
    assert ReviewVerdict.objects.filter(entry_id=entry, act="approve").count() == 1


def test_a_returned_draft_says_what_to_change_and_begins_a_new_round(clerk: Acting, section_head: Acting) -> None:
    entry = submitted(clerk)
    with pytest.raises(Invalid, match="意见"):
        actions.decide(entry_id=entry, act=EntryAct.RETURN, opinion="改", by=section_head, at=NOW)
    actions.decide(entry_id=entry, act=EntryAct.RETURN, opinion="金额和台账对不上，请核对。", by=section_head, at=NOW)
    assert stage(entry) == Stage.RETURNED
    actions.submit(entry_id=entry, by=clerk, at=NOW)
    assert Entry.objects.get(pk=entry).round == 2
    assert [row.act for row in queries.work_entry(clerk, entry, TODAY).verdicts] == [
        EntryAct.SUBMIT,
        EntryAct.RETURN,
        EntryAct.SUBMIT,
    ]


def test_a_resident_number_stops_the_draft_until_it_is_gone(clerk: Acting) -> None:
    entry = drafted(clerk, replace(CONTENT, body=f"<p>马某，{RESIDENT}</p>"))
    with pytest.raises(Refused, match="身份证号1处"):
        actions.submit(entry_id=entry, by=clerk, at=NOW)
    assert stage(entry) == Stage.DRAFT
    actions.save_draft(entry_id=entry, content=CONTENT, revision=1, by=clerk, at=NOW)
    actions.submit(entry_id=entry, by=clerk, at=NOW)
    assert stage(entry) == Stage.FIRST


def test_a_finding_is_released_by_the_secrecy_reviewer_with_a_reason(
    clerk: Acting, reviewer: Acting, section_head: Acting
) -> None:
    entry = drafted(clerk, replace(CONTENT, body="<p>便民服务手机13995401234</p>"))
    (finding,) = blocking(check(entry, TODAY))
    with pytest.raises(Refused, match="保密审查员"):
        actions.release(entry_id=entry, finding=finding.key, reason="公开的便民手机，本人同意。", by=section_head, at=NOW)
    with pytest.raises(Invalid, match="为什么可以公开"):
        actions.release(entry_id=entry, finding=finding.key, reason="可", by=reviewer, at=NOW)
    actions.release(entry_id=entry, finding=finding.key, reason="公开的便民手机，本人同意。", by=reviewer, at=NOW)
    assert blocking(check(entry, TODAY)) == ()
    actions.save_draft(entry_id=entry, content=replace(CONTENT, body="<p>手机13995401299</p>"), revision=1, by=clerk, at=NOW)
    assert len(blocking(check(entry, TODAY))) == 1


def test_a_mark_of_secrecy_is_never_released(clerk: Acting, reviewer: Acting) -> None:
    entry = drafted(clerk, replace(CONTENT, body="<p>秘密★5年</p><p>内容</p>"))
    (finding,) = blocking(check(entry, TODAY))
    with pytest.raises(Invalid, match="不能放行"):
        actions.release(entry_id=entry, finding=finding.key, reason="已经过期的密级标志。", by=reviewer, at=NOW)


def test_a_refusal_names_its_ground_and_enters_the_register(clerk: Acting, section_head: Acting, reviewer: Acting) -> None:
    entry = approved(clerk, section_head)
    with pytest.raises(Invalid, match="选明不予公开的依据"):
        actions.decide(entry_id=entry, act=EntryAct.REFUSE, opinion="属于内部讨论的过程稿。", ground="13.1", by=reviewer, at=NOW)
    actions.decide(entry_id=entry, act=EntryAct.REFUSE, opinion="属于内部讨论的过程稿。", ground="16.2", by=reviewer, at=NOW)
    row = NonDisclosure.objects.get(entry_id=entry)
    assert (row.ground, row.evaluate_on) == ("16.2", date(2022, 1, 19))
    assert stage(entry) == Stage.NOT_DISCLOSED
    assert [line.title for line in queries.closed(clerk.organ_id)[0]] == [CONTENT.title]


def test_undisclosed_information_is_evaluated_again(clerk: Acting, section_head: Acting, reviewer: Acting) -> None:
    entry = approved(clerk, section_head)
    actions.decide(entry_id=entry, act=EntryAct.REFUSE, opinion="属于内部讨论的过程稿。", ground="16.2", by=reviewer, at=NOW)
    later = NOW.replace(year=2022)
    assert [row.entry_id for row in queries.evaluations_due(clerk.organ_id, later.date())] == [entry]
    actions.evaluate(entry_id=entry, is_open=False, opinion="事项还在讨论。", by=reviewer, at=later)
    assert NonDisclosure.objects.get(entry_id=entry).evaluate_on == date(2023, 1, 19)
    assert queries.evaluations_due(clerk.organ_id, later.date()) == ()
    actions.evaluate(entry_id=entry, is_open=True, opinion="事项已经定了，可以公开。", by=reviewer, at=later)
    assert stage(entry) == Stage.DRAFT
    assert queries.work_entry(clerk, entry, TODAY).content.title == CONTENT.title


def test_an_undetermined_entry_keeps_the_authoritys_answer(clerk: Acting, section_head: Acting, reviewer: Acting) -> None:
    entry = approved(clerk, section_head)
    with pytest.raises(Refused, match="选明报给谁确定"):
        actions.decide(entry_id=entry, act=EntryAct.REFER, opinion="涉及项目坐标，不能确定。", by=reviewer, at=NOW)
    actions.decide(
        entry_id=entry, act=EntryAct.REFER, opinion="涉及项目坐标，不能确定。", authority="competent", by=reviewer, at=NOW
    )
    assert ReviewVerdict.objects.latest("id").basis == "条例第17条第三款，报有关主管部门"
    assert stage(entry) == Stage.REFERRED
    asked = {"authority": "彭阳县国家保密局", "reference": "彭保函〔2021〕3号", "opinion": "不属于国家秘密，可以公开。"}
    with pytest.raises(Refused):
        actions.determine(entry_id=entry, is_open=True, by=section_head, at=NOW, **asked)
    actions.determine(entry_id=entry, is_open=True, by=reviewer, at=NOW, **asked)
    assert stage(entry) == Stage.FINAL
    last = queries.work_entry(clerk, entry, TODAY).verdicts[-1]
    assert last.basis == "彭阳县国家保密局 彭保函〔2021〕3号"


def test_the_queue_shows_each_reviewer_what_is_theirs(
    clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, stranger: Acting
) -> None:
    first, second = submitted(clerk), approved(clerk, section_head)
    assert [row.id for row in queries.queue(section_head)] == [first]
    assert [row.id for row in queries.queue(reviewer)] == [second]
    assert queries.queue(leader) == queries.queue(stranger) == queries.queue(clerk) == ()


def test_the_county_shortens_the_chain_but_not_the_secrecy_review(clerk: Acting, officer: Acting, reviewer: Acting) -> None:
    why = "单位只有四个人，初审由经办科室做。"
    with pytest.raises(Refused, match="保密审查不能省"):
        actions.set_reviews(
            organ_codes=["baiyang"], field="", stages=("first_review", "final_review"), reason=why, by=officer, at=NOW
        )
    with pytest.raises(Refused, match="县政务公开主管"):
        actions.set_reviews(
            organ_codes=["baiyang"], field="", stages=("secrecy_review", "final_review"), reason=why, by=clerk, at=NOW
        )
    actions.set_reviews(
        organ_codes=["baiyang"], field="", stages=("secrecy_review", "final_review"), reason=why, by=officer, at=NOW
    )
    entry = submitted(clerk)
    assert stage(entry) == Stage.SECRECY
