"""The bench: saving by button and automatically, two editors, errors at their fields; nothing typed is lost."""

from __future__ import annotations

import re

import pytest
from clerks_bench import draft, sent, whole
from django.test import Client
from django.urls import reverse

from mingbai.accounts.values import Acting
from mingbai.entries import actions, queries
from support import NOW, TODAY, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("team")]


@pytest.fixture
def browser(clerk: Acting) -> Client:
    return sign_in(Client(), clerk)


def address(entry_id: int) -> str:
    return reverse("work:entry-save", args=[entry_id])


def test_plain_paragraphs_are_stored_and_shown_as_they_were_typed(browser: Client, clerk: Acting) -> None:
    entry_id = draft(clerk)
    answer = browser.post(address(entry_id), sent(entry_id, clerk, body="第一段\r\n\r\n第二段<b", summary="谁、多少钱"))
    assert answer.status_code == 302
    content = queries.work_entry(clerk, entry_id, TODAY).content
    assert content.body == "<p>第一段</p><p>第二段&lt;b</p>"
    page = browser.get(answer["Location"]).content.decode()
    assert "第一段\n\n第二段&lt;b</textarea>" in page
    assert "已保存" in page


def test_elements_are_ticked_and_counted(browser: Client, clerk: Acting) -> None:
    entry_id = draft(clerk)
    form = sent(entry_id, clerk, **{"element-0": "每人600元", "element-1-in": "1"})
    page = browser.post(address(entry_id), form, follow=True).content.decode()
    assert "要素 2/2" in page
    elements = queries.work_entry(clerk, entry_id, TODAY).content.elements
    assert [(one.text, one.is_in_text) for one in elements] == [("每人600元", False), ("", True)]


def test_an_element_of_another_name_changes_nothing(browser: Client, clerk: Acting) -> None:
    entry_id = draft(clerk)
    form = sent(entry_id, clerk, **{"element-0-name": "别的要素", "element-0": "写错地方"})
    browser.post(address(entry_id), form)
    assert queries.work_entry(clerk, entry_id, TODAY).content.elements[0].text == ""


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("title", " ", "写标题"),
        ("title", "长" * 301, "标题最多写 300 个字"),
        ("summary", "长" * 401, "一句话说清楚最多写 400 个字"),
        ("formed_on", "去年", "形成日期写成年-月-日"),
        ("range", "nobody", "选一个：全社会"),
        ("village", "elsewhere", "选本镇的一个村、社区"),
        ("statutory_item", "99.1", "选条例第20条或者第21条中的一项"),
    ],
)
def test_an_error_is_shown_at_its_field_and_the_typed_text_stays(
    browser: Client, clerk: Acting, name: str, value: str, words: str
) -> None:
    entry_id = draft(clerk)
    form = sent(entry_id, clerk, body="写了很久的一段。", **{"element-0": "要素里的话"}) | {name: value}
    answer = browser.post(address(entry_id), form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count(words) == 2, "once in the summary, once at the field"
    assert f'href="#id_{name}"' in page
    assert "写了很久的一段。</textarea>" in page
    assert "要素里的话</textarea>" in page
    assert "错误：起草" in page


def test_a_village_range_without_a_village_says_so(browser: Client, clerk: Acting) -> None:
    entry_id = draft(clerk)
    answer = browser.post(address(entry_id), sent(entry_id, clerk, range="village"))
    assert answer.status_code == 422
    assert "选是哪个村、社区的" in answer.content.decode()


def test_autosave_answers_the_new_revision_and_what_the_check_found(browser: Client, clerk: Acting) -> None:
    entry_id = whole(clerk)
    form = sent(entry_id, clerk, body="<p>电话13800138000</p>", press="")
    answer = browser.post(address(entry_id), form, headers={"X-Requested-With": "autosave"})
    said = answer.json()
    assert (said["revision"], said["blocked"]) == (2, True)
    assert re.fullmatch(r"\d\d:\d\d 已自动保存", said["message"])
    assert "现在不能送审" in said["parts"]["why"]
    assert "手机号" in said["parts"]["findings"]
    assert "要素 2/2" in said["parts"]["elements"]
    assert len(queries.work_entry(clerk, entry_id, TODAY).snapshots) == 1, "an autosave makes no snapshot"


def test_autosave_that_cannot_be_stored_says_why(browser: Client, clerk: Acting) -> None:
    entry_id = draft(clerk)
    answer = browser.post(address(entry_id), sent(entry_id, clerk, title=""), headers={"X-Requested-With": "autosave"})
    assert answer.status_code == 422
    assert answer.json() == {"error": "还没有保存：写标题"}


def test_the_second_editor_is_told_who_saved_and_loses_nothing(browser: Client, clerk: Acting, section_head: Acting) -> None:
    entry_id = draft(clerk)
    mine = sent(entry_id, clerk, summary="经办写的")
    other = sign_in(Client(), section_head)
    other.post(address(entry_id), sent(entry_id, section_head, summary="负责人写的"))

    told = browser.post(address(entry_id), mine, headers={"X-Requested-With": "autosave"})
    assert told.status_code == 409
    assert "科室负责人" in told.json()["message"]
    assert "没有覆盖" in told.json()["message"]

    answer = browser.post(address(entry_id), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "<del>经办</del><ins>负责人</ins>写的" in page
    assert 'value="经办写的"' in page
    assert queries.work_entry(clerk, entry_id, TODAY).content.summary == "负责人写的"

    # The page now carries the other's revision: saving again is a decision, not an accident.
    assert 'name="revision" value="2"' in page
    browser.post(address(entry_id), mine | {"revision": "2"})
    assert queries.work_entry(clerk, entry_id, TODAY).content.summary == "经办写的"


def test_two_people_on_one_draft_are_warned(browser: Client, clerk: Acting, section_head: Acting) -> None:
    entry_id = draft(clerk)
    browser.post(address(entry_id), sent(entry_id, clerk, summary="刚刚写的"))
    own = browser.get(reverse("work:entry", args=[entry_id])).content.decode()
    theirs = sign_in(Client(), section_head).get(reverse("work:entry", args=[entry_id])).content.decode()
    assert "可能正在改" not in own
    assert "经办在" in theirs
    assert "可能正在改" in theirs


def test_after_handing_in_the_text_comes_back_to_be_copied(browser: Client, clerk: Acting) -> None:
    entry_id = whole(clerk)
    late = sent(entry_id, clerk, body="送审以后才写的一段。")
    actions.submit(entry_id=entry_id, by=clerk, at=NOW)
    answer = browser.post(address(entry_id), late)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "现在是“等初审”，不能改" in page
    assert "送审以后才写的一段。</textarea>" in page
    told = browser.post(address(entry_id), late, headers={"X-Requested-With": "autosave"})
    assert (told.status_code, "不能改" in told.json()["error"]) == (409, True)


def test_whoever_was_signed_out_gets_the_text_back(clerk: Acting) -> None:
    entry_id = draft(clerk)
    answer = Client().post(address(entry_id), sent(entry_id, clerk, body="还没有保存的一段。"))
    page = answer.content.decode()
    assert answer.status_code == 401
    assert "登录已过期" in page
    assert "还没有保存的一段。</textarea>" in page
    assert f"/work/sign-in/?next=%2Fwork%2Fentries%2F{entry_id}%2F" in page


def test_the_disabled_button_is_explained(browser: Client, clerk: Acting) -> None:
    entry_id = draft(clerk, body="<p>身份证号642225198501020011、电话13800138000</p>")
    page = browser.get(reverse("work:entry", args=[entry_id])).content.decode()
    assert 'id="submit" disabled aria-describedby="why"' in page
    assert 'id="why"><b>现在不能送审。</b>' in page
    assert '<a href="#id_body">去处理</a>' in page
