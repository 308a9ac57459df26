"""A batch of records from before: checked like a draft, reviewed once, never counted twice, taken back as a whole."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest
from django.db import IntegrityError, transaction

from domains.entries.made import imported
from mingbai.accounts.models import Post
from mingbai.accounts.values import Acting
from mingbai.annual_report.actions import take_back_import
from mingbai.annual_report.models import Report
from mingbai.annual_report.queries import counted
from mingbai.channels import actions, queries
from mingbai.channels.models import Channel, Delivery, ImportBatch
from mingbai.channels.values.table import COLUMNS
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.models import AuditEntry
from mingbai.entries.actions import Published, add_word, file_under, import_published
from mingbai.entries.models import Entry, ImportRelease, Tally, WordKind
from mingbai.entries.queries.records import Place, records
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from mingbai.rendering.form_table import form_table
from mingbai.statute.disclosure.imports import BatchState
from support import NOW, appointed, approved_once, brought_in, secrecy_reviewer

pytestmark = pytest.mark.django_db
GOOD = ("第一季度财务公开", "20.7", "财政预决算", "各项收支。", "2020-03-30", "2020-04-02 09:30", "政府网站；微信公众号", "", "")
NEXT = ("第二季度财务公开", *GOOD[1:])
RESIDENT, PHONE, CARD = "642226198503121237", "13909541234", "6222021234567890128"


@pytest.fixture(autouse=True)
def _channels(site) -> None:
    for order, (key, label) in enumerate((("website", "政府网站"), ("wechat", "微信公众号"))):
        Channel.objects.create(key=key, label=label, order=order)


@cache  # a workbook says when it was made: the same rows again are the same file
def table(*rows: tuple[str, ...]) -> bytes:
    return form_table("公开信息", COLUMNS, rows, [20] * len(COLUMNS))


def checked(clerk: Acting, *rows: tuple[str, ...]) -> int:
    told = {"organ_code": "baiyang", "by": clerk, "at": NOW}
    batch = actions.upload(name="一年.xlsx", data=table(*rows), **told)
    while not queries.batch(clerk.organ_id, batch).is_checked:
        actions.check_some(batch_id=batch, **told)
    return batch


def waiting(clerk: Acting, *rows: tuple[str, ...]) -> int:
    batch = checked(clerk, *rows)
    secrecy_reviewer(clerk)
    actions.submit_batch(organ_code="baiyang", batch_id=batch, by=clerk, at=NOW)
    return batch


def entered(clerk: Acting, *rows: tuple[str, ...]) -> int:
    batch = waiting(clerk, *rows)
    actions.release_batch(organ_code="baiyang", batch_id=batch, by=secrecy_reviewer(clerk), at=NOW)
    return batch


def taken_back(clerk: Acting, batch: int) -> None:
    take_back_import(organ_code="baiyang", batch_id=batch, reason="表格用错了年份。", by=clerk, at=NOW)


def events(name: str) -> list[dict[str, object]]:
    return [json.loads(row.data) for row in AuditEntry.objects.filter(event=name).order_by("id")]


# What must not leave.


@pytest.mark.parametrize(
    ("column", "text", "kind"),
    [
        (0, f"低保公示 {RESIDENT} 电话{PHONE}", "身份证号"),
        (0, f"联系人电话{PHONE}", "手机号"),
        (3, "户主患肝癌，卡号见附件", "病情"),
        (3, f"打入银行卡{CARD}", "银行卡号"),
        (2, "机密★10年", "密级"),
        (7, f"见短信 {PHONE}", "手机号"),
    ],
)
def test_a_text_that_must_not_leave_is_refused_by_row_and_column_and_the_others_go_in(
    clerk: Acting, column: int, text: str, kind: str
) -> None:
    wrong = tuple(text if place == column else cell for place, cell in enumerate(NEXT))
    batch = entered(clerk, GOOD, wrong)
    found = queries.batch(clerk.organ_id, batch)
    told = [(one.row, one.column) for one in found.errors if kind in one.sentence]
    assert told == [(3, COLUMNS[column])]
    said = " ".join(one.sentence for one in found.errors)
    assert RESIDENT not in said
    assert PHONE not in said
    assert CARD not in said
    assert "删去" in said or "隐去" in said
    assert [row.title for row in Entry.objects.all()] == [GOOD[0]]


def test_village_affairs_are_not_brought_in_for_everybody(clerk: Acting) -> None:
    batch = checked(clerk, ("阳坪村财务", "", "村务公开", *GOOD[3:]), ("阳坪村财务", "20.7", "村务公开", *GOOD[3:]))
    assert [(one.row, one.column) for one in queries.batch(clerk.organ_id, batch).errors] == [(2, "条例条项"), (3, "领域")]


def test_a_table_with_too_much_wrong_is_not_handed_in_for_the_rest_was_not_looked_at(clerk: Acting) -> None:
    batch = checked(clerk, *[("", *GOOD[1:])] * 210, (f"电话{PHONE}", *GOOD[1:]), GOOD)
    with pytest.raises(Invalid, match="后面的没有再看"):
        actions.submit_batch(organ_code="baiyang", batch_id=batch, by=clerk, at=NOW)


def test_a_word_that_the_county_added_meanwhile_stops_the_release(clerk: Acting, officer: Acting) -> None:
    batch = waiting(clerk, GOOD)
    add_word(kind=WordKind.SENSITIVE.value, word="财务公开", right="", by=officer, at=NOW)
    with pytest.raises(Refused, match="第1条"):
        actions.release_batch(organ_code="baiyang", batch_id=batch, by=secrecy_reviewer(clerk), at=NOW)
    assert not Entry.objects.exists()
    assert queries.batch(clerk.organ_id, batch).state is BatchState.WAITING


# The review.


def test_nothing_is_listed_before_the_one_verdict(clerk: Acting, reviewer: Acting) -> None:
    batch = waiting(clerk, GOOD, NEXT)
    assert not Entry.objects.exists()
    assert actions.release_batch(organ_code="baiyang", batch_id=batch, opinion="已通读。", by=reviewer, at=NOW) == 2
    assert actions.release_batch(organ_code="baiyang", batch_id=batch, opinion="已通读。", by=reviewer, at=NOW) == 2
    (verdict,) = events("import.entered")
    assert (verdict["batch"], verdict["entries"], verdict["opinion"]) == (batch, 2, "已通读。")
    release = ImportRelease.objects.get()
    assert (release.uploader_id, release.reviewer_id, release.count) == (clerk.person_id, reviewer.person_id, 2)
    assert set(Entry.objects.values_list("release", "is_listed")) == {(release.pk, True)}


def test_only_the_organs_secrecy_reviewer_decides_and_never_about_their_own_upload(
    clerk: Acting, section_head: Acting, leader: Acting, reviewer: Acting, wangwa: Organ
) -> None:
    batch = waiting(clerk, GOOD)
    told = {"organ_code": "baiyang", "batch_id": batch, "at": NOW}
    for other in (clerk, section_head, leader):
        with pytest.raises(Refused):
            actions.release_batch(by=other, **told)
        with pytest.raises(Refused):
            actions.return_batch(opinion="改一改。", by=other, **told)
    foreign = appointed(wangwa, "secrecy_reviewer", "wangwa-secrecy")
    with pytest.raises(NotVisible):
        actions.release_batch(by=foreign, **told)
    ImportBatch.objects.filter(pk=batch).update(uploader_id=reviewer.person_id)
    assert queries.batches_to_review(reviewer) == ()
    with pytest.raises(Refused, match="您上传或者送审的"):
        actions.release_batch(by=reviewer, **told)
    with pytest.raises(Refused, match="您上传或者送审的"):
        actions.return_batch(opinion="改一改。", by=reviewer, **told)
    assert not Entry.objects.exists()


def test_a_returned_batch_says_why_and_its_file_may_come_again(clerk: Acting, reviewer: Acting) -> None:
    batch = waiting(clerk, GOOD)
    told = {"organ_code": "baiyang", "batch_id": batch, "by": reviewer, "at": NOW}
    with pytest.raises(Invalid):
        actions.return_batch(opinion="", **told)
    actions.return_batch(opinion="第2行核对日期。", **told)
    actions.return_batch(opinion="第2行核对日期。", **told)
    assert len(events("import.returned")) == 1
    with pytest.raises(Refused):
        actions.release_batch(**told)
    assert checked(clerk, GOOD) != batch


def test_the_door_itself_refuses_what_no_reviewer_let_through(clerk: Acting, reviewer: Acting) -> None:
    record = Published("20.7", "财政预决算", "财务公开", NOW.date() - timedelta(days=9), NOW - timedelta(days=3))
    bad = Published("20.7", "财政预决算", f"电话{PHONE}", record.formed_on, record.published_at)
    with pytest.raises(Refused):
        import_published(organ_code="baiyang", entries=[record], uploader_id=reviewer.person_id, by=clerk, at=NOW)
    with pytest.raises(Refused, match="您上传或者送审的"):
        import_published(organ_code="baiyang", entries=[record], uploader_id=reviewer.person_id, by=reviewer, at=NOW)
    with pytest.raises(Refused, match="第2条"):
        import_published(organ_code="baiyang", entries=[record, bad], uploader_id=clerk.person_id, by=reviewer, at=NOW)
    assert not Entry.objects.exists()


def test_the_database_refuses_a_listed_record_without_a_review(clerk: Acting, reviewer: Acting) -> None:
    (key,) = brought_in(clerk, Published("20.7", "", "财务公开", NOW.date(), NOW))
    for wrong in ({"release": None}, {"release": None, "round": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Entry.objects.filter(pk=key).update(**wrong)
    Entry.objects.filter(pk=key).update(release=None, is_listed=False)
    Entry.objects.filter(pk=key).update(approval=approved_once(Entry.objects.get(pk=key)), is_listed=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        ImportRelease.objects.update(uploader_id=reviewer.person_id, reviewer_id=reviewer.person_id)
    with pytest.raises(IntegrityError), transaction.atomic():
        ImportRelease.objects.update(reviewer_id=None)
    ImportRelease.objects.update(reviewer_id=None, is_from_before=True)


def test_the_database_holds_the_states_of_a_batch(clerk: Acting) -> None:
    batch = entered(clerk, GOOD)
    rows = ImportBatch.objects.filter(pk=batch)
    wrongs = (
        {"state": "lost"}, {"release": None}, {"entered_at": None}, {"state": "taken_back"},
        {"state": "returned", "reason": "改"},
    )  # fmt: skip
    for wrong in wrongs:
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)
    rows.update(state="taken_back", reason="用错了年份", closed_at=NOW)
    second = entered(clerk, GOOD)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(state="entered")
    assert ImportBatch.objects.get(pk=second).fingerprint == ImportBatch.objects.get(pk=batch).fingerprint


# Nothing twice.


def test_the_same_file_is_refused_with_its_first_batch(clerk: Acting) -> None:
    batch = entered(clerk, GOOD, NEXT)
    with pytest.raises(Invalid, match="这个文件传过了") as refused:
        actions.upload(organ_code="baiyang", name="换个名.xlsx", data=table(GOOD, NEXT), by=clerk, at=NOW)
    assert refused.value.field == f"batch:{batch}"
    assert counted(organs.organ("baiyang"), 2020).total == 4


def test_rows_that_are_there_already_are_shown_and_not_entered(clerk: Acting) -> None:
    entered(clerk, GOOD, NEXT)
    other_day, other_title = (*GOOD[:5], "2020-04-03 09:30", *GOOD[6:]), ("第三季度财务公开", *GOOD[1:])
    on_website = (*GOOD[:6], "website", *GOOD[7:])
    second = entered(clerk, on_website, other_day, other_title, other_title)
    found = queries.batch(clerk.organ_id, second)
    first = Entry.objects.get(title=GOOD[0], published_at__day=2)
    assert [(one.row, one.title, one.entry_id, one.earlier) for one in found.existing] == [
        (2, GOOD[0], first.pk, 0), (5, "", 0, 4),
    ]  # fmt: skip
    assert found.entered == 2
    assert counted(organs.organ("baiyang"), 2020).entries == 4


def test_two_batches_in_hand_at_once_do_not_both_enter_a_row(clerk: Acting) -> None:
    first, second = waiting(clerk, GOOD), waiting(clerk, GOOD, NEXT)
    for batch in (first, second):
        actions.release_batch(organ_code="baiyang", batch_id=batch, by=secrecy_reviewer(clerk), at=NOW)
    assert Entry.objects.count() == 2
    assert queries.batch(clerk.organ_id, second).entered == 1


def test_a_row_that_the_reviewer_was_not_shown_stays_out_when_its_twin_is_taken_back(clerk: Acting) -> None:
    first = entered(clerk, GOOD)
    same = (*GOOD[:3], "和前一批不一样的话。", *GOOD[4:])
    second = waiting(clerk, same, NEXT)
    taken_back(clerk, first)
    actions.release_batch(organ_code="baiyang", batch_id=second, by=secrecy_reviewer(clerk), at=NOW)
    assert queries.batch(clerk.organ_id, second).entered == 1
    assert not Entry.objects.filter(summary=same[3]).exists()


def test_a_record_that_was_withdrawn_does_not_come_back_with_a_table(clerk: Acting) -> None:
    entered(clerk, GOOD)
    actions.withdraw(entry_id=Entry.objects.get().pk, reason="名单有误。", by=clerk, at=NOW)
    assert [one.row for one in queries.batch(clerk.organ_id, checked(clerk, GOOD, NEXT)).existing] == [2]


def test_a_batch_is_taken_back_as_a_whole_and_may_come_again(clerk: Acting) -> None:
    batch = entered(clerk, GOOD, NEXT)
    assert (counted(organs.organ("baiyang"), 2020).total, Tally.objects.get().listed) == (4, 2)
    taken_back(clerk, batch)
    taken_back(clerk, batch)
    assert (counted(organs.organ("baiyang"), 2020).total, Tally.objects.get().listed) == (0, 0)
    assert set(Delivery.objects.values_list("channel__key", "state")) == {("website", "withdrawn"), ("wechat", "to_remove")}
    assert set(Entry.objects.values_list("is_listed", "standing")) == {(False, "withdrawn")}
    assert records(Place("statutory_item", "20.7", clerk.organ_id)).rows == ()
    (said,) = events("import.taken_back")
    assert (said["batch"], said["entries"], said["reason"]) == (batch, 2, "表格用错了年份。")
    entered(clerk, GOOD, NEXT)
    assert counted(organs.organ("baiyang"), 2020).total == 4


def test_a_batch_in_review_is_taken_back_before_anything_was_public(clerk: Acting) -> None:
    batch = waiting(clerk, GOOD)
    taken_back(clerk, batch)
    with pytest.raises(Refused):
        actions.release_batch(organ_code="baiyang", batch_id=batch, by=secrecy_reviewer(clerk), at=NOW)
    assert not Entry.objects.exists()


def test_a_batch_that_a_published_report_counts_is_left_to_a_correction(clerk: Acting, stranger: Acting) -> None:
    batch = entered(clerk, GOOD)
    other = Report.objects.create(organ_id=clerk.organ_id, year=2019, state="published", published_at=NOW)
    report = Report.objects.create(organ_id=clerk.organ_id, year=2020, state="published", published_at=NOW)
    with pytest.raises(Refused, match="2020年度报告数进了这一批"):
        taken_back(clerk, batch)
    with pytest.raises(NotVisible):
        take_back_import(organ_code="baiyang", batch_id=batch, reason="不是我的。", by=stranger, at=NOW)
    assert Entry.objects.get().is_listed
    Report.objects.filter(pk=report.pk).update(state="draft", published_at=None)
    taken_back(clerk, batch)
    assert Report.objects.get(pk=other.pk).published_at is not None


# What is filed in bulk.


def test_an_old_record_that_says_too_much_is_not_filed(clerk: Acting, officer: Acting) -> None:
    key, line = imported(clerk, officer)
    Entry.objects.filter(pk=key).update(title=f"临时救助 电话{PHONE}")
    with pytest.raises(Refused, match="手机号"):
        file_under(organ_code="baiyang", chosen={key: line}, by=clerk, at=NOW)
    assert Entry.objects.get(pk=key).line_id is None


def test_whoever_submits_a_colleagues_batch_does_not_review_it(clerk: Acting, baiyang: Organ) -> None:
    reviewer = secrecy_reviewer(clerk)
    second = appointed(baiyang, "secrecy_reviewer", "second-reviewer")
    batch = checked(clerk, GOOD)
    # One person in two posts: submitted as a clerk, reviewed as the reviewer.
    actions.submit_batch(organ_code="baiyang", batch_id=batch, by=replace(clerk, person_id=reviewer.person_id), at=NOW)
    assert queries.batches_to_review(reviewer) == ()
    for act in (actions.release_batch, actions.return_batch):
        with pytest.raises(Refused, match="另一个人"):
            act(organ_code="baiyang", batch_id=batch, opinion="可以公开。", by=reviewer, at=NOW)
    assert actions.release_batch(organ_code="baiyang", batch_id=batch, by=second, at=NOW) == 1


def test_a_batch_that_nobody_could_review_is_not_submitted(clerk: Acting) -> None:
    batch = checked(clerk, GOOD)
    told = {"organ_code": "baiyang", "batch_id": batch, "by": clerk, "at": NOW}
    with pytest.raises(Refused, match=r"不能送审。白阳镇缺保密审查员（保密审查），这一批送出去没有人能办"):
        actions.submit_batch(**told)
    assert queries.batch(clerk.organ_id, batch).state is BatchState.UPLOADED
    reviewer = secrecy_reviewer(clerk)
    Post.objects.filter(person_id=reviewer.person_id).update(is_pending=True, appointed_by=clerk.person_id)
    with pytest.raises(Refused, match=r"没有人能办。[^。]*（保密审查员）等系统管理员在服务器上确认。$"):
        actions.submit_batch(**told)
    Post.objects.update(is_pending=False)
    actions.submit_batch(**told)
