"""The clerk's pages of a draft for comment: what they ask, what they keep, where they lead when the period is over."""

from __future__ import annotations

from dataclasses import replace

import pytest
from clerks_bench import sent, whole
from django.test import Client
from django.urls import reverse

from domains.entries.made import CONTENT, published
from mingbai.accounts.values import Acting
from mingbai.core.models import Site
from mingbai.entries import queries
from mingbai.entries.models import Entry
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.comments import CommentNotice
from statute.workdays.notices import day
from support import TODAY, Team, sign_in

pytestmark = pytest.mark.django_db
TITLE = "白阳镇集市管理办法（征求意见稿）"
ADDRESS = "白阳镇兴彭大街533号"
SAID = CommentNotice(
    day("2021-01-19 周二"), day("2021-02-18 周四"), address=ADDRESS, explanation="为什么起草：集市没有统一的规矩。"
)


@pytest.fixture
def browser(client: Client, team: Team) -> Client:
    return sign_in(client, team[0])


def test_a_draft_for_comment_is_asked_for_its_notice_and_keeps_what_was_written(browser: Client, clerk: Acting) -> None:
    Organ.objects.filter(code="baiyang").update(address=ADDRESS)
    entry = whole(clerk)
    address = reverse("work:entry", args=[entry])
    assert ADDRESS not in browser.get(address).content.decode()
    save = reverse("work:entry-save", args=[entry])
    browser.post(save, sent(entry, clerk, title=TITLE))
    page = browser.get(address).content.decode()
    assert ADDRESS in page, "begins with the organ's own"
    assert 'href="#id_explanation">去改' in page
    wrong = browser.post(save, sent(entry, clerk, last_day="下个月", address=ADDRESS))
    assert wrong.status_code == 422
    assert "到哪天为止写成年-月-日" in wrong.content.decode()
    written = {"first_day": "2021-01-19", "last_day": "2021-02-18", "address": ADDRESS, "explanation": SAID.explanation}
    assert browser.post(save, sent(entry, clerk, **written)).status_code == 302
    assert queries.work_entry(clerk, entry, TODAY).content.comment == SAID
    changed = browser.get(reverse("work:entry-compare", args=[entry, 3])).content.decode()
    assert "征求意见到哪天" in changed
    assert browser.post(save, {**sent(entry, clerk, **written), "press": "submit"}).status_code == 302
    assert Entry.objects.get(pk=entry).stage == "first_review"


def test_the_page_leads_to_the_final_text_once_the_period_is_over(browser: Client, team: Team) -> None:
    entry = published(*team, content=replace(CONTENT, title=TITLE, comment=SAID))
    leads, address = f"?free=1&amp;final_of={entry}", reverse("work:entry", args=[entry])
    assert leads not in browser.get(address).content.decode()
    Site.objects.update(demo_today=day("2021-02-19 周五"))
    assert leads in browser.get(address).content.decode()
    begun = {"free": "1", "final_of": entry, "title": "白阳镇集市管理办法", "formed_on": "2021-02-19"}
    assert browser.post(reverse("work:entry-new"), begun).status_code == 302
    assert Entry.objects.get(title="白阳镇集市管理办法").final_of_id == entry
    slip = browser.get(reverse("work:document-new")).content.decode()
    assert f'<option value="{entry}">{TITLE}</option>' in slip
    named = {"title": "关于印发集市管理办法的通知", "kind": "通知", "is_policy": "no", "origin": "own", "is_agreed": "yes"}
    opened = browser.post(reverse("work:document-new"), {**named, "final_of_id": entry}, follow=True).content.decode()
    assert f"<dt>征求意见稿</dt><dd>{TITLE}</dd>" in opened
