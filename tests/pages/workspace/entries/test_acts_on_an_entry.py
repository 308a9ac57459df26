"""Acts outside the bench: publish, schedule, take back, discard, amend, withdraw; what changed, and where it is seen."""

from __future__ import annotations

import pytest
from clerks_bench import draft, sent, whole
from django.test import Client
from django.urls import reverse

from mingbai.accounts.values import Acting
from mingbai.entries import actions, queries
from mingbai.entries.models import Entry
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.review import EntryAct, Stage, Standing
from support import NOW, TODAY, brought_in, handed_in, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("team")]


@pytest.fixture
def browser(clerk: Acting) -> Client:
    return sign_in(Client(), clerk)


@pytest.fixture
def approved(clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting) -> int:
    entry_id = whole(clerk)
    approve(entry_id, clerk, section_head, reviewer, leader)
    return entry_id


def approve(entry_id: int, clerk: Acting, *reviewers: Acting) -> None:
    handed_in(entry_id, clerk)
    for who in reviewers:
        actions.decide(entry_id=entry_id, act=EntryAct.APPROVE, by=who, at=NOW)


def act(entry_id: int, name: str) -> str:
    return reverse("work:entry-act", args=[entry_id, name])


def shown(browser: Client, entry_id: int) -> str:
    answer = browser.get(reverse("work:entry", args=[entry_id]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_one_press_publishes_and_a_second_does_no_harm(browser: Client, clerk: Acting, approved: int) -> None:
    assert "审查通过，等发布" in shown(browser, approved)
    assert browser.post(act(approved, "publish")).status_code == 302
    page = shown(browser, approved)
    assert f'href="/baiyang/entries/{approved}/"' in page
    assert "BAIYANG-2021-00001" in page
    assert browser.post(act(approved, "publish")).status_code == 302
    assert len(queries.work_entry(clerk, approved, TODAY).versions) == 1


def test_what_the_check_stops_is_not_published_and_the_page_says_why(browser: Client, officer: Acting, approved: int) -> None:
    # The county's list of words may change between approval and publication.
    actions.add_word(kind="sensitive", word="救助86人次", by=officer, at=NOW)
    answer = browser.post(act(approved, "publish"))
    assert answer.status_code == 422
    assert "现在不能发布" in answer.content.decode()
    assert Entry.objects.get(pk=approved).standing == Standing.UNPUBLISHED


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"on": "", "clock_time": ""}, "日期写成年-月-日"),
        ({"on": "2021-01-20", "clock_time": "25:99"}, "写几点几分"),
        ({"on": "2021-01-18", "clock_time": "09:00"}, "定时发布的时间要晚于现在"),  # Monday, the day before
    ],
)
def test_a_moment_that_cannot_be_is_refused_at_its_field(
    browser: Client, approved: int, form: dict[str, str], words: str
) -> None:
    answer = browser.post(act(approved, "schedule"), form)
    assert answer.status_code == 422
    assert answer.content.decode().count(words) == 2


def test_publication_is_planned_and_taken_back(browser: Client, approved: int) -> None:
    browser.post(act(approved, "schedule"), {"on": "2021-01-20", "clock_time": "09:00"})  # Wednesday
    assert "定在2021年1月20日 9:00发布" in shown(browser, approved)
    assert "定在2021年1月20日 9:00发布" in browser.get(reverse("work:entries")).content.decode()
    assert browser.post(act(approved, "take-back"), {"reason": "还"}).status_code == 422
    assert browser.post(act(approved, "take-back"), {"reason": "金额还要核对。"}).status_code == 302
    entry = Entry.objects.get(pk=approved)
    assert (entry.stage, entry.scheduled_at) == (Stage.DRAFT, None)


def test_a_draft_is_thrown_away_after_a_page_that_says_so(browser: Client, clerk: Acting) -> None:
    entry_id = draft(clerk)
    assert "内容和经过留着备查" in browser.get(act(entry_id, "discard")).content.decode()
    assert browser.post(act(entry_id, "discard"))["Location"] == reverse("work:entries")
    assert Entry.objects.get(pk=entry_id).stage == Stage.DISCARDED
    assert "救助情况" in shown(browser, entry_id)


def test_the_public_reads_why_it_was_amended(
    browser: Client, clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, approved: int
) -> None:
    browser.post(act(approved, "publish"))
    reason = "人次原写86，核对为88，现予更正。"
    assert "公众会看到这句话" in browser.get(act(approved, "amend")).content.decode()
    browser.post(act(approved, "amend"), {"reason": reason})
    page = shown(browser, approved)
    assert f"公众会看到的更正说明：{reason}" in page
    assert "data-draft" in page
    browser.post(reverse("work:entry-save", args=[approved]), sent(approved, clerk, body="<p>全镇救助88人次。</p>"))
    public = f"/baiyang/entries/{approved}/"
    assert "86人次" in Client().get(public).content.decode()
    approve(approved, clerk, section_head, reviewer, leader)
    browser.post(act(approved, "publish"))
    assert "全镇救助88人次。" in Client().get(public).content.decode()
    assert f"公开第2版。更正说明：{reason}" in shown(browser, approved)


def test_withdrawing_says_what_disappears_and_needs_a_reason(browser: Client, clerk: Acting, approved: int) -> None:
    browser.post(act(approved, "publish"))
    confirmation = browser.get(act(approved, "withdraw")).content.decode()
    assert f"网页消失：/baiyang/entries/{approved}/" in confirmation
    assert "索引号 BAIYANG-2021-00001 不再给别的信息用" in confirmation
    assert "撤回以后不能恢复" in confirmation
    assert browser.post(act(approved, "withdraw"), {"reason": ""}).status_code == 422
    assert Client().get(f"/baiyang/entries/{approved}/").status_code == 200
    browser.post(act(approved, "withdraw"), {"reason": "附件里有没隐去的号码。"})
    assert Client().get(f"/baiyang/entries/{approved}/").status_code == 404
    assert "公众看不到。理由：附件里有没隐去的号码。" in shown(browser, approved)


def test_what_is_for_one_village_has_no_public_page(
    browser: Client, clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, baiyang: Organ
) -> None:
    Organ.objects.create(code="baiyang-yaohe", name="姚河村民委员会", short_name="姚河村", level="village", parent=baiyang)
    entry_id = whole(clerk, range="village", village="baiyang-yaohe")
    approve(entry_id, clerk, section_head, reviewer, leader)
    browser.post(act(entry_id, "publish"))
    page = shown(browser, entry_id)
    assert "没有公开的网页" in page
    assert "姚河村" in page
    assert f"/baiyang/entries/{entry_id}/" not in page
    confirmation = browser.get(act(entry_id, "withdraw")).content.decode()
    assert "公示栏上贴的，要派人取下来" in confirmation


@pytest.mark.parametrize("name", ["publish", "schedule", "amend", "withdraw", "take-back", "nonsense"])
def test_an_act_that_the_stage_does_not_have_is_not_there(browser: Client, clerk: Acting, name: str) -> None:
    entry_id = draft(clerk)
    assert browser.get(act(entry_id, name)).status_code == 404
    assert browser.post(act(entry_id, name), {"reason": "没有理由的理由。"}).status_code == 404


def test_what_changed_is_shown_word_by_word(browser: Client, clerk: Acting) -> None:
    entry_id = whole(clerk)
    browser.post(reverse("work:entry-save", args=[entry_id]), sent(entry_id, clerk, body="<p>全镇救助88人次。</p>"))
    page = browser.get(reverse("work:entry-compare", args=[entry_id, 2])).content.decode()
    assert "<del>86</del><ins>88</ins>" in page
    assert browser.get(reverse("work:entry-compare", args=[entry_id, 9])).status_code == 404
    assert reverse("work:entry-compare", args=[entry_id, 2]) in shown(browser, entry_id)


def test_returned_drafts_say_what_to_change(browser: Client, clerk: Acting, section_head: Acting) -> None:
    entry_id = whole(clerk)
    handed_in(entry_id, clerk)
    actions.decide(entry_id=entry_id, act=EntryAct.RETURN, opinion="金额和附件对不上。", by=section_head, at=NOW)
    page = shown(browser, entry_id)
    assert "<b>退回修改。</b>" in page
    assert "金额和附件对不上。" in page


def test_the_secrecy_reviewer_lets_a_finding_of_a_draft_through(browser: Client, clerk: Acting, reviewer: Acting) -> None:
    entry_id = whole(clerk, body="<p>便民电话13800138000。</p>")
    assert "请本机关的保密审查员打开这一页" in shown(browser, entry_id)
    second = sign_in(Client(), reviewer)
    page = shown(second, entry_id)
    address = page.partition(f'href="{reverse("work:release", args=[entry_id])}')[2].partition('"')[0]
    assert address.startswith("?finding=")
    answer = second.post(
        reverse("work:release", args=[entry_id]),
        {"finding": address.removeprefix("?finding="), "reason": "村医的公开电话，本人书面同意。"},
    )
    assert answer.status_code == 302
    page = shown(browser, entry_id)
    assert "放行的理由：村医的公开电话，本人书面同意。" in page
    assert 'id="submit" disabled' not in page


def test_an_imported_record_can_be_withdrawn_but_not_amended(browser: Client, clerk: Acting) -> None:
    old = actions.Published("20.11", "", "2020年救助情况", TODAY, NOW)
    (entry_id,) = brought_in(clerk, old)
    page = shown(browser, entry_id)
    assert "导入的旧记录，没有正文" in page
    assert act(entry_id, "withdraw") in page
    assert act(entry_id, "amend") not in page
    refused = browser.post(act(entry_id, "amend"), {"reason": "人数写错了，要改。"})
    assert refused.status_code == 409
    assert "没有正文可以更正" in refused.content.decode()
