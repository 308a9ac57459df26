"""The pages of the import: template, upload, progress with and without script, what is left out, review, taking back."""

from __future__ import annotations

from functools import cache

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from mingbai.accounts.values import Acting
from mingbai.annual_report.models import Report
from mingbai.channels.models import Channel
from mingbai.channels.values.table import COLUMNS
from mingbai.entries.models import Entry
from mingbai.rendering.form_table import form_table
from support import NOW, secrecy_reviewer, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("spares")]
GOOD = ("第一季度财务公开", "20.7", "财政预决算", "各项收支。", "2020-03-30", "2020-04-02 09:30", "政府网站", "")


@pytest.fixture(autouse=True)
def _channel(site) -> None:
    Channel.objects.create(key="website", label="政府网站", order=0)


@cache  # a workbook says when it was made: the same rows again are the same file
def table(*rows: tuple[str, ...]) -> bytes:
    return form_table("公开信息", COLUMNS, rows, [20] * len(COLUMNS))


def uploaded(client: Client, *rows: tuple[str, ...]) -> str:
    data = table(*rows)
    answer = client.post("/work/imports/", {"file": SimpleUploadedFile("一年.xlsx", data)})
    assert answer.status_code == 302
    return str(answer["Location"])


def many(count: int) -> list[tuple[str, ...]]:
    return [(f"第{n}期财务公开", *GOOD[1:]) for n in range(count)]


def review_page(here: str) -> str:
    return here.replace("/imports/", "/review/imports/")


def decided(clerk: Acting, here: str, **said: str) -> HttpResponse:
    """The verdict of the secrecy reviewer on the page of the batch."""
    return sign_in(Client(), secrecy_reviewer(clerk)).post(review_page(here), said)


def test_a_table_goes_in_step_by_step_without_script(client: Client, clerk: Acting) -> None:
    sign_in(client, clerk)
    here = uploaded(client, *many(700))
    assert "核对了 0 行，共 700 行" in client.get(here).content.decode()
    client.post(f"{here}check/")
    assert "核对了 500 行，共 700 行" in client.get(here).content.decode()
    client.post(f"{here}check/")
    assert "送保密审查 700 条" in client.get(here).content.decode()
    client.post(f"{here}submit/")
    client.post(f"{here}submit/")
    assert "等保密审查" in client.get(here).content.decode()
    assert not Entry.objects.exists()
    told = decided(clerk, here, act="release")
    assert told.status_code == 302
    assert Entry.objects.count() == 700
    assert "已经入库" in client.get(here).content.decode()


def test_with_javascript_progress_is_a_fragment_and_the_end_a_new_page(client: Client, clerk: Acting) -> None:
    sign_in(client, clerk)
    here = uploaded(client, *many(700))
    first = client.post(f"{here}check/", headers={"HX-Request": "true"})
    assert first.content.decode().lstrip().startswith("{#") is False
    assert '<progress id="bar" value="500" max="700">' in first.content.decode()
    assert "<html" not in first.content.decode()
    last = client.post(f"{here}check/", headers={"HX-Request": "true"})
    assert last["HX-Redirect"] == here


def test_wrong_rows_are_listed_with_their_numbers(client: Client, clerk: Acting) -> None:
    sign_in(client, clerk)
    here = uploaded(client, GOOD, ("", *GOOD[1:]), (*GOOD[:6], "抖音", ""))
    client.post(f"{here}check/")
    shown = client.get(here).content.decode()
    assert "要改的行：2 行，不入库" in shown
    assert "“标题”要填" in shown
    assert "没有“抖音”这个渠道" in shown
    assert "送保密审查 1 条" in shown


def test_a_file_that_is_no_table_is_refused_in_words(client: Client, clerk: Acting) -> None:
    sign_in(client, clerk)
    for file in (SimpleUploadedFile("说明.txt", "没有表".encode()), SimpleUploadedFile("坏.xlsx", b"PK\x03\x04")):
        answer = client.post("/work/imports/", {"file": file})
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()
    assert client.post("/work/imports/").status_code == 422


def test_the_template_is_a_table_that_can_be_imported(client: Client, clerk: Acting) -> None:
    sign_in(client, clerk)
    Channel.objects.create(key="wechat", label="微信公众号", order=1)
    template = client.get("/work/imports/template.xlsx").content
    answer = client.post("/work/imports/", {"file": SimpleUploadedFile("模板.xlsx", template)})
    here = str(answer["Location"])
    client.post(f"{here}check/")
    assert "送保密审查 1 条" in client.get(here).content.decode()


def test_another_clerk_does_not_see_it(client: Client, clerk: Acting, stranger: Acting) -> None:
    here = uploaded(sign_in(client, clerk), GOOD)
    other = sign_in(Client(), stranger)
    assert other.get(here).status_code == 404
    assert other.post(f"{here}submit/").status_code == 404


def test_the_reviewer_finds_the_batch_on_the_day_and_in_the_queue_and_returns_it(client: Client, clerk: Acting) -> None:
    here = uploaded(sign_in(client, clerk), GOOD)
    client.post(f"{here}check/")
    assert "还没有送保密审查" in client.get("/work/").content.decode()
    client.post(f"{here}submit/")
    reviewer = sign_in(Client(), secrecy_reviewer(clerk))
    for page in ("/work/", "/work/review/"):
        assert review_page(here) in reviewer.get(page).content.decode()
    shown = reviewer.get(review_page(here)).content.decode()
    assert "第一季度财务公开" in shown
    assert "机器没有查出，请通读" in shown
    assert decided(clerk, here).status_code == 422
    assert decided(clerk, here, act="return").status_code == 422
    assert decided(clerk, here, act="return", opinion="第2行的日期核对一下。").status_code == 302
    assert "第2行的日期核对一下。" in client.get(here).content.decode()
    assert reviewer.get(review_page(here)).status_code == 404, "decided once"


def test_the_same_file_again_leads_to_the_first_batch(client: Client, clerk: Acting) -> None:
    here = uploaded(sign_in(client, clerk), GOOD)
    data = table(GOOD)
    answer = client.post("/work/imports/", {"file": SimpleUploadedFile("又一次.xlsx", data)})
    assert answer.status_code == 422
    assert "这个文件传过了" in answer.content.decode()
    assert f'<a href="{here}">' in answer.content.decode()


def test_a_batch_is_taken_back_with_a_reason(client: Client, clerk: Acting) -> None:
    here = uploaded(sign_in(client, clerk), GOOD)
    client.post(f"{here}check/")
    client.post(f"{here}submit/")
    decided(clerk, here, act="release")
    assert "整批撤回" in client.get(here).content.decode()
    assert client.get(f"{here}take-back/").status_code == 200
    assert client.post(f"{here}take-back/", {"reason": ""}).status_code == 422
    # A report published meanwhile counts it: what the page did not name is not confirmed.
    Report.objects.create(organ_id=clerk.organ_id, year=2020, state="published", published_at=NOW)
    assert client.post(f"{here}take-back/", {"reason": "年份用错了。"}).status_code == 422
    assert 'name="corrects" value="2020"' in client.get(f"{here}take-back/").content.decode()
    answer = client.post(f"{here}take-back/", {"reason": "年份用错了。", "corrects": "2020"}, follow=True)
    assert "更正说明" in answer.content.decode()
    assert "已整批撤回" in client.get(here).content.decode()
    assert not Entry.objects.filter(is_listed=True).exists()
    assert client.get(f"{here}take-back/").status_code == 404
