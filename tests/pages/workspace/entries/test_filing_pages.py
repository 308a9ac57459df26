"""Imported records are filed with one press, a draft changes its line, and a failed schedule is reported."""

from __future__ import annotations

from datetime import timedelta

import pytest
from clerks_bench import draft
from django.test import Client

from domains.entries.made import approved, imported
from mingbai.accounts.values import Acting
from mingbai.catalogue import actions as catalogue
from mingbai.catalogue.queries import line_for
from mingbai.entries import actions
from mingbai.entries.models import Entry
from support import NOW, TODAY, publish_due, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(clerk: Acting) -> Client:
    return sign_in(Client(), clerk)


def page(browser: Client, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.both_engines
def test_the_line_that_a_title_names_is_proposed_and_filed(browser: Client, clerk: Acting, officer: Acting) -> None:
    key, line = imported(clerk, officer)
    assert "归到目录事项：旧记录 1 条" in page(browser, "/work/entries/")
    text = page(browser, "/work/entries/unfiled/")
    assert f'<select name="entry-{key}"' in text
    assert "selected" in text.split(f'name="entry-{key}"')[1].split("</select>")[0].replace('value="" selected', "")
    assert "另有旧记录" in page(Client(), "/baiyang/content/")
    assert "1 条旧记录</a>还没有归到事项" in page(Client(), "/baiyang/content/?field=社会救助")
    answer = browser.post("/work/entries/unfiled/?field=社会救助", {f"entry-{key}": str(line)}, follow=True)
    assert "归好了 1 条" in answer.content.decode()
    assert "都归好了" in page(browser, "/work/entries/unfiled/")
    assert "旧记录</a>还没有归到事项" not in page(Client(), "/baiyang/content/?field=社会救助")


def test_unchosen_rows_and_invalid_keys_change_nothing(browser: Client, clerk: Acting, officer: Acting) -> None:
    key, _ = imported(clerk, officer)
    said = {f"entry-{key}": "", "entry-x": "3", "entry-1": "九", "other": "1"}
    answer = browser.post("/work/entries/unfiled/?field=社会救助", said, follow=True)
    assert "没有选事项" in answer.content.decode()
    assert browser.post("/work/entries/unfiled/", {f"entry-{key}": "999999"}).status_code == 404
    assert Entry.objects.get(pk=key).line_id is None


def test_a_field_that_the_catalogue_lacks_asks_where_to(browser: Client, clerk: Acting, officer: Acting) -> None:
    key, _ = imported(clerk, officer)
    Entry.objects.filter(pk=key).update(field="民政")
    text = page(browser, "/work/entries/unfiled/?field=民政")
    assert "目录里没有“民政”这个领域" in text
    assert f'name="entry-{key}"' in page(browser, "/work/entries/unfiled/?field=民政&to=社会救助")


def test_a_draft_is_moved_to_another_line(browser: Client, clerk: Acting, officer: Acting) -> None:
    _, line = imported(clerk, officer)
    entry = draft(clerk)
    assert f"/work/entries/{entry}/line/" in page(browser, f"/work/entries/{entry}/")
    assert "换成这一项" in page(browser, f"/work/entries/{entry}/line/?field=社会救助")
    answer = browser.post(f"/work/entries/{entry}/line/", {"line": str(line)}, follow=True)
    assert "换好了" in answer.content.decode()
    row = line_for("baiyang", line, TODAY)
    assert row is not None
    assert row.title in answer.content.decode()
    assert browser.post(f"/work/entries/{entry}/line/", {"line": "999999"}).status_code == 404


def test_a_draft_of_a_duty_keeps_its_line_and_says_why(browser: Client, clerk: Acting, officer: Acting) -> None:
    _, line = imported(clerk, officer)
    catalogue.generate(organ_code="baiyang", today=TODAY, by=clerk, at=NOW)
    duty = Entry._meta.get_field("duty").related_model.objects.order_by("pk").first()  # type: ignore[union-attr]
    entry = draft(clerk)
    Entry.objects.filter(pk=entry).update(duty=duty)
    assert f"/work/entries/{entry}/line/" not in page(browser, f"/work/entries/{entry}/")
    assert "从对的那件起草" in page(browser, f"/work/entries/{entry}/line/")
    answer = browser.post(f"/work/entries/{entry}/line/", {"line": str(line)})
    assert answer.status_code == 422
    assert "事项跟着它走" in answer.content.decode()


def test_a_failed_schedule_is_listed_first_with_its_reason(
    browser: Client, clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, officer: Acting
) -> None:
    entry = approved(clerk, section_head, reviewer, leader)
    actions.schedule(entry_id=entry, publish_at=NOW + timedelta(minutes=5), by=clerk, at=NOW)
    actions.add_word(kind="sensitive", word="98,500", by=officer, at=NOW)
    publish_due(NOW + timedelta(minutes=6))
    today = page(browser, "/work/")
    assert "定时发布没有发出：现在不能发布。正文里有敏感词1处" in today
    assert "没有发出" in today
    for address in (f"/work/entries/{entry}/", "/work/entries/"):
        assert "定时发布没有发出" in page(browser, address)


def test_blank_columns_are_a_row_of_today(browser: Client, clerk: Acting, officer: Acting) -> None:
    imported(clerk, officer)
    text = page(browser, "/work/")
    assert "个栏目还是空白" in text
    assert "/work/duties/columns/" in text
