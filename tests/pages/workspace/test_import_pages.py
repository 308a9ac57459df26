"""Import pages: template, upload, progress with and without JavaScript, errors, entering."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingbai.accounts.values import Acting
from mingbai.channels.models import Channel
from mingbai.channels.values.table import COLUMNS
from mingbai.entries.models import Entry
from mingbai.rendering.form_table import form_table
from support import sign_in

pytestmark = pytest.mark.django_db
GOOD = ("第一季度财务公开", "20.7", "财政预决算", "各项收支。", "2020-03-30", "2020-04-02 09:30", "政府网站", "")


@pytest.fixture(autouse=True)
def _channel(site) -> None:
    Channel.objects.create(key="website", label="政府网站", order=0)


def uploaded(client: Client, *rows: tuple[str, ...]) -> str:
    data = form_table("公开信息", COLUMNS, rows, [20] * len(COLUMNS))
    answer = client.post("/work/imports/", {"file": SimpleUploadedFile("一年.xlsx", data)})
    assert answer.status_code == 302
    return str(answer["Location"])


def test_a_table_is_imported_step_by_step_without_javascript(client: Client, clerk: Acting) -> None:
    sign_in(client, clerk)
    here = uploaded(client, *[GOOD] * 700)
    assert "核对了 0 行，共 700 行" in client.get(here).content.decode()
    client.post(f"{here}check/")
    assert "核对了 500 行，共 700 行" in client.get(here).content.decode()
    client.post(f"{here}check/")
    assert "导入 700 条" in client.get(here).content.decode()
    client.post(f"{here}enter/")
    client.post(f"{here}enter/")
    assert Entry.objects.count() == 700
    assert "已经导入" in client.get(here).content.decode()


def test_with_javascript_progress_is_a_fragment_and_the_end_a_new_page(client: Client, clerk: Acting) -> None:
    sign_in(client, clerk)
    here = uploaded(client, *[GOOD] * 700)
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
    assert "没有导入" in shown
    assert "“标题”要填" in shown
    assert "没有“抖音”这个渠道" in shown
    client.post(f"{here}enter/")
    assert not Entry.objects.exists()


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
    assert "导入 1 条" in client.get(here).content.decode()


def test_another_clerk_does_not_see_it(client: Client, clerk: Acting, stranger: Acting) -> None:
    here = uploaded(sign_in(client, clerk), GOOD)
    other = sign_in(Client(), stranger)
    assert other.get(here).status_code == 404
    assert other.post(f"{here}enter/").status_code == 404
