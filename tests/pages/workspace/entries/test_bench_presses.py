"""The bench's buttons: attach, mask and remove files, import a file into the text, assess, submit."""

from __future__ import annotations

import re

import pytest
from clerks_bench import aid_list, draft, sent, whole
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from mingbai.accounts.values import Acting
from mingbai.entries import actions, queries
from mingbai.entries.queries.parts import AttachmentRow
from mingbai.statute.disclosure.review import Stage
from support import NOW, TODAY, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("team")]


@pytest.fixture
def browser(clerk: Acting) -> Client:
    return sign_in(Client(), clerk)


def press(browser: Client, entry_id: int, clerk: Acting, name: str, **more: object) -> object:
    return browser.post(reverse("work:entry-save", args=[entry_id]), {**sent(entry_id, clerk, press=name), **more})


def files(entry_id: int, clerk: Acting) -> tuple[AttachmentRow, ...]:
    return queries.work_entry(clerk, entry_id, TODAY).files


def with_list(clerk: Acting) -> int:
    entry_id = whole(clerk)
    actions.attach(entry_id=entry_id, name="名单.xlsx", data=aid_list(), by=clerk, at=NOW)
    return entry_id


def test_several_files_at_once_and_the_text_is_saved_with_them(browser: Client, clerk: Acting) -> None:
    entry_id = draft(clerk)
    sent_files = [SimpleUploadedFile("一.txt", "一".encode()), SimpleUploadedFile("二.txt", "二".encode())]
    answer = press(browser, entry_id, clerk, "upload", files=sent_files, summary="一并保存")
    assert answer["Location"].endswith("#attachments")
    assert [row.name for row in files(entry_id, clerk)] == ["一.txt", "二.txt"]
    assert queries.work_entry(clerk, entry_id, TODAY).content.summary == "一并保存"


def test_a_file_that_cannot_be_taken_does_not_keep_the_others_out(browser: Client, clerk: Acting) -> None:
    entry_id = draft(clerk)
    sent_files = [SimpleUploadedFile("程序.exe", b"MZ"), SimpleUploadedFile("说明.txt", "好".encode())]
    answer = press(browser, entry_id, clerk, "upload", files=sent_files, summary="写了的话")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "程序.exe：附件可以是" in page
    assert 'href="#id_files"' in page
    assert 'value="写了的话"' in page
    assert [row.name for row in files(entry_id, clerk)] == ["说明.txt"]


def test_adding_nothing_says_what_to_do(browser: Client, clerk: Acting) -> None:
    answer = press(browser, draft(clerk), clerk, "upload")
    assert answer.status_code == 422
    assert "先选文件，再按“加附件”" in answer.content.decode()


def test_the_list_is_shown_column_by_column_and_stops_handing_in(browser: Client, clerk: Acting) -> None:
    entry_id = with_list(clerk)
    page = browser.get(reverse("work:entry", args=[entry_id])).content.decode()
    assert "名单.xlsx 有 3 处个人信息" in page
    assert 'aria-label="身份证号列怎样处理"' in page
    assert 'aria-label="金额列怎样处理"' not in page, "a column without personal data offers no choice"
    assert "64222519850102" not in page, "the page itself shows no whole number"
    assert "附件里有不能公开的个人信息：身份证号 3 处" in page
    answer = press(browser, entry_id, clerk, "submit")
    assert answer.status_code == 422
    assert "现在不能送审" in answer.content.decode()
    assert queries.work_entry(clerk, entry_id, TODAY).stage is Stage.DRAFT


def test_the_preview_shows_the_chosen_treatments_and_changes_nothing(browser: Client, clerk: Acting) -> None:
    entry_id = with_list(clerk)
    file = files(entry_id, clerk)[0]
    answer = press(browser, entry_id, clerk, f"preview:{file.id}", **{f"treat-{file.id}-0-0": "keep"})
    page = browser.get(answer["Location"]).content.decode()
    assert "王小明" in page
    assert "身份证号" in page, "named among the treatments"
    assert '<th scope="col">身份证号</th>' not in page
    assert "6422" not in page
    assert [row.id for row in files(entry_id, clerk)] == [file.id]


def test_masking_by_column_replaces_the_file_only_once(browser: Client, clerk: Acting) -> None:
    entry_id = with_list(clerk)
    file = files(entry_id, clerk)[0]
    answer = press(browser, entry_id, clerk, f"treat:{file.id}")
    assert answer["Location"].endswith("#attachments")
    new = files(entry_id, clerk)
    assert [(row.is_masked, row.findings) for row in new] == [(True, 0)]
    assert "王**" in new[0].readable
    assert press(browser, entry_id, clerk, f"treat:{file.id}").status_code == 302
    assert [row.id for row in files(entry_id, clerk)] == [new[0].id]
    gone = browser.get(reverse("work:entry-file", args=[entry_id, file.id]))
    assert gone.status_code == 404, "the original can no longer be downloaded"


def test_masking_from_the_preview(browser: Client, clerk: Acting) -> None:
    entry_id = with_list(clerk)
    file = files(entry_id, clerk)[0]
    name = f"treat-{file.id}-0-1"
    answer = browser.post(reverse("work:entry-treat", args=[entry_id, file.id]), {name: "first6_last1"})
    assert answer.status_code == 302
    assert "642225" in files(entry_id, clerk)[0].readable
    assert browser.post(reverse("work:entry-treat", args=[entry_id, file.id])).status_code == 302


def test_a_treatment_that_is_not_offered_is_not_taken(browser: Client, clerk: Acting) -> None:
    entry_id = with_list(clerk)
    file = files(entry_id, clerk)[0]
    press(browser, entry_id, clerk, f"treat:{file.id}", **{f"treat-{file.id}-0-1": "keep"})
    assert "身份证号" not in files(entry_id, clerk)[0].readable


def test_a_file_is_taken_out(browser: Client, clerk: Acting) -> None:
    entry_id = with_list(clerk)
    file = files(entry_id, clerk)[0]
    assert press(browser, entry_id, clerk, f"remove:{file.id}").status_code == 302
    assert files(entry_id, clerk) == ()
    assert press(browser, entry_id, clerk, f"remove:{file.id}").status_code == 302


def test_staff_take_a_file_as_a_download_that_cannot_run(browser: Client, clerk: Acting) -> None:
    entry_id = whole(clerk)
    file_id = actions.attach(entry_id=entry_id, name="说明.html", data="<p>说明</p>".encode(), by=clerk, at=NOW)
    answer = browser.get(reverse("work:entry-file", args=[entry_id, file_id]))
    assert answer["Content-Type"].startswith("text/plain")
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''%E8%AF%B4%E6%98%8E.html"
    assert answer["X-Content-Type-Options"] == "nosniff"
    other = whole(clerk, topic="别的")
    assert browser.get(reverse("work:entry-file", args=[other, file_id])).status_code == 404


def test_the_content_of_a_file_is_appended_to_the_text(browser: Client, clerk: Acting) -> None:
    entry_id = draft(clerk)
    word = SimpleUploadedFile("讲话.txt", "第一段。\n\n第二段。".encode())
    answer = press(browser, entry_id, clerk, "import", **{"import": word, "body": "开头。"})
    assert answer["Location"].endswith("#id_body")
    body = queries.work_entry(clerk, entry_id, TODAY).content.body
    assert body.startswith("<p>开头。</p>")
    assert "第二段" in body


@pytest.mark.parametrize(("name", "data", "words"), [("", b"", "先选一个 docx"), ("坏.docx", b"PK\x03\x04 not a zip", "坏.docx")])
def test_a_file_that_cannot_be_read_is_refused_beside_its_field(
    browser: Client, clerk: Acting, name: str, data: bytes, words: str
) -> None:
    entry_id = draft(clerk)
    more = {"import": SimpleUploadedFile(name, data)} if name else {}
    answer = press(browser, entry_id, clerk, "import", body="写好的。", **more)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_import"' in page
    assert "写好的。</textarea>" in page
    assert ("先选一个 docx" in page) is (not name)


def test_the_assessment_is_asked_for_and_recorded(browser: Client, clerk: Acting) -> None:
    entry_id = with_list(clerk)
    assert "个人信息保护影响评估" in browser.get(reverse("work:entry", args=[entry_id])).content.decode()
    said = {"purpose": "在本村公示，接受监督。", "effect": "邻里知道领了救助。"}
    missing = press(browser, entry_id, clerk, "assess", **said)
    page = missing.content.decode()
    assert missing.status_code == 422
    assert 'href="#assess_measures"' in page
    assert "邻里知道领了救助。</textarea>" in page
    answer = press(browser, entry_id, clerk, "assess", measures="只贴七天，隐去号码。", **said)
    assert answer["Location"].endswith("#assessment")
    recorded = queries.work_entry(clerk, entry_id, TODAY).assessment
    assert recorded is not None
    assert recorded.measures == "只贴七天，隐去号码。"


def test_a_text_without_lists_needs_no_assessment(browser: Client, clerk: Acting) -> None:
    assert "个人信息保护影响评估" not in browser.get(reverse("work:entry", args=[whole(clerk)])).content.decode()


def test_gaps_are_confirmed_with_one_press_that_holds_for_this_text(browser: Client, clerk: Acting, section_head: Acting) -> None:
    entry_id = draft(clerk, formed_on=TODAY)
    answer = press(browser, entry_id, clerk, "submit", body="写完就送。")
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "送审以前，请核对这 3 处" in shown
    assert shown.count("请核对</span>") == 3
    digest = re.search(r'value="submit:([0-9a-f]{64})"', shown)
    assert digest is not None
    changed = press(browser, entry_id, clerk, f"submit:{digest[1]}", body="又改了一句。")
    assert changed.status_code == 422
    again = re.search(r'value="submit:([0-9a-f]{64})"', changed.content.decode())
    assert again is not None
    assert again[1] != digest[1]
    assert press(browser, entry_id, clerk, f"submit:{again[1]}", body="又改了一句。").status_code == 302
    seen = queries.work_entry(section_head, entry_id, TODAY).confirmed
    assert seen is not None
    assert seen.points == ("缺“救助标准”", "缺“监督电话”", "没有一句话说清楚")


def test_handing_in_saves_first(browser: Client, clerk: Acting) -> None:
    entry_id = whole(clerk)
    answer = press(browser, entry_id, clerk, "submit", body="写完就送。")
    assert answer.status_code == 302
    entry = queries.work_entry(clerk, entry_id, TODAY)
    assert (entry.stage, entry.content.body) == (Stage.FIRST, "<p>写完就送。</p>")
    page = browser.get(answer["Location"]).content.decode()
    assert "已送审，现在等初审" in page
    assert "撤回修改" in page
    assert "data-draft" not in page


@pytest.mark.parametrize(
    ("values", "href", "words"),
    [
        ({"body": "话", "formed_on": ""}, "#id_formed_on", "写形成日期"),
        ({"body": "话", "formed_on": "2021-02-01"}, "#id_formed_on", "形成日期晚于今天"),  # Monday, after the demonstration's day
        ({"body": "话", "formed_on": "2021-01-19", "valid_until": "2020-12-31"}, "#id_valid_until", "失效日期早于形成日期"),
        ({"body": "", "formed_on": "2021-01-19"}, "#id_body", "正文还是空的"),
        ({"body": "话", "formed_on": "2021-01-19", "statutory_item": ""}, "#id_statutory_item", "选公开事项"),
    ],
)
def test_what_a_submission_lacks_is_shown_at_its_field(
    browser: Client, clerk: Acting, values: dict[str, str], href: str, words: str
) -> None:
    entry_id = draft(clerk)
    answer = press(browser, entry_id, clerk, "submit", **values)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="{href}">{words}' in page
    assert page.count(words) == 2
